package wick.theory.infinitewidth;

/// φ(z) = z Φ(z). With D = (1 + a)(1 + b) − c², r = c / √((1 + a)(1 + b)), Q = 1/4 + arcsin(r)/(2π),
///
///     ⟨φφ⟩ = c Q + (ab + c² − a c²/(1 + a) − b c²/(1 + b)) / (2π √D),
///     ⟨φ′φ′⟩ = Q + c/(2π √D) (1/(1 + a) + 1/(1 + b) + 1/D).
///
/// Source: Tsuchida, Pearce, van der Heide, Roosta and Gallagher 2021, arXiv:2002.08517; rederived.
record GeluForm() implements AverageForm {
    private static final double TURN = 2 * Math.PI;

    @Override
    public Moments moments(double variance) {
        double q = variance;
        double w = Math.sqrt(1 + 2 * q);
        double p = 1 + q;
        double half = 0.25 + Math.asin(q / p) / TURN;
        double halfGrowth = 1 / (TURN * p * w);
        double square = q * half + q * q / (Math.PI * p * w);
        double slopeSquare = half + q / (TURN * w) * (2 / p + 1 / (w * w));
        double squareGrowth =
                half + q * halfGrowth + (2 * q / (p * w) - q * q / (p * p * w) - q * q / (p * w * w * w)) / Math.PI;
        double slopeGrowth = halfGrowth
                + ((1 / w - q / (w * w * w)) * (2 / p + 1 / (w * w)) - q / w * (2 / (p * p) + 2 / (w * w * w * w)))
                        / TURN;
        return new Moments(square, slopeSquare, squareGrowth, slopeGrowth, 2 * Moments.ROUNDING);
    }

    @Override
    public Decorrelation decorrelation(double variance) {
        return new IntegratedSeparation(variance, moments(variance).slopeSquare(), GeluForm::slopeProduct);
    }

    private static double slopeProduct(double q, double delta) {
        double c = q * (1 - delta);
        double determinant = 1 + 2 * q + q * q * delta * (2 - delta);
        return 0.25
                + arcsine(c, determinant) / TURN
                + c / (TURN * Math.sqrt(determinant)) * (2 / (1 + q) + 1 / determinant);
    }

    /// arcsin r as the arctangent of c / √D, which is accurate for r near ±1 too.
    private static double arcsine(double c, double determinant) {
        return Math.atan2(c, Math.sqrt(determinant));
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
                double b = columns[from + j];
                double c = covariance[j];
                double mean = Math.sqrt(a * b);
                double determinant = 1 + a + b + Math.max(0, (mean - c) * (mean + c));
                double root = Math.sqrt(determinant);
                double half = 0.25 + arcsine(c, determinant) / TURN;
                double rest = a * b + c * c / (1 + a) - b * c * c / (1 + b);
                product[j] = c * half + rest / (TURN * root);
                slopeProduct[j] = half + c / (TURN * root) * (1 / (1 + a) + 1 / (1 + b) + 1 / determinant);
            }
        }

        @Override
        public double error() {
            return 4 * Moments.ROUNDING;
        }
    }
}
