package wick.experiment.catalog;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import wick.experiment.Alternative;
import wick.lab.correlators.Tensor;
import wick.numeric.gaussian.Approximation;
import wick.numeric.gaussian.GaussianExpectation;
import wick.theory.finitewidth.SingleInputLayer;

/// What the theory of one input says of each tensor at the readout, and what the usual mistakes would.
record TensorRivals(TensorStack stack, List<SingleInputLayer> layers) {

    static TensorRivals of(TensorStack stack) {
        return new TensorRivals(stack, stack.theory());
    }

    Approximation predicted(Tensor tensor) {
        return at(layers.getLast(), tensor);
    }

    static Approximation at(SingleInputLayer layer, Tensor tensor) {
        return switch (tensor) {
            case KERNEL -> layer.kernel();
            case TANGENT_KERNEL -> layer.tangentKernel();
            case FOUR_POINT_VERTEX -> layer.fourPointVertex();
            case TANGENT_COVARIANCE -> layer.tangentCovariance();
            case TANGENT_MIXING -> layer.tangentMixing();
            case OUTPUT_TANGENT_COVARIANCE -> layer.outputTangentCovariance();
            case OUTPUT_TANGENT_MIXING -> layer.outputTangentMixing();
            case DRIFT_P -> layer.driftP().orElseThrow();
            case DRIFT_Q -> layer.driftQ().orElseThrow();
        };
    }

    /// V and B with the two susceptibilities exchanged, A, D and P of the layer before, F and Q with variances
    /// for learning rates.
    Alternative rival(Tensor tensor) {
        return switch (tensor) {
            case FOUR_POINT_VERTEX, TANGENT_MIXING -> swapped(tensor);
            case TANGENT_COVARIANCE, OUTPUT_TANGENT_COVARIANCE, DRIFT_P -> layerBefore(tensor);
            default ->
                new Alternative(
                        "variances in place of learning rates",
                        at(stack.withVariancesForRates().theory().getLast(), tensor)
                                .value());
        };
    }

    Alternative layerBefore(Tensor tensor) {
        return new Alternative(
                "the layer before, counting layers from 0",
                at(layers.get(layers.size() - 2), tensor).value());
    }

    /// Both obey x′ = source + χ² x, V with χ∥ = dK′/dK and B with χ⊥ = C_W ⟨φ′²⟩.
    private Alternative swapped(Tensor tensor) {
        boolean vertex = tensor == Tensor.FOUR_POINT_VERTEX;
        double wrong = 0;
        for (int l = 1; l < layers.size(); l++) {
            double k = layers.get(l - 1).kernel().value();
            double parallel = average(k, z -> square(value(z)) * (z * z - k)) / (2 * k * k);
            double perpendicular =
                    average(k, z -> square(stack.stack().activation().derivative(z)));
            double right = vertex ? parallel : perpendicular;
            double other = vertex ? perpendicular : parallel;
            double source = at(layers.get(l), tensor).value()
                    - square(right) * at(layers.get(l - 1), tensor).value();
            wrong = source + square(other) * wrong;
        }
        return new Alternative("χ∥ and χ⊥ exchanged", wrong);
    }

    private double value(double z) {
        return stack.stack().activation().value(z);
    }

    /// C_W times a Gaussian average
    private double average(double variance, DoubleUnaryOperator f) {
        double[] kinks =
                stack.stack().activation().kinks().stream().mapToDouble(x -> x).toArray();
        return stack.stack().variances().weight()
                * GaussianExpectation.of(f, variance, kinks).value();
    }

    private static double square(double x) {
        return x * x;
    }
}
