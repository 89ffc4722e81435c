package wick.experiment.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import wick.experiment.Figure;
import wick.experiment.Section;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.theory.recurrent.meanfield.PhaseMap;
import wick.theory.recurrent.meanfield.Transition;

/// The phases of a network over σ_w (columns, `deviations`) and a second parameter (rows), and for each row the σ_w of
/// local instability and of chaos, where there is one.
public record PhasePlane(PhaseMap map, Vector deviations, List<OptionalDouble> local, List<OptionalDouble> chaos) {
    public PhasePlane {
        local = List.copyOf(local);
        chaos = List.copyOf(chaos);
    }

    /// Throws [IllegalArgumentException] for networks that stationary mean field theory does not take.
    public static PhasePlane of(RecurrentNetwork network, Vector deviations, PhaseMap.Axis axis, Vector values) {
        PhaseMap map = PhaseMap.of(network, deviations.map(s -> s * s), axis, values);
        List<OptionalDouble> local = new ArrayList<>();
        List<OptionalDouble> chaos = new ArrayList<>();
        for (double value : values.toArray()) {
            RecurrentNetwork row = switch (axis) {
                case NOISE -> network.withNoise(value);
                case BIAS_VARIANCE -> network.withBiasVariance(value);
            };
            local.add(Transition.localInstability(row));
            chaos.add(Transition.chaos(row));
        }
        return new PhasePlane(map, deviations, local, chaos);
    }

    public int rows() {
        return map.values().size();
    }

    public int columns() {
        return deviations.size();
    }

    public PhaseMap.Cell at(int row, int column) {
        return map.at(row, column);
    }

    /// κ or σ_b², as a name.
    public String axisWords() {
        return switch (map.axis()) {
            case NOISE -> "noise";
            case BIAS_VARIANCE -> "bias_variance";
        };
    }

    /// The Lyapunov exponent as colors, with both borders.
    public Section picture() {
        String y = switch (map.axis()) {
            case NOISE -> "κ";
            case BIAS_VARIANCE -> "σ_b^2";
        };
        List<Figure.Trace> borders = new ArrayList<>();
        border("chaos", chaos, borders);
        border("local instability", local, borders);
        Figure figure = new Figure.HeatMap(
                "phases",
                "Phases of a recurrent network",
                "The Lyapunov exponent; chaotic to the right of the line named chaos, expansive without chaos between the"
                        + " two lines.",
                new Figure.Axis("σ_w", false),
                new Figure.Axis(y, false),
                new Figure.Grid(deviations, map.values(), matrix(PhaseMap.Cell::lyapunovExponent), "λ"),
                borders);
        return new Section("phases", "Phases", "", List.of(), List.of(figure));
    }

    private Matrix matrix(Function<PhaseMap.Cell, Optional<Approximation>> read) {
        Matrix matrix = Matrix.zeros(rows(), columns());
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                matrix.set(i, j, read.apply(at(i, j)).map(Approximation::value).orElse(Double.NaN));
            }
        }
        return matrix;
    }

    private void border(String label, List<OptionalDouble> border, List<Figure.Trace> traces) {
        double least = deviations.at(0);
        double most = deviations.at(columns() - 1);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < rows(); i++) {
            double at = border.get(i).orElse(Double.NaN);
            if (at >= least && at <= most) {
                x.add(at);
                y.add(map.values().at(i));
            }
        }
        if (x.size() > 1) {
            traces.add(new Figure.Trace.Line(label, vector(x), vector(y), Optional.empty()));
        }
    }

    private static Vector vector(List<Double> numbers) {
        return Vector.of(numbers.stream().mapToDouble(v -> v).toArray());
    }
}
