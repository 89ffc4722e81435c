package wick.theory.spectra;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.complex.Complex;

/// z = e^`logarithm` (1/m) ∏ `factors`(m), which defines m(z) = Σ_k m_k / z^k of a free product.
///
/// Unknown are m and for each [Factor.Slopes] the w with M(w) = m/ratio; they are found together by
/// Newton's method in logarithms.
record MasterEquation(double logarithm, List<Factor> factors) {
    private static final int STEPS = 30;
    private static final double LONGEST = 0.5;
    private static final double FOUND = 1e-13;
    private static final double ROUNDING = 1e-16;
    private static final double ACCEPTED = 1e-9;

    MasterEquation {
        factors = List.copyOf(factors);
    }

    /// m, the w of each slope factor in order, and a bound on the relative error of m.
    record Point(Complex m, List<Complex> w, double error) {}

    List<Factor.Slopes> slopes() {
        return factors.stream()
                .filter(Factor.Slopes.class::isInstance)
                .map(Factor.Slopes.class::cast)
                .toList();
    }

    /// The first terms of m for large z: m = m₁/z.
    Point far(Complex z) {
        Complex m = z.reciprocal().multiply(Math.exp(logarithm));
        for (Factor.Slopes slope : slopes()) {
            m = m.multiply(Math.pow(slope.law().moment(1).value(), slope.count()));
        }
        List<Complex> w = new ArrayList<>();
        for (Factor.Slopes slope : slopes()) {
            double mean = slope.law().moment(1).value();
            double square = slope.law().moment(2).value();
            w.add(m.divide(slope.ratio()).reciprocal().multiply(mean).add(square / mean));
        }
        return new Point(m, w, 1);
    }

    /// The value of ln z at a point, up to multiples of 2πi.
    private Complex logarithmAt(Complex m, List<Complex> w) {
        Complex sum = m.log().negate().add(logarithm);
        int next = 0;
        for (Factor factor : factors) {
            sum = sum.add(factor.logarithm(m));
            if (factor instanceof Factor.Slopes slope) {
                sum = sum.add(w.get(next++).log().multiply(slope.count()));
            }
        }
        return sum;
    }

    private Complex slopeAt(Complex m) {
        Complex sum = m.reciprocal().negate();
        for (Factor factor : factors) {
            sum = sum.add(factor.logarithmicSlope(m));
        }
        return sum;
    }

    /// What one Newton step does: the new unknowns, the relative size of the step, and what roundings and
    /// the averages over slopes leave open.
    private record Step(Complex m, List<Complex> w, double size, double settled) {
        double error() {
            return 4 * size + 10 * settled;
        }
    }

    private Step step(Complex logZ, Complex m, List<Complex> w) {
        Complex slope = slopeAt(m);
        Complex rest = logZ.subtract(logarithmAt(m, w));
        rest = new Complex(rest.getReal(), Math.IEEEremainder(rest.getImaginary(), 2 * Math.PI));
        List<Complex> fixed = new ArrayList<>();
        List<Complex> moving = new ArrayList<>();
        double settled = 0;
        int next = 0;
        for (Factor.Slopes factor : slopes()) {
            Complex at = w.get(next++);
            SlopeLaw.Transform transform = factor.law().at(at);
            // δw = (δm/ratio − (M(w) − m/ratio)) / M′(w)
            Complex off = transform.value().subtract(m.divide(factor.ratio()));
            fixed.add(off.divide(transform.derivative()).negate());
            moving.add(transform.derivative().multiply(factor.ratio()).reciprocal());
            settled = Math.max(settled, transform.change());
            rest = rest.subtract(fixed.getLast().divide(at).multiply(factor.count()));
            slope = slope.add(moving.getLast().divide(at).multiply(factor.count()));
        }
        Complex change = rest.divide(slope);
        double size = change.norm() / m.norm();
        List<Complex> changes = new ArrayList<>();
        for (int j = 0; j < w.size(); j++) {
            changes.add(fixed.get(j).add(moving.get(j).multiply(change)));
            size = Math.max(size, changes.get(j).norm() / w.get(j).norm());
        }
        // a rounding of ln z moves m by that over |d ln z / d ln m|, which vanishes at an edge of the
        // spectrum
        settled += ROUNDING / (slope.norm() * m.norm());
        double damping = size > LONGEST ? LONGEST / size : 1;
        List<Complex> moved = new ArrayList<>();
        for (int j = 0; j < w.size(); j++) {
            moved.add(w.get(j).add(changes.get(j).multiply(damping)));
        }
        return new Step(m.add(change.multiply(damping)), moved, size, settled);
    }

    /// Newton's method from a near point; empty unless it ends in a solution.
    java.util.Optional<Point> near(Complex z, Point start) {
        Complex logZ = z.log();
        Complex m = start.m();
        List<Complex> w = start.w();
        double before = Double.POSITIVE_INFINITY;
        for (int k = 0; k < STEPS; k++) {
            Step step = step(logZ, m, w);
            if (!Double.isFinite(step.size())) {
                return java.util.Optional.empty();
            }
            m = step.m();
            w = step.w();
            if (step.size() <= FOUND || (step.size() < ACCEPTED && step.size() >= before / 2)) {
                return java.util.Optional.of(new Point(m, w, step.error() + 1e-14));
            }
            before = step.size();
        }
        return java.util.Optional.empty();
    }

    /// The moments m₁, …, m_order: m_k = (1/k) \[m^(k−1)] (m z(m))^k.
    ///
    /// They are given relative to m₁^k, so that deep networks do not overflow; entry 0 is 1.
    double[] relativeMoments(int order) {
        PowerSeries product = PowerSeries.constant(1, order - 1);
        for (Factor factor : factors) {
            product = product.times(factor.series(order - 1));
        }
        double mean = product.at(0);
        PowerSeries normalized = product.times(PowerSeries.constant(1 / mean, order - 1));
        double[] moments = new double[order];
        for (int k = 1; k <= order; k++) {
            moments[k - 1] = normalized.power(k).at(k - 1) / k;
        }
        return moments;
    }

    /// ln m₁
    double logarithmOfMean() {
        double sum = logarithm;
        for (Factor.Slopes slope : slopes()) {
            sum += slope.count() * Math.log(slope.law().moment(1).value());
        }
        return sum;
    }
}
