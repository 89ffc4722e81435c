package wick.theory.action;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Erf;
import wick.numeric.matrix.Vector;
import wick.theory.kernellaw.LayerLaw;

/// p(f) = N(f; 0, c) Σ_m a_m He_{2m}(f/√c), c = `variance`, a_m the `coefficients` with a₀ = 1: an
/// Edgeworth or Gram–Charlier series. It integrates to 1 and may be negative.
public record HermiteDensity(double variance, Vector coefficients) {
    private static final double FURTHEST = 40;
    private static final int CELLS = 20_000;

    public HermiteDensity {
        if (!(variance > 0) || Double.isInfinite(variance) || coefficients.size() == 0) {
            throw new IllegalArgumentException("variance " + variance + " with " + coefficients.size()
                    + " coefficients: need a positive finite variance and at least one coefficient");
        }
    }

    /// Between two values of f > 0; `to` may be infinite.
    public record Interval(double from, double to) {}

    /// The Gram–Charlier series up to He_{2 `terms`} with the exact moments of the law of the kernel:
    /// a_m = E (S/c − 1)^m / (2^m m!), c = E S.
    ///
    /// Unlike Edgeworth's it is no expansion in 1/n: a_3 and a_4 both start at 1/n².
    ///
    /// @throws IllegalArgumentException where a moment is not known, and for terms not from 0 to 6
    public static HermiteDensity gramCharlier(LayerLaw law, int terms) {
        if (terms < 0 || terms > 6) {
            throw new IllegalArgumentException("terms " + terms + " must be from 0 to 6");
        }
        double mean = law.mean().value();
        double[] coefficients = new double[terms + 1];
        coefficients[0] = 1;
        double scale = 1;
        for (int m = 1; m <= terms; m++) {
            scale *= 2 * m * mean;
            var moment = law.centralMoment(m);
            if (m > 1 && !(moment.error() <= 0.01 * Math.abs(moment.value()) + 1e-12 * Math.pow(mean, m))) {
                throw new IllegalArgumentException("central moment " + m + " of the kernel at layer " + law.layer()
                        + " is decided by networks too rare to be followed");
            }
            coefficients[m] = m == 1 ? 0 : moment.value() / scale;
        }
        return new HermiteDensity(mean, Vector.of(coefficients));
    }

    /// p(f)
    public double at(double f) {
        double x = f / Math.sqrt(variance);
        return normal(x) * factor(x) / Math.sqrt(variance);
    }

    /// ln p(f); empty where p(f) is not positive.
    public OptionalDouble log(double f) {
        double factor = factor(f / Math.sqrt(variance));
        return factor > 0
                ? OptionalDouble.of(Math.log(factor) - 0.5 * (f * f / variance + Math.log(2 * Math.PI * variance)))
                : OptionalDouble.empty();
    }

    /// The integral of p over −r < f < r. What series add to the normal integral is −He_{2m−1} times the
    /// normal density.
    public double within(double r) {
        double x = r / Math.sqrt(variance);
        double sum = coefficients.at(0) * Erf.erf(x / Math.sqrt(2));
        for (int m = 1; m < coefficients.size(); m++) {
            sum -= 2 * coefficients.at(m) * hermite(2 * m - 1, x) * normal(x);
        }
        return sum;
    }

    private static double normal(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    private double factor(double x) {
        double sum = 0;
        for (int m = 0; m < coefficients.size(); m++) {
            sum += coefficients.at(m) * hermite(2 * m, x);
        }
        return sum;
    }

    private static double hermite(int degree, double x) {
        double before = 0;
        double value = 1;
        for (int j = 0; j < degree; j++) {
            double next = x * value - j * before;
            before = value;
            value = next;
        }
        return value;
    }

    /// Where f > 0 and p(f) < 0, to 40 standard deviations; the last interval has no end where p stays
    /// negative there.
    public List<Interval> negative() {
        double unit = Math.sqrt(variance);
        List<Interval> intervals = new ArrayList<>();
        double from = factor(0) < 0 ? 0 : Double.NaN;
        for (int i = 1; i <= CELLS; i++) {
            double left = FURTHEST * (i - 1) / CELLS;
            double right = FURTHEST * i / CELLS;
            boolean negative = factor(right) < 0;
            if (negative != (factor(left) < 0)) {
                double root = root(this::factor, left, right);
                if (negative) {
                    from = root;
                } else {
                    intervals.add(new Interval(from * unit, root * unit));
                    from = Double.NaN;
                }
            }
        }
        if (!Double.isNaN(from)) {
            intervals.add(new Interval(from * unit, Double.POSITIVE_INFINITY));
        }
        return intervals;
    }

    /// The r up to which p(f) ≥ 0 for |f| < r; empty where that is everywhere.
    public OptionalDouble positiveRadius() {
        return negative().stream().mapToDouble(Interval::from).findFirst();
    }

    /// The largest |p(f)/exact(f) − 1| over |f| ≤ r, both even, on a grid of 101 values.
    public double largestDeviation(DoubleUnaryOperator exact, double r) {
        double largest = 0;
        for (int i = 0; i <= 100; i++) {
            double f = r * i / 100;
            largest = Math.max(largest, Math.abs(at(f) / exact.applyAsDouble(f) - 1));
        }
        return largest;
    }

    /// A zero between two points of different sign, by halving.
    static double root(DoubleUnaryOperator function, double left, double right) {
        double low = left;
        double high = right;
        boolean negative = function.applyAsDouble(left) < 0;
        for (int i = 0; i < 80; i++) {
            double middle = (low + high) / 2;
            if ((function.applyAsDouble(middle) < 0) == negative) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
