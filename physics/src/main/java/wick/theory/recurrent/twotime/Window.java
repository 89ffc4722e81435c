package wick.theory.recurrent.twotime;

import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Time;
import wick.numeric.matrix.Vector;

/// The times 0, d/n, 2d/n, …, d at which correlations are asked for, d = `duration` and n = `intervals`.
public record Window(double duration, int intervals) {
    public Window {
        if (!(duration > 0) || Double.isInfinite(duration)) {
            throw new IllegalArgumentException("duration " + duration + " must be positive and finite");
        }
        if (intervals < 1) {
            throw new IllegalArgumentException(intervals + " intervals: at least 1 is needed");
        }
    }

    /// Every one of the first `steps` steps of a network in steps.
    public static Window ofSteps(RecurrentNetwork network, int steps) {
        return switch (network.time()) {
            case Time.Steps(double step) -> new Window(step * steps, steps);
            case Time.Continuous _ ->
                throw new IllegalArgumentException("time is continuous: give a duration and intervals, not steps");
        };
    }

    public double spacing() {
        return duration / intervals;
    }

    /// All intervals + 1 times.
    public Vector times() {
        double[] times = new double[intervals + 1];
        for (int k = 0; k <= intervals; k++) {
            times[k] = duration * k / intervals;
        }
        return Vector.of(times);
    }

    /// How many steps of length `step` lie between two times.
    int stepsPerInterval(double step) {
        long steps = Math.round(spacing() / step);
        if (steps < 1 || Math.abs(spacing() - steps * step) > 1e-9 * spacing()) {
            throw new IllegalArgumentException(
                    "times " + spacing() + " apart (duration over intervals) are no whole number of steps of " + step);
        }
        return Math.toIntExact(steps);
    }
}
