package wick.theory.infinitewidth;

import wick.numeric.elementwise.Elementwise;

/// φ(z) = √2 sin(√(2γ) z + π/4): ⟨φφ⟩ = exp(−γ ⟨(z₁ − z₂)²⟩) = exp(−γ (a + b − 2c)) and ⟨φ′φ′⟩ = 2γ ⟨φφ⟩.
///
/// Source: Rahimi and Recht 2007, Advances in Neural Information Processing Systems 20.
record RadialForm(double gamma) implements AverageForm {

    @Override
    public Moments moments(double variance) {
        return new Moments(1, 2 * gamma, 0, 0, Moments.ROUNDING);
    }

    @Override
    public Decorrelation decorrelation(double variance) {
        return new Decorrelation() {
            @Override
            public double separation(double delta) {
                return -Math.expm1(-2 * gamma * variance * delta);
            }

            @Override
            public double slopeProduct(double delta) {
                return 2 * gamma * Math.exp(-2 * gamma * variance * delta);
            }

            @Override
            public double error(double delta) {
                return 2 * Moments.ROUNDING;
            }
        };
    }

    @Override
    public PairAverages pairs(double[] rowVariances, double[] columnVariances) {
        return new Pairs(gamma, rowVariances, columnVariances);
    }

    private static final class Pairs implements PairAverages {
        private final double gamma;
        private final double[] rows;
        private final double[] columns;

        Pairs(double gamma, double[] rows, double[] columns) {
            this.gamma = gamma;
            this.rows = rows;
            this.columns = columns;
        }

        @Override
        public void stretchInto(
                KernelStretch.Place place,
                double[] covariance,
                double[] work,
                double[] product,
                double[] slopeProduct,
                Closeness closeness) {
            double a = rows[place.row()];
            int count = place.count();
            for (int j = 0; j < count; j++) {
                double b = columns[place.from() + j];
                work[j] = -gamma * Math.max(0, (a - covariance[j]) + (b - covariance[j]));
            }
            Elementwise.expInto(work, 0, count, work, 0);
            for (int j = 0; j < count; j++) {
                product[j] = work[j];
                slopeProduct[j] = 2 * gamma * work[j];
            }
        }

        /// A rounding of the variances, multiplied by γ, is one of the exponent.
        @Override
        public double error() {
            double largest = 0;
            for (double q : rows) {
                largest = Math.max(largest, q);
            }
            for (double q : columns) {
                largest = Math.max(largest, q);
            }
            return Moments.ROUNDING * (1 + 2 * gamma * largest);
        }
    }
}
