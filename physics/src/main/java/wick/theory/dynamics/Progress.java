package wick.theory.dynamics;

/// How far a mode with eigenvalue λ of Θ has been trained: the residual factor r(λ) that is left of f −
/// y, and (1 − r(λ))/λ, both without cancellation for small λ.
sealed interface Progress {

    /// r(λ)
    double residual(double eigenvalue);

    /// (1 − r(λ))/λ
    double gain(double eigenvalue);

    static Progress steps(double rate, long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("number of steps " + steps + " must not be negative");
        }
        return new Discrete(rate, steps);
    }

    static Progress time(double time) {
        if (!(time >= 0)) {
            throw new IllegalArgumentException("time " + time + " must not be negative");
        }
        return new Flow(time);
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
