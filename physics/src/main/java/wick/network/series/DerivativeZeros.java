package wick.network.series;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import wick.network.Activation;

/// Where a derivative of an activation changes sign.
public final class DerivativeZeros {
    /// Zeros are sought up to here on both sides of 0.
    public static final double REACH = 12;
    /// Two zeros closer than this may be missed.
    private static final double STEP = 1.0 / 64;

    private DerivativeZeros() {}

    /// The points of [−[#REACH], [#REACH]] where φ⁽ᵏ⁾ changes sign, ascending, to the rounding of φ⁽ᵏ⁾.
    /// Where φ⁽ᵏ⁾ is zero everywhere there are none, and kinks are stepped over.
    public static List<Double> of(Activation activation, int order) {
        List<Double> zeros = new ArrayList<>();
        int steps = (int) Math.round(2 * REACH / STEP);
        // half a step off zero, where many derivatives vanish, so that a sign change lies inside a step
        double[] ends = IntStream.rangeClosed(0, steps + 1)
                .mapToDouble(i -> (i - 0.5) * STEP - REACH)
                .toArray();
        double before = value(activation, order, ends[0]);
        for (int i = 1; i < ends.length; i++) {
            double after = value(activation, order, ends[i]);
            double from = ends[i - 1];
            double to = ends[i];
            boolean smooth = activation.kinks().stream().noneMatch(kink -> kink >= from && kink <= to);
            if (smooth && before * after < 0) {
                zeros.add(refined(activation, order, from, to));
            }
            before = after;
        }
        return List.copyOf(zeros);
    }

    private static double value(Activation activation, int order, double at) {
        return ActivationSeries.of(activation, at, order).coefficients().at(order);
    }

    /// Bisection until the interval cannot be halved; 0 itself is tried first, being exact where it is a
    /// zero.
    private static double refined(Activation activation, int order, double from, double to) {
        if (from < 0 && to > 0 && value(activation, order, 0) == 0) {
            return 0;
        }
        double low = from;
        double high = to;
        boolean rising = value(activation, order, low) < 0;
        for (double middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
            if ((value(activation, order, middle) < 0) == rising) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.abs(value(activation, order, low)) < Math.abs(value(activation, order, high)) ? low : high;
    }
}
