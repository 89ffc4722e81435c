package wick.theory.infinitewidth;

/// φ(z) = exp(−z²/(2s²)), s = `width`. In units of s, D = (1 + a)(1 + b) − c²,
///
///     ⟨φφ⟩ = 1/√D,   ⟨φ′φ′⟩ = c / (s² D^(3/2)).
record GaussianForm(double width) implements AverageForm {

    private double inUnits(double variance) {
        return variance / width / width;
    }

    @Override
    public Moments moments(double variance) {
        double q = inUnits(variance);
        double w = 1 + 2 * q;
        double root = Math.sqrt(w);
        double scale = 1 / width / width;
        return new Moments(
                1 / root,
                scale * q / (w * root),
                -scale / (w * root),
                scale * scale * (1 - q) / (w * w * root),
                2 * Moments.ROUNDING);
    }

    @Override
    public Decorrelation decorrelation(double variance) {
        double q = inUnits(variance);
        return new Decorrelation() {
            @Override
            public double separation(double delta) {
                double same = 1 + 2 * q;
                double more = q * q * delta * (2 - delta);
                double other = same + more;
                return more / (Math.sqrt(same * other) * (Math.sqrt(same) + Math.sqrt(other)));
            }

            @Override
            public double slopeProduct(double delta) {
                double determinant = 1 + 2 * q + q * q * delta * (2 - delta);
                return q * (1 - delta) / (width * width * determinant * Math.sqrt(determinant));
            }

            @Override
            public double error(double delta) {
                return 2 * Moments.ROUNDING;
            }
        };
    }

    @Override
    public PairAverages pairs(double[] rowVariances, double[] columnVariances) {
        return new Pairs(1 / width / width, rowVariances, columnVariances);
    }

    private static final class Pairs implements PairAverages {
        private final double scale;
        private final double[] rows;
        private final double[] columns;

        Pairs(double scale, double[] rows, double[] columns) {
            this.scale = scale;
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
            int from = place.from();
            int count = place.count();
            double a = scale * rows[place.row()];
            for (int j = 0; j < count; j++) {
                double b = scale * columns[from + j];
                double c = scale * covariance[j];
                double mean = Math.sqrt(a * b);
                double determinant = 1 + a + b + Math.max(0, (mean - c) * (mean + c));
                double inverse = 1 / Math.sqrt(determinant);
                product[j] = inverse;
                slopeProduct[j] = scale * c * inverse / determinant;
            }
        }

        @Override
        public double error() {
            return 4 * Moments.ROUNDING;
        }
    }
}
