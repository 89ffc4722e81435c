package wick.theory.infinitewidth;

/// φ = exp: ⟨φφ⟩ = ⟨φ′φ′⟩ = e^((a+b)/2 + c).
record ExponentialForm() implements AverageForm {

    @Override
    public Moments moments(double variance) {
        double square = Math.exp(2 * variance);
        return new Moments(square, square, 2 * square, 2 * square, Moments.ROUNDING * (1 + variance));
    }

    @Override
    public Decorrelation decorrelation(double variance) {
        return new Decorrelation() {
            @Override
            public double separation(double delta) {
                return -Math.exp(2 * variance) * Math.expm1(-variance * delta);
            }

            @Override
            public double slopeProduct(double delta) {
                return Math.exp(variance * (2 - delta));
            }

            @Override
            public double error(double delta) {
                return Moments.ROUNDING * (1 + variance);
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
            for (int j = 0; j < count; j++) {
                product[j] = Math.exp((rows[row] + columns[from + j]) / 2 + covariance[j]);
                slopeProduct[j] = product[j];
            }
        }

        @Override
        public double error() {
            double largest = 1;
            for (double q : rows) {
                largest = Math.max(largest, q);
            }
            for (double q : columns) {
                largest = Math.max(largest, q);
            }
            return Moments.ROUNDING * (1 + 2 * largest);
        }
    }
}
