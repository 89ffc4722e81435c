package wick.theory.dynamics;

/// How far a mode with eigenvalue λ of Θ has been trained: the residual factor r(λ) that is left of f −
/// y, and the gain (1 − r(λ))/λ, both without cancellation for small λ.
///
/// Times are in units of learning rate times steps: a time t stands for t/η steps of rate η.
public sealed interface Progress
        permits Progress.Discrete, Progress.Flow, Progress.Forever, HeavyBallSteps, NesterovSteps, HeavyBallFlow {

    /// r(λ)
    double residual(double eigenvalue);

    /// (1 − r(λ))/λ
    double gain(double eigenvalue);

    /// `steps` steps of gradient descent at learning rate `rate`.
    static Progress steps(double rate, long steps) {
        requireRate(rate);
        requireSteps(steps);
        return new Discrete(rate, steps);
    }

    /// `steps` steps θ ← θ − η ∇ + m (θ − θ before), from rest, with momentum 0 ≤ m < 1.
    static Progress steps(double rate, double momentum, long steps) {
        requireMomentum(momentum);
        requireSteps(steps);
        return momentum == 0 ? steps(rate, steps) : new HeavyBallSteps(requireRate(rate), momentum, steps);
    }

    /// `steps` steps with Nesterov's momentum: v ← m v + ∇, θ ← θ − η (∇ + m v), from rest, 0 ≤ m < 1.
    static Progress nesterov(double rate, double momentum, long steps) {
        requireMomentum(momentum);
        requireSteps(steps);
        return momentum == 0 ? steps(rate, steps) : new NesterovSteps(requireRate(rate), momentum, steps);
    }

    /// Gradient flow until `time`; infinite time is the end of training.
    static Progress time(double time) {
        requireTime(time);
        return Double.isInfinite(time) ? new Forever() : new Flow(time);
    }

    /// The flow θ̈ + (1 − m)/√η θ̇ + ∇ = 0 from rest, that of steps with momentum m for η → 0: with its own
    /// time √η times steps. `time` is in units of η times steps, as everywhere, so that a small rate
    /// gives gradient flow at time t/(1 − m).
    static Progress time(double rate, double momentum, double time) {
        requireMomentum(momentum);
        requireTime(time);
        if (momentum == 0 || Double.isInfinite(time)) {
            return time(time);
        }
        double unit = Math.sqrt(requireRate(rate));
        return new HeavyBallFlow((1 - momentum) / unit, time / unit);
    }

    private static double requireRate(double rate) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("learning rate " + rate + " must be positive and finite");
        }
        return rate;
    }

    private static void requireSteps(long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("number of steps " + steps + " must not be negative");
        }
    }

    private static void requireTime(double time) {
        if (!(time >= 0)) {
            throw new IllegalArgumentException("time " + time + " must not be negative");
        }
    }

    /// Throws [IllegalArgumentException] unless 0 ≤ m < 1.
    static void requireMomentum(double momentum) {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum " + momentum + " must be at least 0 and below 1");
        }
    }

    /// (1 − ηλ)^k
    record Discrete(double rate, long steps) implements Progress {
        private double count() {
            return (double) steps;
        }

        @Override
        public double residual(double eigenvalue) {
            double x = rate * eigenvalue;
            if (x < 0.5) {
                return Math.exp(count() * Math.log1p(-x));
            }
            double size = Math.pow(Math.abs(1 - x), count());
            return x > 1 && steps % 2 == 1 ? -size : size;
        }

        @Override
        public double gain(double eigenvalue) {
            double x = rate * eigenvalue;
            if (x == 0) {
                return rate * count();
            }
            return (x < 0.5 ? -Math.expm1(count() * Math.log1p(-x)) : 1 - residual(eigenvalue)) / eigenvalue;
        }
    }

    /// e^(−λt), with the learning rate absorbed in the time.
    record Flow(double time) implements Progress {
        @Override
        public double residual(double eigenvalue) {
            return Math.exp(-time * eigenvalue);
        }

        @Override
        public double gain(double eigenvalue) {
            return eigenvalue == 0 ? time : -Math.expm1(-time * eigenvalue) / eigenvalue;
        }
    }

    /// Infinitely long training. Eigenvalues that are 0 have been set to 0 before: such modes do not move.
    record Forever() implements Progress {
        @Override
        public double residual(double eigenvalue) {
            return eigenvalue == 0 ? 1 : 0;
        }

        @Override
        public double gain(double eigenvalue) {
            return eigenvalue == 0 ? 0 : 1 / eigenvalue;
        }
    }
}
