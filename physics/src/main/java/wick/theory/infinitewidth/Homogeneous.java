package wick.theory.infinitewidth;

import wick.numeric.elementwise.Elementwise;
import wick.numeric.elementwise.Versine;

/// φ(z) = `positiveSlope` z for z > 0 and `negativeSlope` z for z < 0: linear, relu, leaky relu, absolute
/// value.
///
/// With A = (a₊² + a₋²)/2, B = (a₊ − a₋)²/(2π), correlation ρ = cos θ and g(θ) = sin θ − θ cos θ,
///
///     ⟨φφ⟩ = √(ab) (A ρ + B g(θ)),   ⟨φ′φ′⟩ = A − B θ.
///
/// Source: Cho and Saul 2009 (arc-cosine kernels), written so that coinciding inputs give A √(ab) to the
/// last bit.
record Homogeneous(double negativeSlope, double positiveSlope) implements AverageForm {
    /// Below this decorrelation arccos(1 − δ) is taken from its series in δ.
    static final double SERIES = 1e-3;

    double meanSquareSlope() {
        return (positiveSlope * positiveSlope + negativeSlope * negativeSlope) / 2;
    }

    double kink() {
        return (positiveSlope - negativeSlope) * (positiveSlope - negativeSlope) / (2 * Math.PI);
    }

    Versine.Kink kinkOfSlopes() {
        return Versine.Kink.of(negativeSlope, positiveSlope);
    }

    @Override
    public Moments moments(double variance) {
        double a = meanSquareSlope();
        return new Moments(a * variance, a, a, 0, Moments.ROUNDING);
    }

    /// The angle θ with cos θ = 1 − δ, to full relative accuracy for small δ.
    static double angle(double delta) {
        return delta < SERIES ? smallAngle(delta) : 2 * Math.asin(Math.sqrt(delta / 2));
    }

    /// arccos(1 − δ) = √(2δ) (1 + δ/12 + 3δ²/160 + 5δ³/896 + 35δ⁴/18432 + …)
    static double smallAngle(double delta) {
        double series = 1 + delta * (1.0 / 12 + delta * (3.0 / 160 + delta * (5.0 / 896 + delta * 35.0 / 18432)));
        return Math.sqrt(2 * delta) * series;
    }

    /// sin θ − θ cos θ without cancellation.
    static double sineMinusAngleCosine(double theta) {
        if (theta > 0.5) {
            return Math.sin(theta) - theta * Math.cos(theta);
        }
        double term = theta * theta * theta / 3;
        double sum = 0;
        for (int k = 1; term != 0 && sum + term != sum; k++) {
            sum += term;
            term *= -theta * theta * (k + 1) / (k * (2.0 * k + 2) * (2.0 * k + 3));
        }
        return sum;
    }

    @Override
    public double turning(double variance) {
        return meanSquareSlope() == 0 ? 0 : kink() / meanSquareSlope();
    }

    @Override
    public Decorrelation decorrelation(double variance) {
        return new Decorrelation() {
            @Override
            public double separation(double delta) {
                return variance * (meanSquareSlope() * delta - kink() * sineMinusAngleCosine(angle(delta)));
            }

            @Override
            public double slopeProduct(double delta) {
                return meanSquareSlope() - kink() * angle(delta);
            }

            @Override
            public double error(double delta) {
                return Moments.ROUNDING;
            }
        };
    }

    @Override
    public PairAverages pairs(double[] rowVariances, double[] columnVariances) {
        return new Pairs(meanSquareSlope(), kink(), rowVariances, columnVariances);
    }

    /// Separate short loops, so that each of them is vectorized.
    private static final class Pairs implements PairAverages {
        private final double a;
        private final double b;
        private final double[] rows;
        private final double[] columns;

        Pairs(double a, double b, double[] rows, double[] columns) {
            this.a = a;
            this.b = b;
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
            double variance = rows[row];
            for (int j = 0; j < count; j++) {
                double scale = Math.sqrt(variance * columns[from + j]);
                double delta = (scale - covariance[j]) / Math.max(scale, Double.MIN_NORMAL);
                slopeProduct[j] = Math.max(0, Math.min(2, delta));
                product[j] = scale;
            }
            for (int j = 0; j < count; j++) {
                work[j] = 1 - slopeProduct[j];
            }
            Elementwise.acosInto(work, 0, count, work, 0);
            refine(count, work, product, slopeProduct, closeness);
            for (int j = 0; j < count; j++) {
                double delta = slopeProduct[j];
                double cosine = 1 - delta;
                double sine = Math.sqrt(delta * (2 - delta));
                product[j] *= a * cosine + b * (sine - work[j] * cosine);
                slopeProduct[j] = a - b * work[j];
            }
        }

        /// Angles of close pairs, which are rare, and of inputs of variance 0, which count as orthogonal.
        private void refine(int count, double[] angle, double[] scale, double[] delta, Closeness closeness) {
            for (int j = 0; j < count; j++) {
                if (delta[j] < SERIES) {
                    if (scale[j] == 0) {
                        delta[j] = 1;
                        angle[j] = Math.PI / 2;
                    } else {
                        angle[j] = smallAngle(delta[j]);
                        closeness.add(delta[j]);
                    }
                }
            }
        }

        @Override
        public double error() {
            return Moments.ROUNDING;
        }
    }
}
