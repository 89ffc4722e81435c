package wick.theory.spectra;

import org.hipparchus.complex.Complex;

/// The lower end of the spectrum beside its eigenvalues 0. At z = 0 the function m(z) is −r, r being the
/// part of the eigenvalues that is not 0; where z(m) has a simple zero there, m stays real as z grows
/// from 0 to the largest z(m) that is met as m falls from −r, and no eigenvalue lies in between.
final class LowerEdge {
    private static final double START = 1e-9;
    private static final double RATIO = 1.05;
    private static final double MOST = 1e7;
    private static final double BESIDE = 1e-10;
    private static final double CLOSE = 1e-4;
    private static final double SAFE = 1e-9;

    private final MasterEquation equation;
    private final double rank;

    LowerEdge(MasterEquation equation, double zeroMass) {
        this.equation = equation;
        rank = 1 - zeroMass;
    }

    /// No eigenvalue lies between 0 and this; 0 where they come arbitrarily close to 0.
    double value() {
        double first = at(START);
        double ratio = at(2 * START) / first;
        if (!(first > 0) || !(Math.abs(ratio - 2) < CLOSE)) {
            return 0;
        }
        double t = START;
        double highest = first;
        while (t < MOST) {
            double next = at(t * RATIO);
            if (!(next > highest)) {
                break;
            }
            highest = next;
            t *= RATIO;
        }
        double peak = Maximum.between(Math.log(t / RATIO), Math.log(t * RATIO), logarithm -> at(Math.exp(logarithm)));
        return (1 - SAFE) * Math.max(highest, peak);
    }

    /// z at m = −r (1 + t); −1 where there is none on the real line.
    private double at(double t) {
        double m = -rank * (1 + t);
        double z = Math.exp(equation.logarithm()) / m;
        for (Factor factor : equation.factors()) {
            z *= switch (factor) {
                // m + r = −r t to the last digit
                case Factor.Dimension(double ratio, int exponent) ->
                    Math.pow(Math.abs(ratio - rank) <= SAFE * rank ? -t : 1 + m / ratio, exponent);
                case Factor.Slopes slopes -> Math.pow(slope(slopes, m / slopes.ratio()), slopes.count());
                case Factor.Growing(double rate) -> Math.exp(rate * m);
                case Factor.Saturating(double rate) -> Math.exp(rate * m / (1 + m));
            };
        }
        return z > 0 && z < Double.POSITIVE_INFINITY ? z : -1;
    }

    /// x w/(1 + x) with M(w) = x, for the one w below all slopes but 0.
    private static double slope(Factor.Slopes slopes, double x) {
        SlopeLaw law = slopes.law();
        double high = law.smallest() * (1 - BESIDE);
        if (!(high > 0) || transform(law, high) > x) {
            return Double.NaN;
        }
        double low = -law.moment(1).value() / Math.min(-x, 1);
        while (transform(law, low) < x) {
            low *= 2;
        }
        for (int k = 0; k < 200 && high - low > 1e-16 * Math.abs(low); k++) {
            double middle = (low + high) / 2;
            if (transform(law, middle) > x) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double w = (low + high) / 2;
        // 1 + M(w) = w ⟨1/(w − s)⟩, and both sides are 0 at w = 0 if no slope is
        return law.zeroMass() == 0 ? x / law.resolvent(w) : x * w / (1 + x);
    }

    private static double transform(SlopeLaw law, double w) {
        return law.at(new Complex(w)).value().getReal();
    }
}
