package wick.theory.infinitewidth;

import wick.numeric.elementwise.Elementwise;

/// φ = erf:
///
///     ⟨φφ⟩ = (2/π) arcsin(2c / √((1 + 2a)(1 + 2b))),   ⟨φ′φ′⟩ = (4/π) / √((1 + 2a)(1 + 2b) − 4c²).
///
/// Source: Williams 1997 (computing with infinite networks).
record ErrorFunctionForm() implements AverageForm {

    @Override
    public Moments moments(double variance) {
        double q = variance;
        double root = Math.sqrt(1 + 4 * q);
        return new Moments(
                2 / Math.PI * Math.asin(2 * q / (1 + 2 * q)),
                4 / (Math.PI * root),
                4 / (Math.PI * (1 + 2 * q) * root),
                -8 / (Math.PI * root * root * root),
                Moments.ROUNDING * conditioning(q));
    }

    /// Growth of a rounding in the argument of the arcsine as it nears 1.
    private static double conditioning(double q) {
        return 1 + Math.sqrt(q);
    }

    @Override
    public Decorrelation decorrelation(double variance) {
        double q = variance;
        double u = 2 * q / (1 + 2 * q);
        double rest = (1 + 4 * q) / ((1 + 2 * q) * (1 + 2 * q));
        return new Decorrelation() {
            @Override
            public double separation(double delta) {
                if (delta > 1) {
                    return 2 / Math.PI * (Math.asin(u) - Math.asin(u * (1 - delta)));
                }
                // arcsin u − arcsin v = arcsin(u √(1 − v²) − v √(1 − u²)), the difference by its conjugate
                double v = u * (1 - delta);
                double difference = u * u * delta * (2 - delta);
                double sum = u * Math.sqrt(rest + difference) + v * Math.sqrt(rest);
                return sum == 0 ? 0 : 2 / Math.PI * Math.asin(Math.min(1, difference / sum));
            }

            @Override
            public double slopeProduct(double delta) {
                return 4 / (Math.PI * Math.sqrt(1 + 4 * q + 4 * q * q * delta * (2 - delta)));
            }

            @Override
            public double error(double delta) {
                return 2 * Moments.ROUNDING * conditioning(q);
            }
        };
    }

    @Override
    public PairAverages pairs(double[] rowVariances, double[] columnVariances) {
        return new Pairs(rowVariances, columnVariances);
    }

    private static final class Pairs implements PairAverages {
        private final double[] rows;
        private final double[] columns;

        Pairs(double[] rows, double[] columns) {
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
            int row = place.row();
            int from = place.from();
            int count = place.count();
            double a = rows[row];
            for (int j = 0; j < count; j++) {
                // (1 + 2a)(1 + 2b) − 4c² = 1 + 2a + 2b + 4(ab − c²), the last difference by factors
                double b = columns[from + j];
                double c = covariance[j];
                double mean = Math.sqrt(a * b);
                double determinant = Math.max(0, (mean - c) * (mean + c));
                double rest = 1 + 2 * (a + b) + 4 * determinant;
                slopeProduct[j] = 4 / (Math.PI * Math.sqrt(rest));
                work[j] = 2 * c / Math.sqrt((1 + 2 * a) * (1 + 2 * b));
            }
            Elementwise.acosInto(work, 0, count, work, 0);
            for (int j = 0; j < count; j++) {
                product[j] = 1 - 2 / Math.PI * work[j];
            }
        }

        @Override
        public double error() {
            double largest = 0;
            double smallest = Double.POSITIVE_INFINITY;
            for (double q : rows) {
                largest = Math.max(largest, q);
                smallest = Math.min(smallest, q);
            }
            for (double q : columns) {
                largest = Math.max(largest, q);
                smallest = Math.min(smallest, q);
            }
            return Moments.ROUNDING * (1 + Math.sqrt(largest) + 1 / Math.max(smallest, 1e-300));
        }
    }
}
