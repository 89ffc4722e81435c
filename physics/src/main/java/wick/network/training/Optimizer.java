package wick.network.training;

/// How a gradient g moves a parameter w at step t = 1, 2, …, η being the rate times the schedule's factor.
public sealed interface Optimizer {

    /// The learning rate η before schedules and factors of single parameters.
    double rate();

    /// λ, in 1 / rate units where decay stands beside the step.
    double weightDecay();

    OptimizerKind kind();

    Optimizer withRate(double rate);

    /// g ← g + λ w; v ← μ v + g; w ← w − η v, or with `nesterov` w ← w − η (g + μ v).
    record Sgd(double rate, double momentum, boolean nesterov, double weightDecay) implements Optimizer {
        public Sgd {
            requireFinite("rate", rate);
            requireFraction("momentum", momentum);
            requireFinite("weight decay", weightDecay);
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException("Nesterov's step needs a momentum above 0");
            }
        }

        public Sgd(double rate) {
            this(rate, 0, false, 0);
        }

        @Override
        public OptimizerKind kind() {
            return OptimizerKind.SGD;
        }

        @Override
        public Sgd withRate(double other) {
            return new Sgd(other, momentum, nesterov, weightDecay);
        }
    }

    /// m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; w ← w − η (m / (1 − β₁^t)) / (√(v / (1 − β₂^t)) + ε).
    /// Weight decay is added to the gradient, or with `decoupled` stands beside the step: w ← (1 − η λ) w.
    ///
    /// Sources: Kingma and Ba 2014, arXiv:1412.6980; Loshchilov and Hutter 2017, arXiv:1711.05101.
    record Adam(double rate, Moments moments, double weightDecay, boolean decoupled) implements Optimizer {
        public Adam {
            requireFinite("rate", rate);
            requireFinite("weight decay", weightDecay);
        }

        /// Without weight decay.
        public Adam(double rate) {
            this(rate, Moments.USUAL, 0, false);
        }

        @Override
        public OptimizerKind kind() {
            return decoupled ? OptimizerKind.ADAMW : OptimizerKind.ADAM;
        }

        @Override
        public Adam withRate(double other) {
            return new Adam(other, moments, weightDecay, decoupled);
        }
    }

    /// β₁, β₂ and ε.
    record Moments(double first, double second, double epsilon) {
        public static final Moments USUAL = new Moments(0.9, 0.999, 1e-8);

        public Moments {
            requireFraction("beta1", first);
            requireFraction("beta2", second);
            requireFinite("epsilon", epsilon);
        }
    }

    private static void requireFinite(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite and not negative");
        }
    }

    private static void requireFraction(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " " + value + " must be from 0 to below 1");
        }
    }
}
