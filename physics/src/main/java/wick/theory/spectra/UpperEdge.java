package wick.theory.spectra;

import java.util.OptionalDouble;
import org.hipparchus.complex.Complex;

/// The upper end of the spectrum: the smallest z(m) as m grows from 0 along the real line, where z has
/// decreased from infinity.
final class UpperEdge {
    private static final double START = 1e-7;
    private static final double RATIO = 1.1;
    private static final double MOST = 1e7;
    private static final double BESIDE = 1e-10;

    private final MasterEquation equation;

    UpperEdge(MasterEquation equation) {
        this.equation = equation;
    }

    /// Empty if some slope is not bounded.
    OptionalDouble value() {
        if (equation.slopes().stream().anyMatch(s -> Double.isInfinite(s.law().largest()))) {
            return OptionalDouble.empty();
        }
        double most = most();
        double m = START;
        while (m * RATIO < most && slope(m * RATIO) < 0) {
            m *= RATIO;
        }
        double low = m;
        double high = Math.min(most, m * RATIO);
        for (int k = 0; k < 80; k++) {
            double middle = Math.sqrt(low * high);
            if (slope(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalDouble.of(Math.exp(logarithm(low)));
    }

    /// Up to here M(w) = m/ratio has a solution above the support of every slope; where the law of a slope
    /// thins out at its end, z may decrease all the way, and the spectrum ends where that one does.
    private double most() {
        double most = MOST;
        for (Factor.Slopes slopes : equation.slopes()) {
            Complex end = new Complex(slopes.law().largest() * (1 + BESIDE));
            most = Math.min(most, slopes.ratio() * slopes.law().at(end).value().getReal());
        }
        return most;
    }

    /// d ln z / d ln m
    private double slope(double m) {
        Complex at = new Complex(m);
        double sum = -1;
        for (Factor factor : equation.factors()) {
            sum += m * factor.logarithmicSlope(at).getReal();
            if (factor instanceof Factor.Slopes(SlopeLaw law, double ratio, int count)) {
                double w = inverse(law, m / ratio);
                sum += count
                        * m
                        / ratio
                        / (w * law.at(new Complex(w)).derivative().getReal());
            }
        }
        return sum;
    }

    private double logarithm(double m) {
        Complex at = new Complex(m);
        double sum = equation.logarithm() - Math.log(m);
        for (Factor factor : equation.factors()) {
            sum += factor.logarithm(at).getReal();
            if (factor instanceof Factor.Slopes(SlopeLaw law, double ratio, int count)) {
                sum += count * Math.log(inverse(law, m / ratio));
            }
        }
        return sum;
    }

    /// The w above the support with M(w) = x: M decreases from its value there to 0. Where even that value
    /// is below x, the end of the support itself.
    private static double inverse(SlopeLaw law, double x) {
        // ⟨s⟩/w ≤ M(w) ≤ ⟨s⟩/(w − largest)
        double mean = law.moment(1).value();
        double least = law.largest() * (1 + 1e-15);
        double w = law.largest() + mean / x;
        while (w > least && transform(law, w).value().getReal() < x) {
            w = Math.max(least, law.largest() + (w - law.largest()) / 4);
        }
        // M is convex and decreasing: Newton's method from the left never overshoots
        for (int k = 0; k < 60; k++) {
            SlopeLaw.Transform at = transform(law, w);
            double change = (x - at.value().getReal()) / at.derivative().getReal();
            if (!(change > 1e-15 * w)) {
                break;
            }
            w += change;
        }
        return w;
    }

    private static SlopeLaw.Transform transform(SlopeLaw law, double w) {
        return law.at(new Complex(w));
    }
}
