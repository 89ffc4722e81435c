package wick.theory.infinitewidth;

/// φ = sin (`odd`) or cos. With variances a, b and covariance c,
///
///     ⟨sin sin⟩ = e^(−(a+b)/2) sinh c,   ⟨cos cos⟩ = e^(−(a+b)/2) cosh c,
///
/// and the slopes of one are the values of the other.
record TrigonometricForm(boolean odd) implements AverageForm {

    @Override
    public Moments moments(double variance) {
        double decay = Math.exp(-2 * variance);
        double sine = -Math.expm1(-2 * variance) / 2;
        double cosine = (1 + decay) / 2;
        return odd
                ? new Moments(sine, cosine, decay, -decay, Moments.ROUNDING)
                : new Moments(cosine, sine, -decay, decay, Moments.ROUNDING);
    }

    @Override
    public Decorrelation decorrelation(double variance) {
        return new Decorrelation() {
            @Override
            public double separation(double delta) {
                double near = -Math.expm1(-variance * delta);
                double far = Math.exp(-variance * (2 - delta));
                return near * (odd ? 1 + far : -Math.expm1(-variance * (2 - delta))) / 2;
            }

            @Override
            public double slopeProduct(double delta) {
                double near = Math.exp(-variance * delta);
                double far = Math.exp(-variance * (2 - delta));
                return odd ? (near + far) / 2 : near * -Math.expm1(-2 * variance * (1 - delta)) / 2;
            }

            @Override
            public double error(double delta) {
                return Moments.ROUNDING;
            }
        };
    }

    @Override
    public PairAverages pairs(double[] rowVariances, double[] columnVariances) {
        return new Pairs(odd, rowVariances, columnVariances);
    }

    private static final class Pairs implements PairAverages {
        private final boolean odd;
        private final double[] rows;
        private final double[] columns;

        Pairs(boolean odd, double[] rows, double[] columns) {
            this.odd = odd;
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
                double mean = (rows[row] + columns[from + j]) / 2;
                double c = covariance[j];
                double cosh = (Math.exp(c - mean) + Math.exp(-c - mean)) / 2;
                // e^(−mean) sinh c, without cancellation for small c
                double sinh = Math.exp(Math.abs(c) - mean) * -Math.expm1(-2 * Math.abs(c)) / 2 * Math.signum(c);
                product[j] = odd ? sinh : cosh;
                slopeProduct[j] = odd ? cosh : sinh;
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
            return Moments.ROUNDING * largest;
        }
    }
}
