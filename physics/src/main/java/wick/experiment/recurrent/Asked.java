package wick.experiment.recurrent;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import wick.numeric.matrix.Vector;

/// What of a forecast is wanted: lags of the autocorrelation (some are chosen where absent), times after a start
/// from h = 0, and a number of units.
public record Asked(Optional<Vector> lags, Optional<Vector> times, OptionalInt size) {
    private static final int LAGS = 10;
    private static final int DENSE = 150;

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

    /// From 0 to the last lag, close enough to draw a line.
    static Vector dense(Vector lags, OptionalDouble step) {
        double last = lags.at(lags.size() - 1);
        int count = step.isPresent() ? (int) Math.min(DENSE, Math.rint(last / step.getAsDouble())) : DENSE;
        double[] dense = new double[count + 1];
        for (int k = 0; k <= count; k++) {
            double at = count == 0 ? 0 : last * k / count;
            dense[k] = step.isPresent() ? step.getAsDouble() * Math.rint(at / step.getAsDouble()) : at;
        }
        return Vector.of(dense);
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
