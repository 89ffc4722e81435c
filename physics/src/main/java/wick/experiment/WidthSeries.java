package wick.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import wick.observable.Measurement;

/// One quantity measured at several widths, on independent ensembles; widths ascending.
public record WidthSeries(List<Point> points) {

    /// The measurement at one width.
    public record Point(int width, Evidence evidence) {

        double mean() {
            return evidence.measurement().mean();
        }
    }

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

    /// One sentence about heavy tails, with the command that may settle it.
    String heavy(Question question) {
        double share = points.stream()
                .mapToDouble(p -> p.evidence().heaviestShare())
                .max()
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "heavy tails: at one width one network carries %.1f %% of the sum of squares; this may settle it: %s",
                100 * share,
                question.remedy().withNetworks(4));
    }

    /// ln(y / unit), errors to first order.
    WidthSeries logarithm(double unit) {
        return new WidthSeries(points.stream()
                .map(point -> {
                    Measurement y = point.evidence().measurement();
                    Measurement ln = y.with(Math.log(y.mean() / unit), y.standardError() / y.mean());
                    return new Point(
                            point.width(), new Evidence(ln, point.evidence().heaviestShare()));
                })
                .toList());
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
