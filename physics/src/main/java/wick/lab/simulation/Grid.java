package wick.lab.simulation;

import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;

/// Times that must fall on steps.
final class Grid {
    private static final int FINEST = 4096;

    private Grid() {}

    /// The longest time of which both the interval of readings and that of an input series are multiples.
    static double unit(RecurrentNetwork network, Course course) {
        if (!(network.signal() instanceof Signal.Series series)) {
            return course.interval();
        }
        for (int parts = 1; parts <= FINEST; parts++) {
            double unit = course.interval() / parts;
            double count = series.interval() / unit;
            if (Math.rint(count) >= 1 && Math.abs(count - Math.rint(count)) < 1e-6) {
                return unit;
            }
        }
        throw new IllegalArgumentException("interval of the input series " + series.interval()
                + " and interval of readings " + course.interval() + " have no common step: choose commensurate ones");
    }

    /// Refuses steps that do not fit into the intervals of readings and input.
    static void check(RecurrentNetwork network, Course course, Scheme scheme) {
        double step = scheme.step(network);
        Course.whole("interval of readings", course.interval(), "steps", step);
        if (course.interval() < step / 2) {
            throw new IllegalArgumentException(
                    "interval of readings " + course.interval() + " must be at least one step of " + step);
        }
        if (!(scheme instanceof Scheme.OwnSteps) && network.signal() instanceof Signal.Series series) {
            Course.whole("interval of the input series", series.interval(), "steps", step);
        }
    }
}
