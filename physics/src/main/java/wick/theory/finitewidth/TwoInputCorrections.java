package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.gaussian.Covariance;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// First-order corrections in 1/width for two inputs: the four-point vertex V, which predicts how the
/// entries of the NNGP kernel scatter from network to network, and the correction G of their mean. With
/// pairs e, f among 11, 12, 22:
///
///     V′ = σ_w⁴ Cov(φφ, φφ) + J V Jᵀ,   J_{ab,e} = σ_w² d⟨φ_aφ_b⟩/dK_e,
///     G′_ab = (J G)_ab + ½ σ_w² Σ_{e,f} V_(e)(f) d²⟨φ_aφ_b⟩/dK_e dK_f.
///
/// Source: Yaida 2020, arXiv:1910.00019.
public final class TwoInputCorrections {
    private TwoInputCorrections() {}

    /// One element per dense layer, for inputs with (x₁·x₁, x₂·x₂, x₁·x₂)/d = `inputs`.
    ///
    /// Throws [IllegalArgumentException] for residual blocks, non-Gaussian weights and inputs that become
    /// parallel.
    public static List<TwoInputLayer> of(Wiring wiring, Covariance inputs) {
        DenseChain chain = DenseChain.of(wiring);
        Step.Linear first = chain.layers().getFirst();
        double[] start = {inputs.first(), inputs.cross(), inputs.second()};
        Bounded[] kernel = new Bounded[3];
        Bounded[][] vertex = new Bounded[3][3];
        Bounded[] correction = new Bounded[3];
        for (int e = 0; e < 3; e++) {
            kernel[e] = Bounded.exact(start[e]).times(first.weightVariance()).plus(Bounded.exact(first.biasVariance()));
            correction[e] = Bounded.exact(0);
            for (int f = 0; f < 3; f++) {
                vertex[e][f] = Bounded.exact(0);
            }
        }
        List<TwoInputLayer> layers = new ArrayList<>();
        layers.add(report(1, first.fanIn(), kernel, vertex, correction));
        for (int l = 1; l < chain.layers().size(); l++) {
            Transfer transfer =
                    new Transfer(chain.activations().get(l - 1), chain.layers().get(l), kernel);
            Bounded[][] before = vertex;
            vertex = transfer.vertex(before);
            correction = transfer.correction(correction, before);
            kernel = transfer.kernel();
            layers.add(report(l + 1, chain.layers().get(l).fanIn(), kernel, vertex, correction));
        }
        return layers;
    }

    private static TwoInputLayer report(
            int layer, int width, Bounded[] kernel, Bounded[][] vertex, Bounded[] correction) {
        Matrix v = Matrix.zeros(3, 3);
        double[] errors = new double[3];
        for (int e = 0; e < 3; e++) {
            errors[0] = Math.max(errors[0], kernel[e].error());
            errors[2] = Math.max(errors[2], correction[e].error() * width);
            for (int f = 0; f < 3; f++) {
                v.set(e, f, vertex[e][f].value() * width);
                errors[1] = Math.max(errors[1], vertex[e][f].error() * width);
            }
        }
        return new TwoInputLayer(
                layer, width, values(kernel, 1), v, values(correction, width), errors[0], errors[1], errors[2]);
    }

    private static Vector values(Bounded[] numbers, double factor) {
        return Vector.of(numbers[0].value() * factor, numbers[1].value() * factor, numbers[2].value() * factor);
    }

    /// One activation and dense layer. Moments of a single input come from one-dimensional averages.
    private static final class Transfer {
        private final Step.Linear layer;
        private final double c;
        private final LayerAverages one;
        private final LayerAverages two;
        private final TwoInputAverages both;
        private final Bounded[][] jacobian = new Bounded[3][3];
        private final Bounded[] mean;

        Transfer(Activation activation, Step.Linear layer, Bounded[] kernel) {
            this.layer = layer;
            c = layer.weightVariance();
            one = new LayerAverages(activation, kernel[0]);
            two = new LayerAverages(activation, kernel[2]);
            both = new TwoInputAverages(
                    activation, new Covariance(kernel[0].value(), kernel[2].value(), kernel[1].value()));
            mean = new Bounded[] {one.mean(2, 0), both.mean(1, 1), two.mean(2, 0)};
            Bounded zero = Bounded.exact(0);
            jacobian[0] = new Bounded[] {one.response(2, 0).times(c), zero, zero};
            jacobian[2] = new Bounded[] {zero, zero, two.response(2, 0).times(c)};
            for (int e = 0; e < 3; e++) {
                jacobian[1][e] = both.response(e).times(c);
            }
        }

        Bounded[] kernel() {
            Bounded[] next = new Bounded[3];
            for (int e = 0; e < 3; e++) {
                next[e] = mean[e].times(c).plus(Bounded.exact(layer.biasVariance()));
            }
            return next;
        }

        Bounded[][] vertex(Bounded[][] before) {
            Bounded[] fourth = {one.mean(4, 0), both.mean(3, 1), both.mean(2, 2), both.mean(1, 3), two.mean(4, 0)};
            Bounded[][] next = new Bounded[3][3];
            for (int e = 0; e < 3; e++) {
                for (int f = e; f < 3; f++) {
                    next[e][f] = fourth[e + f].minus(mean[e].times(mean[f])).times(c * c / layer.fanIn());
                    for (int i = 0; i < 3; i++) {
                        for (int j = 0; j < 3; j++) {
                            next[e][f] = next[e][f].plus(
                                    jacobian[e][i].times(before[i][j]).times(jacobian[f][j]));
                        }
                    }
                    next[f][e] = next[e][f];
                }
            }
            return next;
        }

        Bounded[] correction(Bounded[] correction, Bounded[][] vertex) {
            Bounded[] next = {
                one.curvature(2, 0).times(vertex[0][0]).times(c),
                crossCurvature(vertex).times(c / 2),
                two.curvature(2, 0).times(vertex[2][2]).times(c)
            };
            for (int e = 0; e < 3; e++) {
                for (int i = 0; i < 3; i++) {
                    next[e] = next[e].plus(jacobian[e][i].times(correction[i]));
                }
            }
            return next;
        }

        private Bounded crossCurvature(Bounded[][] vertex) {
            Bounded sum = Bounded.exact(0);
            for (int e = 0; e < 3; e++) {
                for (int f = 0; f < 3; f++) {
                    if (vertex[e][f].value() != 0) {
                        sum = sum.plus(
                                both.curvature(Math.min(e, f), Math.max(e, f)).times(vertex[e][f]));
                    }
                }
            }
            return sum;
        }
    }
}
