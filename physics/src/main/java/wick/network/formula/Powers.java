package wick.network.formula;

import java.util.OptionalDouble;

/// u ^ v in its three cases: a whole exponent, a constant one, and one that varies.
final class Powers {
    /// The largest whole exponent that is multiplied out.
    private static final int LARGEST = 1024;

    private Powers() {}

    /// The value of an expression without z.
    static OptionalDouble constant(Expression expression) {
        return switch (expression) {
            case Expression.Constant(double value) -> OptionalDouble.of(value);
            case Expression.Negation(Expression.Constant(double value)) -> OptionalDouble.of(-value);
            case Expression.Variable _ -> OptionalDouble.empty();
            case Expression.Pi _, Expression.Negation _, Expression.Binary _, Expression.Call _ ->
                expression.varies() ? OptionalDouble.empty() : OptionalDouble.of(Jet.value(expression, 0));
        };
    }

    static boolean isWhole(double exponent) {
        return exponent == Math.rint(exponent) && Math.abs(exponent) <= LARGEST;
    }

    /// u^p
    static double of(double u, double p) {
        if (!isWhole(p)) {
            return StrictMath.pow(u, p);
        }
        double power = 1;
        double square = u;
        for (int rest = (int) Math.abs(p); rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                power *= square;
            }
            square *= square;
        }
        return p < 0 ? 1 / power : power;
    }

    /// p u^(p−1)
    static double slope(double u, double p) {
        return p == 0 ? 0 * u : p * of(u, p - 1);
    }

    /// p (p−1) u^(p−2); 0 where that is infinite, at a kink.
    static double curvature(double u, double p) {
        if (p == 0 || p == 1) {
            return 0 * u;
        }
        double curvature = p * (p - 1) * of(u, p - 2);
        return u == 0 && Double.isInfinite(curvature) ? 0 : curvature;
    }
}
