package wick.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import wick.experiment.Figure;
import wick.experiment.Figure.Axis;
import wick.experiment.Figure.Trace;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Figures like those of a real study: a tanh network of depth 6, with numbers that are right for the
/// theory and made up for the measurements.
public final class SampleFigures {
    private static final Figure PHASES = phaseDiagram(41);

    private SampleFigures() {}

    /// (phase diagram, correlation through depth)
    public static List<Figure> front() {
        return List.of(PHASES, correlation());
    }

    public static Figure phaseDiagram(int points) {
        double[] weights = new double[points];
        double[] biases = new double[points];
        for (int i = 0; i < points; i++) {
            weights[i] = 0.2 + 3.3 * i / (points - 1);
            biases[i] = 0.5 * i / (points - 1);
        }
        Matrix chi = Matrix.zeros(points, points);
        double[] critical = new double[points];
        for (int i = 0; i < points; i++) {
            critical[i] = Double.NaN;
            for (int j = 0; j < points; j++) {
                double value = susceptibility(weights[j], biases[i]);
                chi.set(i, j, Math.log(value));
                if (j > 0 && value >= 1 && chi.at(i, j - 1) < 0) {
                    double part = -chi.at(i, j - 1) / (chi.at(i, j) - chi.at(i, j - 1));
                    critical[i] = weights[j - 1] + part * (weights[j] - weights[j - 1]);
                }
            }
        }
        List<Trace> overlays = List.of(
                new Trace.Line("critical line, χ_1 = 1", Vector.of(critical), Vector.of(biases), Optional.empty()),
                new Trace.Mark("this network", 1.76, 0.05, true),
                new Trace.Mark("PyTorch default", 1.0 / 3, 0.02, false),
                new Trace.Mark("Kaiming", 2, 0, false),
                new Trace.Mark("Xavier", 1, 0, false));
        return new Figure.HeatMap(
                "phase-diagram",
                "Phase diagram of tanh",
                "Left of the line signals from different inputs merge, right of it they fall apart; on it they travel.",
                new Axis("weight variance σ_w²", false),
                new Axis("bias variance σ_b²", false),
                new Figure.Grid(Vector.of(weights), Vector.of(biases), chi, "log χ_1"),
                overlays);
    }

    public static Figure correlation() {
        int depth = 24;
        double[] line = new double[depth + 1];
        double[] band = new double[depth + 1];
        line[0] = 0.6;
        for (int i = 1; i <= depth; i++) {
            line[i] = 1 - (1 - line[i - 1]) * (0.93 - 0.1 * (1 - line[i - 1]));
            band[i] = 0.006 * Math.sqrt(i);
        }
        double[] at = {0, 1, 2, 3, 4, 5, 6};
        double[] mean = new double[7];
        double[] error = new double[7];
        for (int i = 0; i < 7; i++) {
            mean[i] = line[i] + 0.004 * Math.sin(7 * i);
            error[i] = 0.006 + 0.002 * i;
        }
        return new Figure.Plot(
                "correlation-depth",
                "Correlation of two digits through depth",
                "Two different images become alike with a depth scale of 12 layers; this network has 6.",
                new Axis("layer ℓ", false),
                new Axis("correlation c^{(ℓ)}", false),
                List.of(
                        new Trace.Line(
                                "theory, n → ∞",
                                Vector.range(0, depth + 1),
                                Vector.of(line),
                                Optional.of(Vector.of(band))),
                        new Trace.Dots(
                                "measured, n = 256", Vector.of(at), Vector.of(mean), Optional.of(Vector.of(error)))));
    }

    public static Figure spread() {
        double[] widths = {64, 128, 256, 512};
        List<Trace> traces = new ArrayList<>();
        String[] names = {"NNGP", "NTK"};
        double[] scales = {1.1, 3.4};
        for (int k = 0; k < 2; k++) {
            double scale = scales[k];
            double[] dots = new double[4];
            double[] errors = new double[4];
            for (int i = 0; i < 4; i++) {
                dots[i] = scale / Math.sqrt(widths[i]) * (1 + 0.02 * Math.cos(5 * i + k));
                errors[i] = 0.016 * dots[i];
            }
            DoubleUnaryOperator law = n -> scale / Math.sqrt(n);
            traces.add(new Trace.Line(
                    names[k] + ", n^{-1/2}",
                    Vector.of(widths),
                    Vector.of(widths).map(law),
                    Optional.empty()));
            traces.add(new Trace.Dots(
                    names[k] + " measured", Vector.of(widths), Vector.of(dots), Optional.of(Vector.of(errors))));
        }
        traces.add(new Trace.Line(
                "rival: n^{-1}", Vector.of(widths), Vector.of(widths).map(n -> 27.2 / n), Optional.empty()));
        return new Figure.Plot(
                "kernel-spread",
                "Spread of kernel entries against width",
                "The root-mean-square distance of one network's kernel from theory falls as the square root of width.",
                new Axis("width n", true),
                new Axis("root-mean-square residual", true),
                traces);
    }

    public static Figure training() {
        double[] steps = new double[101];
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            steps[i] = i;
        }
        double[] rates = {0.31, 0.08, 0.021, 0.004};
        for (int k = 0; k < 4; k++) {
            double rate = rates[k];
            Vector mean = Vector.of(steps).map(t -> 0.9 * (1 - Math.exp(-rate * t)));
            traces.add(new Trace.Line(
                    "mode " + (k + 1), Vector.of(steps), mean, Optional.of(mean.map(m -> 0.03 + 0.01 * m))));
            Vector some = Vector.of(0, 10, 20, 40, 60, 80, 100);
            int shift = k;
            traces.add(new Trace.Dots(
                    "",
                    some,
                    some.map(t -> 0.9 * (1 - Math.exp(-rate * t)) + 0.008 * Math.sin(t + shift)),
                    Optional.of(some.map(_ -> 0.02))));
        }
        return new Figure.Plot(
                "training-modes",
                "Outputs over time",
                "Each mode of the kernel is learned at its own rate.",
                new Axis("step t", false),
                new Axis("mean output, projected", false),
                traces);
    }

    public static Figure trainable() {
        Vector x = Vector.of(1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5);
        Vector y = Vector.of(4, 8, 16, 32, 64, 128);
        Matrix values = Matrix.zeros(6, 11);
        double[] scale = new double[11];
        for (int j = 0; j < 11; j++) {
            scale[j] = Math.min(4 / Math.abs(x.at(j) - 1.79), 140);
            for (int i = 0; i < 6; i++) {
                values.set(i, j, 0.1 + 0.85 / (1 + Math.pow(y.at(i) / (2.4 * scale[j]), 3)));
            }
        }
        values.set(5, 0, Double.NaN);
        return new Figure.HeatMap(
                "trainable-depth",
                "Trained accuracy",
                "Networks deeper than a few depth scales do not train.",
                new Axis("weight variance σ_w²", false),
                new Axis("depth", true),
                new Figure.Grid(x, y, values, "accuracy"),
                List.of(
                        new Trace.Line("6 ξ_c", x, Vector.of(scale).map(s -> 2.4 * s), Optional.empty()),
                        new Trace.Line("ξ_c", x, Vector.of(scale).map(s -> 0.8 * s), Optional.empty())));
    }

    /// χ₁ = σ_w² ⟨φ′(z)²⟩ at the fixed point of the variance, by plain trapezoids.
    private static double susceptibility(double weight, double bias) {
        double q = 1;
        for (int step = 0; step < 60; step++) {
            q = weight * average(q, z -> Math.pow(Math.tanh(z), 2)) + bias;
        }
        return weight * average(q, z -> Math.pow(1 - Math.pow(Math.tanh(z), 2), 2));
    }

    private static double average(double variance, DoubleUnaryOperator f) {
        double sum = 0;
        double norm = 0;
        for (int i = -40; i <= 40; i++) {
            double z = i / 8.0;
            double density = Math.exp(-z * z / 2);
            sum += density * f.applyAsDouble(Math.sqrt(variance) * z);
            norm += density;
        }
        return sum / norm;
    }
}
