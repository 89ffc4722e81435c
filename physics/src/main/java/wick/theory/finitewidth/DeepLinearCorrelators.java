package wick.theory.finitewidth;

import java.util.List;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;

/// Deep linear networks without biases, several inputs: all correlators of the outputs, exact at every width.
///
/// Given a layer, the next matrix S_ab between inputs is a Wishart matrix with n degrees of freedom over n,
/// so that for 2m places that carry inputs and any pairing π of them
///
///     E Π_{(i,j) ∈ π} S′_ij = n^{−m} Σ_ρ n^{loops(π, ρ)} E Π_{(i,j) ∈ ρ} S_ij,
///
/// a linear map over the (2m − 1)!! pairings, one factor per hidden layer. For m = 2 it has the eigenvalues
/// 1 + 2/n and 1 − 1/n of [DeepLinearMoments#pairMoment].
///
/// Source: Zavatone-Veth and Pehlevan 2021, arXiv:2104.11734, for the law; derived here from Wick's theorem.
public final class DeepLinearCorrelators {
    /// 945 pairings of ten places; the next order has 10395.
    public static final int MOST_PLACES = 10;

    private final List<Integer> hiddenWidths;

    private DeepLinearCorrelators(List<Integer> hiddenWidths) {
        this.hiddenWidths = hiddenWidths;
    }

    /// Throws [IllegalArgumentException] where [DeepLinearMoments] does.
    public static DeepLinearCorrelators of(Wiring wiring) {
        return new DeepLinearCorrelators(DeepLinearMoments.of(wiring).hiddenWidths());
    }

    /// E Π S over consecutive pairs of `inputs`: E S_{ab} S_{cd} … for inputs a, b, c, d, … with the
    /// covariance
    /// `kernel` of one output ([DeepLinearMoments#kernel]). It equals E z_{1a} z_{1b} z_{2c} z_{2d} … with
    /// an output of its own for each pair.
    public double product(Matrix kernel, List<Integer> inputs) {
        Pairings pairings = pairings(kernel, inputs);
        return averages(pairings, kernel, inputs)[0];
    }

    /// E z_a z_b z_c … of one output at the inputs listed: the sum over all pairings.
    public double correlator(Matrix kernel, List<Integer> inputs) {
        Pairings pairings = pairings(kernel, inputs);
        double sum = 0;
        for (double average : averages(pairings, kernel, inputs)) {
            sum += average;
        }
        return sum;
    }

    private static Pairings pairings(Matrix kernel, List<Integer> inputs) {
        if (inputs.isEmpty() || inputs.size() % 2 == 1 || inputs.size() > MOST_PLACES) {
            throw new IllegalArgumentException("the number of inputs in a correlator, " + inputs.size()
                    + ", must be even and from 2 to " + MOST_PLACES);
        }
        for (int input : inputs) {
            if (input < 0 || input >= kernel.rows()) {
                throw new IllegalArgumentException(
                        "input " + input + " must be from 0 to " + (kernel.rows() - 1) + ", a row of the kernel");
            }
        }
        return new Pairings(inputs.size() / 2);
    }

    private double[] averages(Pairings pairings, Matrix kernel, List<Integer> inputs) {
        int count = pairings.count();
        int pairs = inputs.size() / 2;
        double[] averages = new double[count];
        for (int p = 0; p < count; p++) {
            averages[p] = 1;
            for (int i = 0; i < inputs.size(); i++) {
                int partner = pairings.partner(p, i);
                if (i < partner) {
                    averages[p] *= kernel.at(inputs.get(i), inputs.get(partner));
                }
            }
        }
        for (int width : hiddenWidths) {
            double[] next = new double[count];
            for (int p = 0; p < count; p++) {
                for (int q = 0; q < count; q++) {
                    next[p] += Math.pow(width, pairings.loops(p, q) - pairs) * averages[q];
                }
            }
            averages = next;
        }
        return averages;
    }
}
