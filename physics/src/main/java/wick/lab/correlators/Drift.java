package wick.lab.correlators;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import wick.network.Step;
import wick.numeric.matrix.Matrix;

/// E_W dH_ijj,abc z_id and E_W dH_iij,abc z_jd of dense layers, averaged over the layer's weights exactly.
///
/// With A = W φ′, u_m = Σ_kq φ_kb φ′_ka H_kq,ac A_mq,c and w_j = Σ_kp φ_kc φ′_ka H_kp,ab A_jp,b the differential
/// of a layer follows from that of the layer below:
///
///     dH_ijm,abc = Σ W_ik φ″_ka H_kp,ab H_kq,ac A_jp,b A_mq,c + Σ A_ik,a A_jp,b A_mq,c dH_kpq,abc
///                  + (λ_W/n) (δ_ij u_m + δ_im w_j)
///
/// It has n³ entries, but both averages contract it with a vector times a matrix: P with x_ad,i Y_bc,jm, Q
/// with Y_ab,ij x_cd,m. The second term of the recursion turns x_ad into A_aᵀ x_ad and Y_ab into A_aᵀ Y_ab A_b.
/// So it is run backward, from the hidden layer in front to the first, on vectors and matrices alone; it
/// begins with x_ad = φ′_a φ_d and Y_ab = diag(φ′_a φ′_b).
///
/// Source: Roberts, Yaida and Hanin 2022, arXiv:2106.10165; the backward form derived here.
final class Drift {
    private final Layout layout;
    private final List<DriftLayer> layers = new ArrayList<>();
    private final double[] p;
    private final double[] q;

    Drift(List<HiddenLayer> hidden, Layout layout) {
        this.layout = layout;
        hidden.forEach(layer -> layers.add(new DriftLayer(layer, layout)));
        p = new double[layout.fourth()];
        q = new double[layout.fourth()];
    }

    /// The numbers of the dense layer `next` behind hidden layer `l`; the layers below have been read
    /// before. `weights` gives the matrix that makes a hidden layer.
    void readInto(int l, Step.Linear next, IntFunction<Matrix> weights, double[] numbers, int from) {
        java.util.Arrays.fill(p, 0);
        java.util.Arrays.fill(q, 0);
        DriftLayer top = layers.get(l);
        top.prepare();
        top.begin();
        top.addDirect(p, q);
        for (int k = l; k > 0; k--) {
            DriftLayer above = layers.get(k);
            DriftLayer below = layers.get(k - 1);
            below.pull(above, weights.apply(k));
            above.addRates(p, q);
            below.addDirect(p, q);
        }
        double c = next.weightVariance() / next.fanIn();
        double rate = next.weightRate() / next.fanIn();
        int inputs = layout.inputs();
        int at = 0;
        for (int a = 0; a < inputs; a++) {
            for (int b = 0; b < inputs; b++) {
                for (int e = 0; e < inputs * inputs; e++) {
                    double share = rate * c * top.response(a, b, e / inputs, e % inputs);
                    numbers[from + layout.driftP(a, b, e / inputs, e % inputs)] = c * c * p[at];
                    numbers[from + layout.driftQ(a, b, e / inputs, e % inputs)] = c * c * q[at] + share;
                    at++;
                }
            }
        }
    }
}
