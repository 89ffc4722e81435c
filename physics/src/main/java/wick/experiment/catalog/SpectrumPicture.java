package wick.experiment.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import wick.experiment.Figure;
import wick.experiment.Sample;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.Moments;
import wick.theory.spectra.JacobianSpectrum;

/// The measured density of singular values at the largest width over the lines of theory and rival.
record SpectrumPicture(JacobianSpectrum theory, JacobianSpectrum rival, Sweep.AtWidth measured) {
    private static final int BINS = 30;
    private static final int POINTS = 150;
    /// Of the singular values measured, this part is shown.
    private static final double SHOWN = 0.998;

    /// One row per bin: its middle, the density of singular values there, its standard error over networks.
    Matrix histogram() {
        Sample sample = measured.sample();
        double width = top(sample) / BINS;
        Matrix table = Matrix.zeros(BINS, 3);
        for (int bin = 0; bin < BINS; bin++) {
            Moments moments = new Moments();
            for (int k = 0; k < sample.networks(); k++) {
                int inside = 0;
                for (double value : sample.rows().row(k)) {
                    int at = (int) (Math.sqrt(value) / width);
                    inside += at == bin && value > zero() ? 1 : 0;
                }
                moments.add(inside / (measured.width() * width));
            }
            Estimate density = moments.estimate();
            table.set(bin, 0, (bin + 0.5) * width);
            table.set(bin, 1, density.mean());
            table.set(bin, 2, density.standardError());
        }
        return table;
    }

    /// Smaller squares are roundings of 0.
    private double zero() {
        return 1e-14 * theory.mean();
    }

    private static double top(Sample sample) {
        double[] values = sample.rows().entries().clone();
        java.util.Arrays.sort(values);
        return Math.sqrt(values[(int) (SHOWN * (values.length - 1))]);
    }

    Figure figure(String rivalName) {
        Matrix histogram = histogram();
        double top = histogram.at(BINS - 1, 0);
        double[] grid = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            grid[i] = top * (i + 0.5) / POINTS;
        }
        Vector x = Vector.of(grid);
        return new Figure.Plot(
                "singular-values",
                "Density of singular values",
                "Dots are the networks of the largest width, the line is free probability; " + rivalName
                        + " weights would give the other line.",
                new Figure.Axis("singular value s", false),
                new Figure.Axis("density", false),
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

    /// Beyond the end of the spectrum, and where eigenvalues are shared, 0.
    private static DoubleUnaryOperator density(JacobianSpectrum spectrum) {
        double end = spectrum.largest().orElse(Double.POSITIVE_INFINITY);
        return s -> s * s < end * (1 - 1e-9) && spectrum.hasDensity()
                ? spectrum.singularValueDensity(s).value()
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
