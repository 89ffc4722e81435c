package wick.report.chart;

import java.util.Optional;

/// A mark on an axis; one without a label is a minor mark.
record Tick(double value, Optional<Label> label) {

    static Tick major(double value, String label) {
        return new Tick(value, Optional.of(Label.of(label)));
    }

    static Tick minor(double value) {
        return new Tick(value, Optional.empty());
    }
}
