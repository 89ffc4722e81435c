package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.experiment.Figure;
import wick.numeric.matrix.Vector;
import wick.observable.Measurement;
import wick.theory.recurrent.twotime.TwoTimeFunction;

/// Correlations between two times as pictures: theory as a map, and cuts through it with measured dots.
record TransientPicture(String name, String title, TwoTimeFunction tied, TwoTimeFunction fresh) {
    private static final Figure.Axis TIME = new Figure.Axis("time t", false);

    List<Figure> figures(TransientSweep sweep) {
        return List.of(map(), cuts(sweep), variances(sweep));
    }

    private Figure map() {
        return new Figure.HeatMap(
                name + "-map",
                title + ": correlation of states at two times, theory",
                "A transient depends on both times; a stationary state on their distance alone.",
                TIME,
                new Figure.Axis("time s", false),
                new Figure.Grid(tied.times(), tied.times(), tied.values(), "C(t, s)"),
                List.of());
    }

    /// C(t, s) against s at three times t.
    private Figure cuts(TransientSweep sweep) {
        int last = sweep.steps();
        List<Figure.Trace> traces = new ArrayList<>();
        for (int t : new int[] {last / 4, last / 2, last}) {
            int at = t;
            String here = "t = " + tied.times().at(t);
            traces.add(new Figure.Trace.Line(here + ", theory", tied.times(), row(tied, at), Optional.empty()));
            traces.add(dots(here + ", measured", sweep, s -> new int[] {at, s}));
        }
        return new Figure.Plot(
                name + "-cuts",
                title + ": correlation with the state at time t",
                "Dots: mean over networks of the largest size.",
                new Figure.Axis("time s", false),
                new Figure.Axis("C(t, s)", false),
                traces);
    }

    private Figure variances(TransientSweep sweep) {
        return new Figure.Plot(
                name + "-variance",
                title + ": variance of states",
                "What the same weights at all times do that fresh ones do not.",
                TIME,
                new Figure.Axis("C(t, t)", false),
                List.of(
                        new Figure.Trace.Line("tied weights, theory", tied.times(), tied.sameTime(), Optional.empty()),
                        new Figure.Trace.Line(
                                "fresh weights, theory", tied.times(), fresh.sameTime(), Optional.empty()),
                        dots("tied weights, measured", sweep, t -> new int[] {t, t})));
    }

    private static Vector row(TwoTimeFunction function, int t) {
        return Vector.of(function.values().row(t));
    }

    private interface Places {
        int[] at(int k);
    }

    private Figure.Trace dots(String label, TransientSweep sweep, Places places) {
        int count = sweep.steps() + 1;
        double[] mean = new double[count];
        double[] error = new double[count];
        for (int k = 0; k < count; k++) {
            int[] place = places.at(k);
            Measurement measured = sweep.atLargest(place[0], place[1]).measurement();
            mean[k] = measured.mean();
            error[k] = measured.standardError();
        }
        return new Figure.Trace.Dots(label, tied.times(), Vector.of(mean), Optional.of(Vector.of(error)));
    }
}
