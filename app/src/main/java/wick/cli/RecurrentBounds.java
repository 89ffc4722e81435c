package wick.cli;

import java.util.Locale;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Ties;
import wick.network.recurrent.Time;

/// Parameters that leave no stationary state: which bound they violate, by how much, and what to change.
final class RecurrentBounds {
    private RecurrentBounds() {}

    static void require(RecurrentNetwork network) {
        if (network.time() instanceof Time.Steps(double step)) {
            requireSteps(network, step);
        }
        if (network.activation() instanceof Linear) {
            requireStable(network);
        }
    }

    /// A unit alone: (1 − ηγ)² < 1.
    private static void requireSteps(RecurrentNetwork network, double step) {
        double decay = network.decay();
        double product = step * decay;
        if (product >= 2) {
            throw new BadInput(String.format(
                    Locale.ROOT,
                    "--step %s is too large for the decay rate: step * gamma = %.4g must be below 2, which it exceeds by"
                            + " %.4g; h would be multiplied by %.4g at each step and its variance grow without bound."
                            + " A step of %.3g makes the variance of a unit alone %.3g %% larger than in continuous"
                            + " time",
                    step,
                    product,
                    product - 2,
                    1 - product,
                    0.1 / decay,
                    100 * (1 / (1 - 0.05) - 1)));
        }
    }

    private static void requireStable(RecurrentNetwork network) {
        double decay = network.decay();
        double deviation = network.weightDeviation();
        switch (network.time()) {
            case Time.Continuous _ -> {
                if (network.weightVariance() >= decay * decay) {
                    throw unstable(network, "gamma^2", decay * decay, "");
                }
            }
            case Time.Steps(double step) -> {
                double kept = 1 - step * decay;
                if (network.ties() == Ties.FRESH) {
                    double bound = (1 - kept * kept) / (step * step);
                    if (network.weightVariance() >= bound) {
                        throw unstable(network, "(1 - (1 - step gamma)^2) / step^2", bound, " with fresh weights");
                    }
                } else if (Math.abs(kept) + step * deviation >= 1) {
                    double edge = (1 - Math.abs(kept)) / step;
                    throw unstable(network, "((1 - |1 - step gamma|) / step)^2", edge * edge, " in these steps");
                }
            }
        }
    }

    private static BadInput unstable(RecurrentNetwork network, String bound, double value, String when) {
        return new BadInput(String.format(
                Locale.ROOT,
                "unstable: sigma_w^2 = %s must be below %s = %.6g, which it exceeds by %.4g; a linear network%s then grows"
                        + " without bound. Lower --weight-variance, or take an --activation that saturates, such as"
                        + " tanh",
                network.weightVariance(),
                bound,
                value,
                network.weightVariance() - value,
                when));
    }
}
