package wick.topic.expressivity.lab.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A fraction with a small denominator, times π where asked for.
record RoundNumber(int numerator, int denominator, boolean pi) {
    private static final int LARGEST_DENOMINATOR = 12;
    private static final int LARGEST_PI_DENOMINATOR = 6;
    private static final int LARGEST = 1000;

    double value() {
        double fraction = (double) numerator / denominator;
        return pi ? fraction * Math.PI : fraction;
    }

    /// The round numbers within `tolerance` of a number, the plainest first: small denominators before large ones.
    static List<RoundNumber> near(double number, double tolerance) {
        List<RoundNumber> near = new ArrayList<>();
        for (int denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
            add(number, tolerance, new RoundNumber(1, denominator, false), near);
            if (denominator <= LARGEST_PI_DENOMINATOR) {
                add(number, tolerance, new RoundNumber(1, denominator, true), near);
            }
        }
        return near;
    }

    private static void add(double number, double tolerance, RoundNumber unit, List<RoundNumber> near) {
        double count = Math.rint(number / unit.value());
        if (Math.abs(count) <= LARGEST && (count != 0 || !unit.pi)) {
            RoundNumber round = new RoundNumber((int) count, unit.denominator, unit.pi);
            boolean known = near.stream().anyMatch(other -> other.value() == round.value());
            if (!known && Math.abs(round.value() - number) <= tolerance) {
                near.add(round);
            }
        }
    }

    /// The round number that this is, to the last bit.
    static Optional<RoundNumber> exactly(double number) {
        return near(number, 0).stream().findFirst();
    }

    /// Such as `3/2`, `pi/4` or `2*pi/3`.
    String text() {
        String top = !pi ? Integer.toString(numerator) : numerator == 1 ? "pi" : numerator + "*pi";
        return denominator == 1 ? top : top + "/" + denominator;
    }
}
