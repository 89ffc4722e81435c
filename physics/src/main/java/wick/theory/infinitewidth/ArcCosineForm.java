package wick.theory.infinitewidth;

import wick.numeric.elementwise.Elementwise;
import wick.numeric.gaussian.LegendreRule;

/// φ(z) = zⁿ for z > 0 and 0 for z < 0, n = `degree` ≥ 2. With correlation ρ = cos θ,
///
///     ⟨φφ⟩ = (ab)^(n/2) J_n(θ)/(2π),   ⟨φ′φ′⟩ = n² (ab)^((n−1)/2) J_{n−1}(θ)/(2π),
///
///     J_0 = π − θ,   J_1 = sin θ + (π − θ) cos θ,   J_{n+1} = (2n + 1) ρ J_n + n² (1 − ρ²) J_{n−1}.
///
/// For ρ ≥ 0 all terms of the recursion are positive. For ρ < 0 they cancel, and the integral
///
///     J_n = n! sin^(2n+1) θ ∫₀^{π/2} cosⁿψ dψ / (1 − ρ cos ψ)^(n+1)
///
/// with its positive integrand is summed instead; its error falls by 34 with every node.
///
/// Source: Cho and Saul 2009 (arc-cosine kernels; the integral is theirs, the recursion follows from it).
record ArcCosineForm(int degree) implements AverageForm {
    private static final double TURN = 2 * Math.PI;
    private static final LegendreRule RULE = LegendreRule.of(28);

    /// (2n − 1)!! = J_n(0)/π
    private static double oddFactorial(int n) {
        double product = 1;
        for (int k = 3; k < 2 * n; k += 2) {
            product *= k;
        }
        return product;
    }

    @Override
    public Moments moments(double variance) {
        double n = degree;
        double square = oddFactorial(degree) / 2;
        double slopeSquare = n * n * oddFactorial(degree - 1) / 2;
        return new Moments(
                square * power(variance, degree),
                slopeSquare * power(variance, degree - 1),
                n * square * power(variance, degree - 1),
                (n - 1) * slopeSquare * power(variance, degree - 2),
                degree * Moments.ROUNDING);
    }

    static double power(double x, int exponent) {
        double product = 1;
        for (int k = 0; k < exponent; k++) {
            product *= x;
        }
        return product;
    }

    /// J_order at correlation 1 − δ with its angle θ.
    static double kernel(int order, double delta, double angle) {
        double rho = 1 - delta;
        double squaredSine = delta * (2 - delta);
        if (rho < 0 && order > 0) {
            return obtuse(order, rho, Math.sqrt(squaredSine));
        }
        double before = Math.PI - angle;
        if (order == 0) {
            return before;
        }
        double kernel = Math.sqrt(squaredSine) + before * rho;
        for (int n = 1; n < order; n++) {
            double next = (2 * n + 1) * rho * kernel + n * n * squaredSine * before;
            before = kernel;
            kernel = next;
        }
        return kernel;
    }

    private static double obtuse(int order, double rho, double sine) {
        double sum = 0;
        for (int k = 0; k < RULE.size(); k++) {
            double cosine = Math.cos(Math.PI / 4 * (1 + RULE.node(k)));
            double inverse = 1 / (1 - rho * cosine);
            sum += RULE.weight(k) * inverse * power(cosine * inverse, order);
        }
        double factor = Math.PI / 4 * sine;
        for (int k = 1; k <= order; k++) {
            factor *= k * sine * sine;
        }
        return factor * sum;
    }

    @Override
    public Decorrelation decorrelation(double variance) {
        return new IntegratedSeparation(variance, moments(variance).slopeSquare(), this::slopeProduct);
    }

    private double slopeProduct(double variance, double delta) {
        double factor = degree * degree * power(variance, degree - 1) / TURN;
        return factor * kernel(degree - 1, delta, Homogeneous.angle(delta));
    }

    @Override
    public PairAverages pairs(double[] rowVariances, double[] columnVariances) {
        return new Pairs(degree, rowVariances, columnVariances);
    }

    private static final class Pairs implements PairAverages {
        private final int degree;
        private final double[] rows;
        private final double[] columns;

        Pairs(int degree, double[] rows, double[] columns) {
            this.degree = degree;
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
            int count = place.count();
            double a = rows[place.row()];
            for (int j = 0; j < count; j++) {
                double scale = Math.sqrt(a * columns[place.from() + j]);
                double delta = (scale - covariance[j]) / Math.max(scale, Double.MIN_NORMAL);
                slopeProduct[j] = Math.max(0, Math.min(2, delta));
                product[j] = scale;
                work[j] = 1 - slopeProduct[j];
            }
            Elementwise.acosInto(work, 0, count, work, 0);
            for (int j = 0; j < count; j++) {
                double delta = slopeProduct[j];
                double angle = delta < Homogeneous.SERIES ? Homogeneous.smallAngle(delta) : work[j];
                double slopes = power(product[j], degree - 1) / TURN;
                slopeProduct[j] = degree * degree * slopes * kernel(degree - 1, delta, angle);
                product[j] *= slopes * kernel(degree, delta, angle);
            }
        }

        @Override
        public double error() {
            return 2 * degree * Moments.ROUNDING;
        }
    }
}
