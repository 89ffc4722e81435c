package wick.theory.action;

import java.util.Optional;
import java.util.OptionalDouble;

/// The action of one output f at one input, p(f) = e^(−S(f)):
///
///     S(f) = constant + quadratic f²/2 + quartic f⁴/4! + sextic f⁶/6!.
///
/// From the cumulants κ of f, with c = κ₂ the full two-point function, to order 1/n²
///
///     quadratic = (1/c) [1 + κ₄/(2c²) − κ₆/(8c³) + (2/3) κ₄²/c⁴]
///     quartic   = −κ₄/c⁴ + κ₆/(2c⁵) − (7/2) κ₄²/c⁶
///     sextic    = −κ₆/c⁶ + 10 κ₄²/c⁷
///     constant  = ½ ln(2πc) − κ₄/(8c²) + κ₆/(48c³) − κ₄²/(12c⁴),
///
/// found from −ln of the Edgeworth series, in which f⁸ cancels; at order 1 what has κ₆ or κ₄² is left out.
/// Trees alone are −κ₄/c⁴ and, with ten ways to join two quartic vertices by a line, −κ₆/c⁶ + 10 κ₄²/c⁷;
/// the rest are loops, which keep E f² at c: the tadpole κ₄/(2c³) of the quadratic part and so on.
///
/// Source: Demirtas, Halverson, Maiti, Schwartz and Stoner 2024, arXiv:2307.03223, for the first order;
/// derived here to the second.
public record ScalarAction(int order, double constant, double quadratic, double quartic, double sextic) {

    /// With the loops.
    public static ScalarAction of(OutputCumulants cumulants) {
        double c = cumulants.second();
        double four = cumulants.excess();
        double six = cumulants.sixthOverCube();
        double square = cumulants.order() == 1 ? 0 : four * four;
        return new ScalarAction(
                cumulants.order(),
                Math.log(2 * Math.PI * c) / 2 - four / 8 + six / 48 - square / 12,
                (1 + four / 2 - six / 8 + 2 * square / 3) / c,
                (-four + six / 2 - 3.5 * square) / (c * c),
                (-six + 10 * square) / (c * c * c));
    }

    /// Without the loops: the vertices are the amputated correlators and the trees between them.
    public static ScalarAction treeLevel(OutputCumulants cumulants) {
        double c = cumulants.second();
        double square = cumulants.order() == 1 ? 0 : cumulants.excess() * cumulants.excess();
        return new ScalarAction(
                cumulants.order(),
                Math.log(2 * Math.PI * c) / 2,
                1 / c,
                -cumulants.excess() / (c * c),
                (-cumulants.sixthOverCube() + 10 * square) / (c * c * c));
    }

    /// The cumulants that perturbation theory in the couplings gives, to the order of the action: with g = quartic
    /// /r², h = sextic/r³, r = quadratic,
    ///
    ///     κ₂ = (1 − g/2 + (2/3) g² − h/8)/r,   κ₄ = (−g + (7/2) g² − h/2)/r²,   κ₆ = (10 g² − h)/r³.
    ///
    /// @throws ArithmeticException where the quadratic part is not positive
    public OutputCumulants cumulants() {
        if (!(quadratic > 0)) {
            throw new ArithmeticException("the quadratic part " + quadratic + " of the action is not positive: there is"
                    + " no propagator to expand in");
        }
        double g = quartic / (quadratic * quadratic);
        double h = order == 1 ? 0 : sextic / Math.pow(quadratic, 3);
        double square = order == 1 ? 0 : g * g;
        return new OutputCumulants(
                order,
                (1 - g / 2 + 2 * square / 3 - h / 8) / quadratic,
                (-g + 3.5 * square - h / 2) / (quadratic * quadratic),
                (10 * square - h) / Math.pow(quadratic, 3));
    }

    /// S(f)
    public double at(double f) {
        return constant + rise(f);
    }

    /// S(f) − S(0)
    private double rise(double f) {
        double square = f * f;
        return square * (quadratic / 2 + square * (quartic / 24 + square * sextic / 720));
    }

    /// Whether e^(−S) can be normalized.
    public boolean boundedBelow() {
        return sextic > 0 || (sextic == 0 && (quartic > 0 || (quartic == 0 && quadratic > 0)));
    }

    /// The smallest |f| > 0 at which S stops rising; empty where it always rises.
    public OptionalDouble barrier() {
        // S′/f = r + g y/6 + h y²/120 with y = f²
        return firstRoot(quadratic, quartic / 6, sextic / 120);
    }

    /// The |f| up to which S(f) > S(0), so that 0 is the likeliest output; empty where that is everywhere.
    public OptionalDouble positiveRadius() {
        return firstRoot(quadratic / 2, quartic / 24, sextic / 720);
    }

    /// √y at the smallest y > 0 with a + b y + c y² = 0.
    private static OptionalDouble firstRoot(double a, double b, double c) {
        if (a <= 0) {
            return OptionalDouble.of(0);
        }
        double discriminant = b * b - 4 * a * c;
        if (discriminant < 0 || (b >= 0 && c >= 0)) {
            return OptionalDouble.empty();
        }
        // 2a/(−b + √D) is the smaller positive root for b < 0, and the positive one for c < 0
        double y = 2 * a / (-b + Math.sqrt(discriminant));
        return y > 0 && Double.isFinite(y) ? OptionalDouble.of(Math.sqrt(y)) : OptionalDouble.empty();
    }

    /// Why e^(−S) cannot be sampled, in one sentence; empty where it can.
    public Optional<String> whyNotSampled() {
        if (boundedBelow()) {
            return Optional.empty();
        }
        String where =
                barrier().isPresent() ? "S stops rising at |f| = " + barrier().getAsDouble() : "S never rises";
        return Optional.of("the action to order 1/n" + (order == 2 ? "²" : "") + " is unbounded below (" + where
                + "), so e^(-S) has no norm; it holds within the series only, on outputs inside that radius");
    }
}
