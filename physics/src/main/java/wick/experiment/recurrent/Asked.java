package wick.experiment.recurrent;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import wick.numeric.matrix.Vector;

/// What of a forecast is wanted: lags of the autocorrelation (some are chosen where absent), times after a start
/// from h = 0, and a number of units.
public record Asked(Optional<Vector> lags, Optional<Vector> times, OptionalInt size) {
    private static final int LAGS = 10;

    public static Asked nothing() {
        return new Asked(Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /// About eleven lags from 0 to about `longest`, in steps whole numbers of steps.
    static Vector upTo(double longest, OptionalDouble step) {
        double spacing = rounded(longest / LAGS);
        if (step.isPresent()) {
            spacing = step.getAsDouble() * Math.max(1, Math.rint(longest / LAGS / step.getAsDouble()));
        }
        double[] lags = new double[LAGS + 1];
        for (int k = 0; k <= LAGS; k++) {
            lags[k] = k * spacing;
        }
        return Vector.of(lags);
    }

    /// To one digit, 1, 2 or 5.
    private static double rounded(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double digit = value / power;
        double nearest = digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10;
        // dividing by a power of ten keeps 0.2 what it is
        return power < 1 ? nearest / Math.rint(1 / power) : nearest * power;
    }
}
