package wick.experiment.catalog;

import java.util.List;
import java.util.function.Function;
import wick.experiment.Evidence;
import wick.experiment.Sample;
import wick.experiment.WidthSeries;

/// What was read off independent ensembles of several widths.
record Sweep(List<AtWidth> widths) {

    record AtWidth(int width, Sample sample) {}

    Sweep {
        widths = List.copyOf(widths);
    }

    /// One point for every width.
    WidthSeries series(Function<Sample, Evidence> evidence) {
        return new WidthSeries(widths.stream()
                .map(at -> new WidthSeries.Point(at.width(), evidence.apply(at.sample())))
                .toList());
    }
}
