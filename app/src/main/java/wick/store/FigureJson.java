package wick.store;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import wick.experiment.Figure;
import wick.experiment.Figure.Trace;
import wick.numeric.matrix.Matrix;

/// The numbers of a figure as a tree for JSON; a number that is not finite is null.
final class FigureJson {
    private FigureJson() {}

    static SequencedMap<String, Object> of(Figure figure) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("id", figure.id());
        json.put("title", figure.title());
        json.put("caption", figure.caption());
        switch (figure) {
            case Figure.Plot plot -> {
                json.put("kind", "plot");
                json.put("x", axis(plot.x()));
                json.put("y", axis(plot.y()));
                json.put("traces", plot.traces().stream().map(FigureJson::trace).toList());
            }
            case Figure.HeatMap map -> {
                json.put("kind", "heat-map");
                json.put("x", axis(map.x()));
                json.put("y", axis(map.y()));
                json.put("grid", grid(map.grid()));
                json.put(
                        "traces", map.overlays().stream().map(FigureJson::trace).toList());
            }
        }
        return json;
    }

    private static SequencedMap<String, Object> axis(Figure.Axis axis) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("label", axis.label());
        json.put("logarithmic", axis.logarithmic());
        return json;
    }

    private static SequencedMap<String, Object> grid(Figure.Grid grid) {
        Matrix values = grid.values();
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("label", grid.valueLabel());
        json.put("x", numbers(grid.x().toArray()));
        json.put("y", numbers(grid.y().toArray()));
        json.put(
                "values",
                IntStream.range(0, values.rows())
                        .mapToObj(i -> numbers(values.row(i)))
                        .toList());
        return json;
    }

    private static SequencedMap<String, Object> trace(Trace trace) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("label", trace.label());
        switch (trace) {
            case Trace.Line line -> {
                json.put("kind", "line");
                json.put("x", numbers(line.x().toArray()));
                json.put("y", numbers(line.y().toArray()));
                json.put("error", line.band().map(b -> numbers(b.toArray())));
            }
            case Trace.Dots dots -> {
                json.put("kind", "dots");
                json.put("x", numbers(dots.x().toArray()));
                json.put("y", numbers(dots.y().toArray()));
                json.put("error", dots.error().map(e -> numbers(e.toArray())));
            }
            case Trace.Mark mark -> {
                json.put("kind", "mark");
                json.put("x", ComparisonJson.number(mark.x()));
                json.put("y", ComparisonJson.number(mark.y()));
                json.put("emphasized", mark.emphasized());
            }
        }
        return json;
    }

    private static List<OptionalDouble> numbers(double... values) {
        return Arrays.stream(values).mapToObj(ComparisonJson::number).toList();
    }
}
