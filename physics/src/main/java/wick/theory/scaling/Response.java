package wick.theory.scaling;

import java.util.function.DoubleUnaryOperator;
import wick.network.Activation;

/// The powers of φ(z) and φ′(z) where z has the power `power` of the width.
///
/// Units of order one give values of order one. Where z falls with width, φ is its lowest power at 0; where
/// z grows, its highest, and the part of the units that has not saturated decides for φ′.
record Response(double value, double derivative) {
    private static final double SMALL = 1e-4;
    private static final double LARGE = 1e3;

    static Response of(Activation activation, double power) {
        if (power == 0) {
            return new Response(0, vanishes(activation) ? Powers.NONE : 0);
        }
        double at = power < 0 ? SMALL : LARGE;
        double degree = degree(activation::value, at);
        double slope = degree(activation::derivative, at);
        if (power == Powers.NONE) {
            return new Response(degree == 0 ? 0 : Powers.NONE, slope == 0 ? 0 : Powers.NONE);
        }
        if (power < 0) {
            return new Response(times(degree, power), times(slope, power));
        }
        return new Response(Math.max(degree, 0) * power, Math.max(slope, -0.5) * power);
    }

    private static double times(double degree, double power) {
        return degree == Double.POSITIVE_INFINITY ? Powers.NONE : degree * power;
    }

    /// Whether φ′ = 0 wherever it is looked at, so that nothing is learned through φ.
    private static boolean vanishes(Activation activation) {
        for (double z = -2.75; z < 3; z += 0.5) {
            if (activation.derivative(z) != 0) {
                return false;
            }
        }
        return true;
    }

    /// p of f ∝ |z|^p about |z| = `at`, in quarters; ∞ where f is 0 on both sides.
    private static double degree(DoubleUnaryOperator f, double at) {
        double near = size(f, at);
        double far = size(f, 2 * at);
        if (near == 0 || !Double.isFinite(far)) {
            return at < 1 ? Double.POSITIVE_INFINITY : near == 0 ? -1 : 1;
        }
        return Math.rint(4 * Math.log(far / near) / Math.log(2)) / 4;
    }

    private static double size(DoubleUnaryOperator f, double at) {
        return Math.max(Math.abs(f.applyAsDouble(at)), Math.abs(f.applyAsDouble(-at)));
    }
}
