package wick.experiment;

import java.util.Comparator;
import java.util.List;
import wick.observable.Measurement;

/// One quantity measured at several widths, on independent ensembles; widths ascending.
public record WidthSeries(List<Point> points) {

    /// The measurement at one width.
    public record Point(int width, Evidence evidence) {}

    /// Fits over widths need this many: a limit, two coefficients, and one width to check them.
    public static final int FEWEST = 4;

    public WidthSeries {
        points = points.stream().sorted(Comparator.comparingInt(Point::width)).toList();
        if (points.stream().mapToInt(Point::width).distinct().count() < FEWEST) {
            throw new IllegalArgumentException(
                    "a series over widths needs at least " + FEWEST + " different widths, not " + points.size());
        }
        if (points.stream().anyMatch(p -> !(p.evidence().measurement().standardError() > 0))) {
            throw new IllegalArgumentException("every width of a series needs a standard error above 0");
        }
    }

    public int narrowest() {
        return points.getFirst().width();
    }

    long networks() {
        return points.stream()
                .mapToLong(p -> p.evidence().measurement().networks())
                .sum();
    }

    long fewestNetworks() {
        return points.stream()
                .mapToLong(p -> p.evidence().measurement().networks())
                .min()
                .orElseThrow();
    }

    boolean heavyTailed() {
        return points.stream().anyMatch(p -> p.evidence().heavyTailed());
    }

    /// The same errors about 0.
    WidthSeries flat() {
        return new WidthSeries(points.stream()
                .map(point -> {
                    Measurement measured = point.evidence().measurement();
                    return new Point(point.width(), Evidence.even(measured.with(0, measured.standardError())));
                })
                .toList());
    }

    /// The fitted coefficient as a measurement on all networks of the series.
    Measurement fitted(double value, double error) {
        Measurement first = points.getFirst().evidence().measurement();
        return new Measurement(value, error, networks(), first.seed(), first.engine(), first.biases());
    }
}
