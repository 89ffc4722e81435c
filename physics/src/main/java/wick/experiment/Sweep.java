package wick.experiment;

import java.util.List;
import java.util.function.Function;

/// What was read off independent ensembles of several widths.
public record Sweep(List<AtWidth> widths) {

    public record AtWidth(int width, Sample sample) {}

    public Sweep {
        widths = List.copyOf(widths);
    }

    /// One point for every width.
    public WidthSeries series(Function<Sample, Evidence> evidence) {
        return new WidthSeries(widths.stream()
                .map(at -> new WidthSeries.Point(at.width(), evidence.apply(at.sample())))
                .toList());
    }
}
