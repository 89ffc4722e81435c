package wick.experiment.training;

import java.util.Optional;
import wick.network.training.Optimizer;
import wick.network.training.RateFactors;
import wick.numeric.matrix.Matrix;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.infinitewidth.Kernels;
import wick.theory.spatial.NetworkKernels;

/// The largest rate at which gradient descent on all points is stable in the limit of infinite width, for the mean
/// loss of N points: 2 (1 + m) N / (s λ_max), with the largest eigenvalue of the tangent kernel on these points, the
/// momentum m, and s = 1 for half squares and 1/2 for cross-entropy (a bound: its second derivative may be smaller).
///
/// Measured on at most [#MOST] of the points.
public record StableRate(double rate, int points) {
    /// λ_max / N settles with the number of points.
    static final int MOST = 1000;

    /// Why there is none.
    public static Optional<String> obstacle(TrainingPlan plan) {
        if (!(plan.recipe().optimizer() instanceof Optimizer.Sgd)) {
            return Optional.of("steps of Adam do not depend on the size of gradients; no stable rate is predicted");
        }
        if (!plan.factors().equals(RateFactors.ofDescent(plan.wiring()))) {
            return Optional.of("rates of single layers were changed; the tangent kernel belongs to other ones");
        }
        return kernelObstacle(plan);
    }

    /// Why the tangent kernel of this network is not known.
    static Optional<String> kernelObstacle(TrainingPlan plan) {
        try {
            return NetworkKernels.of(plan.wiring()).hasTangent()
                    ? Optional.empty()
                    : Optional.of("an activation jumps, and there is no tangent kernel");
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// @throws IllegalArgumentException if there is an [#obstacle]
    public static StableRate of(TrainingPlan plan) {
        obstacle(plan).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        Matrix all = plan.lesson().training().inputs();
        int count = Math.min(MOST, all.rows());
        Kernels kernels = NetworkKernels.of(plan.wiring()).kernels(all.rows(0, count));
        double largest = FrozenKernelTraining.of(
                        TrainingKernels.split(kernels.nngp(), kernels.ntk(), count),
                        plan.lesson().training().targets().rows(0, count))
                .largestStableRate(momentum(plan));
        return new StableRate(largest * count / plan.recipe().loss().steepest(), count);
    }

    static double momentum(TrainingPlan plan) {
        return plan.recipe().optimizer() instanceof Optimizer.Sgd sgd ? sgd.momentum() : 0;
    }
}
