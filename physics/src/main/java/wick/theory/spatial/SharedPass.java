package wick.theory.spatial;

import java.util.List;
import java.util.Optional;
import wick.theory.infinitewidth.ElementwiseAverages;

/// One pair of inputs on its way through a [SharedChain], with covariances between different depths:
/// because two applications of one matrix are correlated, they do not add up like independent ones in a
/// residual sum.
///
///     U(a, b) = σ_b² + σ_w² ⟨h_a h_b′⟩ for applications of one matrix, else 0
/// C(a, b) = Σ U(i, j) over the terms i of what goes into a and j of what goes into b;   ⟨h_a h_b′⟩ =
/// ⟨φφ⟩ at C
///     D(a, b) = Σ ⟨φ′φ′⟩(c, d) σ_w² D(c, d) over applications c, d of one matrix into which a and b go
///     Θ = Σ D(a, b) (λ_b + λ_w ⟨h_a h_b′⟩) over pairs of applications of one matrix
///
/// D is the covariance of gradients; it starts from 1 at the readout. Weights met on the way back count as
/// independent of those met forward, since gradients are linear in the readout's independent weights of
/// mean zero.
///
/// Source: Yang 2020, arXiv:2006.14548 (tensor programs II).
final class SharedPass {
    private final List<SharedChain.Application> chain;
    private final int size;
    /// ⟨h_a h_b′⟩, ⟨φ′φ′⟩ and U of pairs of one matrix.
    private final double[][] inputs;
    private final double[][] slopes;
    private final double[][] covariances;
    /// C
    final double[][] sums;
    /// The smallest 1 − correlation in front of a kink between different signals.
    double nearest = 1;

    /// `first` and `second` are the variances of what goes into each application, for either input;
    /// `same` where the second input is the first.
    SharedPass(SharedChain chain, double product, double[] first, double[] second, boolean same) {
        this.chain = chain.applications();
        size = this.chain.size();
        inputs = new double[size][size];
        slopes = new double[size][size];
        covariances = new double[size][size];
        sums = new double[size][size];
        for (int a = 0; a < size; a++) {
            forward(a, a, product, first, second, same);
            for (int b = 0; b < a; b++) {
                forward(a, b, product, first, second, same);
                forward(b, a, product, first, second, same);
            }
        }
    }

    private void forward(int a, int b, double product, double[] first, double[] second, boolean same) {
        SharedChain.Application one = chain.get(a);
        SharedChain.Application two = chain.get(b);
        if (!one.sharesWith(two)) {
            return;
        }
        inputs[a][b] = product;
        slopes[a][b] = 1;
        if (!one.terms().isEmpty()) {
            double sum = 0;
            for (int i : one.terms()) {
                for (int j : two.terms()) {
                    sum += covariances[i][j];
                }
            }
            sums[a][b] = sum;
            if (same && a == b) {
                first[a] = sum;
            }
            average(a, b, first[a], second[b], same && a == b);
        }
        covariances[a][b] = one.numbers().biasVariance() + one.numbers().weightVariance() * inputs[a][b];
    }

    private void average(int a, int b, double first, double second, boolean coincide) {
        double covariance = sums[a][b];
        if (chain.get(a).activation().isEmpty()) {
            inputs[a][b] = covariance;
            return;
        }
        ElementwiseAverages averages =
                ElementwiseAverages.of(chain.get(a).activation().orElseThrow());
        double[] product = {coincide ? first : covariance};
        double[] slope = new double[1];
        averages.pairs(new double[] {first}, new double[] {second}).alongInto(0, 0, 1, 0, product, slope);
        inputs[a][b] = product[0];
        slopes[a][b] = slope[0];
        double scale = Math.sqrt(first * second);
        if (!coincide && scale > 0) {
            nearest = Math.min(nearest, Math.max(0, 1 - covariance / scale));
        }
    }

    /// K of the outputs.
    double nngp() {
        return covariances[size - 1][size - 1];
    }

    /// Θ of the outputs.
    double ntk() {
        double[][] gradients = new double[size][size];
        gradients[size - 1][size - 1] = 1;
        double theta = 0;
        for (int a = size - 1; a >= 0; a--) {
            for (int b = size - 1; b >= 0; b--) {
                SharedChain.Application one = chain.get(a);
                double d = gradients[a][b];
                if (d == 0 || !one.sharesWith(chain.get(b))) {
                    continue;
                }
                theta += d * (one.numbers().biasRate() + one.numbers().weightRate() * inputs[a][b]);
                double back = slopes[a][b] * one.numbers().weightVariance() * d;
                for (int i : one.terms()) {
                    for (int j : chain.get(b).terms()) {
                        gradients[i][j] += back;
                    }
                }
            }
        }
        return theta;
    }

    /// Activations in use.
    static Optional<ElementwiseAverages> averages(SharedChain.Application application) {
        return application.activation().map(ElementwiseAverages::of);
    }
}
