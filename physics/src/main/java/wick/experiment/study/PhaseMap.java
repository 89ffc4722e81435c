package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.experiment.Figure;
import wick.network.Activation;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.theory.infinitewidth.CriticalLine;
import wick.theory.infinitewidth.CriticalPoint;
import wick.theory.infinitewidth.GaussianAverages;
import wick.theory.infinitewidth.MeanFieldState;
import wick.theory.infinitewidth.PhaseDiagram;

/// The phase diagram with this network and the usual initializations marked.
final class PhaseMap {
    private static final int COLUMNS = 40;
    private static final int ROWS = 24;
    private static final double LARGEST = 3;

    private final Anatomy.Bulk bulk;
    private final int width;

    PhaseMap(Anatomy.Bulk bulk, int width) {
        this.bulk = bulk;
        this.width = width;
    }

    Figure figure() {
        double weights = Math.max(4, 1.3 * bulk.weightVariance());
        double biases = Math.max(0.3, 1.3 * bulk.biasVariance());
        PhaseDiagram diagram =
                PhaseDiagram.of(bulk.activation(), grid(weights / COLUMNS, weights, COLUMNS), grid(0, biases, ROWS));
        Matrix values = Matrix.zeros(ROWS, COLUMNS);
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                values.set(i, j, Math.log(susceptibility(diagram, i, j)));
            }
        }
        return new Figure.HeatMap(
                "phase-diagram",
                "Where this network is",
                "Where ln χ_1 is below 0, small differences between inputs die out with depth; above it they grow."
                        + " Signals survive depth near the line between.",
                new Figure.Axis("weight variance σ_w²", false),
                new Figure.Axis("bias variance σ_b²", false),
                new Figure.Grid(diagram.weightVariances(), diagram.biasVariances(), values, "ln χ_1, growth per layer"),
                overlays(weights, biases));
    }

    private static Vector grid(double from, double to, int count) {
        return Vector.range(0, count).map(i -> from + (to - from) * i / (count - 1));
    }

    /// χ₁, at variance 1 where the variance has no fixed point; larger values count as [#LARGEST].
    private double susceptibility(PhaseDiagram diagram, int row, int column) {
        if (!bulk.activation().jumps().isEmpty()) {
            return LARGEST;
        }
        MeanFieldState state = diagram.at(row, column);
        double value = state.susceptibility().isPresent()
                ? state.susceptibility().get().value()
                : diagram.weightVariances().at(column)
                        * GaussianAverages.of(bulk.activation())
                                .single(1)
                                .slopeSquare()
                                .value();
        return Math.min(LARGEST, value);
    }

    private List<Figure.Trace> overlays(double weights, double biases) {
        List<Figure.Trace> traces = new ArrayList<>();
        criticalLine(bulk.activation(), weights, biases).ifPresent(traces::add);
        traces.add(new Figure.Trace.Mark("PyTorch default", 1.0 / 3, 1.0 / (3.0 * width), false));
        traces.add(new Figure.Trace.Mark("Xavier", 1, 0, false));
        traces.add(new Figure.Trace.Mark("Kaiming", 2, 0, false));
        traces.add(new Figure.Trace.Mark("this network", bulk.weightVariance(), bulk.biasVariance(), true));
        return traces;
    }

    /// Points of the line χ₁ = 1 with a stable fixed point, inside the frame.
    private static Optional<Figure.Trace> criticalLine(Activation activation, double weights, double biases) {
        CriticalLine line = CriticalLine.of(activation);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i <= 80; i++) {
            Optional<CriticalPoint> point = line.at(Math.exp(-7 + i / 8.0));
            if (point.isPresent()) {
                double w = point.get().weightVariance().value();
                double b = point.get().biasVariance().value();
                if (w <= weights && b <= biases) {
                    x.add(w);
                    y.add(b);
                }
            }
        }
        return x.size() < 2
                ? Optional.empty()
                : Optional.of(new Figure.Trace.Line(
                        "edge of chaos, χ_1 = 1",
                        Vector.of(x.stream().mapToDouble(v -> v).toArray()),
                        Vector.of(y.stream().mapToDouble(v -> v).toArray()),
                        Optional.empty()));
    }
}
