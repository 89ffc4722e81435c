package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.experiment.Figure;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.Measurement;

/// Chances of instability and growth rates against the number of units.
final class InstabilityPicture {
    private final List<GrowingModes> sizes;
    private final List<Double> ratios;
    private final Vector units;

    InstabilityPicture(List<GrowingModes> sizes, List<Double> ratios) {
        this.sizes = sizes;
        this.ratios = ratios;
        this.units = Vector.of(sizes.stream().mapToDouble(GrowingModes::size).toArray());
    }

    /// Dots only where a growing mode was seen, since the axis is logarithmic.
    Figure chances() {
        List<Figure.Trace> traces = new ArrayList<>();
        for (int j = 0; j < ratios.size(); j++) {
            int ratio = j;
            List<GrowingModes> shown = sizes.stream()
                    .filter(at -> at.theory().get(ratio).bound() > 1e-7)
                    .toList();
            traces.add(new Figure.Trace.Line(
                    "bound, σ_w = " + ratios.get(j) + " γ",
                    Vector.of(shown.stream().mapToDouble(GrowingModes::size).toArray()),
                    Vector.of(shown.stream()
                            .mapToDouble(at -> at.theory().get(ratio).bound())
                            .toArray()),
                    Optional.empty()));
            List<GrowingModes> seen =
                    sizes.stream().filter(at -> at.unstable(ratio).mean() > 0).toList();
            traces.add(new Figure.Trace.Dots(
                    "measured, σ_w = " + ratios.get(j) + " γ",
                    Vector.of(seen.stream().mapToDouble(GrowingModes::size).toArray()),
                    Vector.of(seen.stream()
                            .mapToDouble(at -> at.unstable(ratio).mean())
                            .toArray()),
                    Optional.of(Vector.of(seen.stream()
                            .mapToDouble(at -> at.unstable(ratio).standardError())
                            .toArray()))));
        }
        return new Figure.Plot(
                "chance-of-instability",
                "Networks with a growing mode",
                "Although σ_w < γ, small networks run away; the chance falls exponentially with the number of units.",
                new Figure.Axis("units N", true),
                new Figure.Axis("probability", true),
                traces);
    }

    Figure rates() {
        List<Figure.Trace> traces = new ArrayList<>();
        Vector bound =
                Vector.of(sizes.stream().mapToDouble(GrowingModes::medianBound).toArray());
        List<Measurement> medians =
                sizes.stream().map(at -> at.measured().median()).toList();
        for (double ratio : ratios) {
            traces.add(new Figure.Trace.Line(
                    "bound, σ_w = " + ratio + " γ", units, bound.map(x -> ratio * x - 1), Optional.empty()));
            traces.add(new Figure.Trace.Dots(
                    "measured, σ_w = " + ratio + " γ",
                    units,
                    Vector.of(medians.stream()
                            .mapToDouble(m -> ratio * m.mean() - 1)
                            .toArray()),
                    Optional.of(Vector.of(medians.stream()
                            .mapToDouble(m -> ratio * m.standardError())
                            .toArray()))));
        }
        return new Figure.Plot(
                "median-growth-rate",
                "Growth rate of the slowest mode, median over networks",
                "It tends to σ_w − γ as N grows; below zero more than half of the networks are stable.",
                new Figure.Axis("units N", true),
                new Figure.Axis("growth rate over γ", false),
                traces);
    }

    /// Rows of N, then for each ratio the bound, the measured probability and its standard error.
    Matrix probabilities() {
        Matrix table = Matrix.zeros(sizes.size(), 1 + 3 * ratios.size());
        for (int i = 0; i < sizes.size(); i++) {
            GrowingModes at = sizes.get(i);
            table.set(i, 0, at.size());
            for (int j = 0; j < ratios.size(); j++) {
                Measurement measured = at.unstable(j);
                table.set(i, 1 + 3 * j, at.theory().get(j).bound());
                table.set(i, 2 + 3 * j, measured.mean());
                table.set(i, 3 + 3 * j, measured.standardError());
            }
        }
        return table;
    }

    /// Rows of N, the median of the largest real part over σ_w, its standard error and its bound.
    Matrix medians() {
        Matrix table = Matrix.zeros(sizes.size(), 4);
        for (int i = 0; i < sizes.size(); i++) {
            GrowingModes at = sizes.get(i);
            Measurement median = at.measured().median();
            double[] row = {at.size(), median.mean(), median.standardError(), at.medianBound()};
            System.arraycopy(row, 0, table.entries(), i * row.length, row.length);
        }
        return table;
    }
}
