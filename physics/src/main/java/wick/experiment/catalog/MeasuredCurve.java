package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import wick.experiment.Figure;
import wick.experiment.Sample;
import wick.numeric.matrix.Vector;

/// Pictures of a function of the lag, measured at lags 0, `interval`, … , `lags` · `interval`.
record MeasuredCurve(double interval, int lags) {
    private static final int POINTS = 120;

    Figure picture(Curves.Caption caption, DoubleUnaryOperator theory, TimeAverages measured) {
        List<Figure.Trace> traces = new ArrayList<>();
        Vector times = Vector.range(0, POINTS + 1).map(i -> i * interval * lags / POINTS);
        traces.add(new Figure.Trace.Line("theory", times, times.map(theory), Optional.empty()));
        for (int i : new int[] {0, measured.sizes().size() - 1}) {
            Sample sample = measured.samples().get(i);
            Vector columns = Vector.range(0, lags + 1);
            traces.add(new Figure.Trace.Dots(
                    "N = " + measured.sizes().get(i),
                    columns.map(k -> k * interval),
                    columns.map(k -> sample.mean((int) k).measurement().mean()),
                    Optional.of(
                            columns.map(k -> sample.mean((int) k).measurement().standardError()))));
        }
        return new Figure.Plot(
                caption.id(),
                caption.title(),
                caption.caption(),
                new Figure.Axis("lag τ", false),
                new Figure.Axis(caption.quantity(), false),
                traces);
    }
}
