package wick.experiment.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import wick.experiment.Figure;
import wick.experiment.Sample;
import wick.experiment.Sweep;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.Moments;
import wick.theory.spectra.JacobianSpectrum;

/// The measured density of the logarithm of singular values at the largest width over the lines of theory and rival.
record SpectrumPicture(JacobianSpectrum theory, JacobianSpectrum rival, Sweep.AtWidth measured) {
    private static final int BINS = 30;
    private static final int POINTS = 150;
    /// Of the singular values measured, this part is left out at either end.
    private static final double LEFT_OUT = 0.002;
    private static final double DECADES = 3e-3;

    /// One row per bin: the singular value in its middle, the density of ln s there, its standard error over
    /// networks.
    Matrix histogram() {
        Sample sample = measured.sample();
        Range range = range(sample);
        double width = Math.log(range.to() / range.from()) / BINS;
        Matrix table = Matrix.zeros(BINS, 3);
        for (int bin = 0; bin < BINS; bin++) {
            Moments moments = new Moments();
            for (int k = 0; k < sample.networks(); k++) {
                int inside = 0;
                for (double value : sample.rows().row(k)) {
                    double at = Math.log(Math.sqrt(value) / range.from()) / width;
                    inside += at >= bin && at < bin + 1 ? 1 : 0;
                }
                moments.add(inside / (measured.width() * width));
            }
            Estimate density = moments.estimate();
            table.set(bin, 0, range.from() * Math.exp((bin + 0.5) * width));
            table.set(bin, 1, density.mean());
            table.set(bin, 2, density.standardError());
        }
        return table;
    }

    private record Range(double from, double to) {}

    /// Between these lie nearly all singular values that are seen beside the largest ones.
    private Range range(Sample sample) {
        double[] values = Arrays.stream(sample.rows().entries())
                .filter(value -> value > 1e-14 * theory.mean())
                .sorted()
                .toArray();
        int left = (int) (LEFT_OUT * (values.length - 1));
        double to = Math.sqrt(values[values.length - 1 - left]);
        double from = Math.max(Math.sqrt(values[left]), DECADES * to);
        // all equal in a scaled isometry
        return to > 1.1 * from ? new Range(from, to) : new Range(from / 2, 2 * to);
    }

    Figure figure(String rivalName) {
        Matrix histogram = histogram();
        double from = histogram.at(0, 0);
        double ratio = histogram.at(BINS - 1, 0) / from;
        double[] grid = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            grid[i] = from * Math.pow(ratio, i / (POINTS - 1.0));
        }
        Vector x = Vector.of(grid);
        return new Figure.Plot(
                "singular-values",
                "Singular values",
                "Areas are shares of the singular values. Dots are the networks of the largest width, the line is free"
                        + " probability; " + rivalName + " weights would give the other line.",
                new Figure.Axis("singular value s", true),
                new Figure.Axis("density of ln s", false),
                List.of(
                        line("theory", x, theory),
                        line(rivalName + " weights", x, rival),
                        new Figure.Trace.Dots(
                                "measured, n = " + measured.width(),
                                column(histogram, 0),
                                column(histogram, 1),
                                Optional.of(column(histogram, 2)))));
    }

    private static Figure.Trace line(String name, Vector x, JacobianSpectrum spectrum) {
        double[] y = new double[x.size()];
        DoubleUnaryOperator density = density(spectrum);
        Parallel.forEach(y.length, i -> y[i] = density.applyAsDouble(x.at(i)));
        return new Figure.Trace.Line(name, x, Vector.of(y), Optional.empty());
    }

    /// Of ln s. Beyond the end of the spectrum, and where eigenvalues are shared, 0.
    private static DoubleUnaryOperator density(JacobianSpectrum spectrum) {
        double end = spectrum.largest().orElse(Double.POSITIVE_INFINITY);
        return s -> s * s < end * (1 - 1e-9) && spectrum.hasDensity()
                ? s * spectrum.singularValueDensity(s).value()
                : 0;
    }

    private static Vector column(Matrix table, int column) {
        double[] values = new double[table.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = table.at(i, column);
        }
        return Vector.of(values);
    }
}
