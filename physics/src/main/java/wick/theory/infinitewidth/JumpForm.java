package wick.theory.infinitewidth;

import wick.numeric.elementwise.Elementwise;

/// φ(z) = `high` for z > 0 and `low` for z < 0: the step, the sign. With A = (high² + low²)/2, B = (high −
/// low)²/(2π) and correlation ρ = cos θ,
///
///     ⟨φφ⟩ = A − B θ
///
/// at all variances. φ′ is a δ-function, so ⟨φ′²⟩ is infinite: there is no neural tangent kernel.
///
/// Source: Cho and Saul 2009 (the arc-cosine kernel of order 0); Sheppard 1899.
record JumpForm(double low, double high) implements AverageForm {

    private double square() {
        return (high * high + low * low) / 2;
    }

    private double jump() {
        return (high - low) * (high - low) / (2 * Math.PI);
    }

    @Override
    public boolean hasTangent() {
        return false;
    }

    @Override
    public Moments moments(double variance) {
        if (variance == 0) {
            double value = (low + high) / 2;
            return new Moments(value * value, Double.POSITIVE_INFINITY, 0, 0, Moments.ROUNDING);
        }
        return new Moments(square(), Double.POSITIVE_INFINITY, 0, Double.NEGATIVE_INFINITY, Moments.ROUNDING);
    }

    @Override
    public Decorrelation decorrelation(double variance) {
        return new Decorrelation() {
            @Override
            public double separation(double delta) {
                return jump() * Homogeneous.angle(delta);
            }

            // ⟨φ′φ′⟩ = (high − low)² times the density of both variables at 0.
            @Override
            public double slopeProduct(double delta) {
                return jump() / (variance * Math.sqrt(delta * (2 - delta)));
            }

            @Override
            public double error(double delta) {
                return Moments.ROUNDING;
            }
        };
    }

    @Override
    public PairAverages pairs(double[] rowVariances, double[] columnVariances) {
        return new Pairs(this, rowVariances, columnVariances);
    }

    /// Leaves +∞ as ⟨φ′φ′⟩, which has no use without its diagonal.
    private static final class Pairs implements PairAverages {
        private final JumpForm form;
        private final double[] rows;
        private final double[] columns;

        Pairs(JumpForm form, double[] rows, double[] columns) {
            this.form = form;
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
                double scale = Math.sqrt(a * columns[place.from() + j]);
                double delta = (scale - covariance[j]) / Math.max(scale, Double.MIN_NORMAL);
                slopeProduct[j] = Math.max(0, Math.min(2, delta));
                work[j] = 1 - slopeProduct[j];
            }
            Elementwise.acosInto(work, 0, count, work, 0);
            for (int j = 0; j < count; j++) {
                double b = columns[place.from() + j];
                double delta = slopeProduct[j];
                double angle = delta < Homogeneous.SERIES ? Homogeneous.smallAngle(delta) : work[j];
                product[j] = a > 0 && b > 0 ? form.square() - form.jump() * angle : still();
                slopeProduct[j] = Double.POSITIVE_INFINITY;
                if (delta < Homogeneous.SERIES && a > 0 && b > 0) {
                    closeness.add(delta);
                }
            }
        }

        /// A variable of variance 0 sits on the jump, where φ is the mean of both sides, which is also ⟨φ⟩.
        private double still() {
            double mean = (form.low + form.high) / 2;
            return mean * mean;
        }

        @Override
        public double error() {
            return Moments.ROUNDING;
        }
    }
}
