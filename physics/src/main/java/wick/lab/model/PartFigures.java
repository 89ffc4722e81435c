package wick.lab.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import wick.model.Axes;
import wick.model.Node;
import wick.model.RealArray;
import wick.network.Activation;
import wick.network.Erf;
import wick.network.Sigmoid;
import wick.network.Tanh;
import wick.network.signal.Fans;
import wick.network.signal.Figure;
import wick.network.signal.Kind;
import wick.numeric.matrix.Matrix;

/// Single numbers about one module: the shape of its weights, cosines between inputs, units that never act.
final class PartFigures {
    private static final int MOST_COMPARED = 64;
    private static final double DEAD = 1e-3;
    private static final double NEAR_BOUND = 0.01;

    private final Threads threads;
    private final ModelPart part;
    private final int samples;
    private final Optional<Windows> windows;

    PartFigures(Threads threads, ModelPart part, int samples) {
        this.threads = threads;
        this.part = part;
        this.samples = samples;
        this.windows = part.kind() == Kind.CONVOLUTION ? windows() : Optional.empty();
    }

    private Optional<RealArray> reals(String value) {
        return threads.value(value)
                .flatMap(array -> array instanceof RealArray reals ? Optional.of(reals) : Optional.empty());
    }

    private Optional<RealArray> input() {
        return part.inputs().stream().findFirst().flatMap(this::reals);
    }

    private Optional<Windows> windows() {
        Node node = threads.node(part.steps().getFirst());
        Optional<RealArray> weight = part.weights().matrix().flatMap(this::reals);
        return input().flatMap(x -> weight.map(w -> Convolution.windows(node, x.axes(), w.axes())));
    }

    /// The weights as a matrix of outputs times all the rest.
    Optional<Matrix> matrix() {
        if (!part.kind().isLinear() && part.kind() != Kind.EMBEDDING) {
            return Optional.empty();
        }
        return part.weights()
                .matrix()
                .flatMap(this::reals)
                .filter(array -> array.size() > 0)
                .map(array -> {
                    Axes axes = array.axes();
                    Matrix stored = Matrix.of(axes.at(0), axes.count(1, axes.rank()), array.values());
                    return part.weights().turned() ? stored.transposed() : stored;
                });
    }

    Fans fans() {
        Optional<RealArray> weight = part.weights().matrix().flatMap(this::reals);
        if (!part.kind().isLinear() || weight.isEmpty()) {
            return Fans.NONE;
        }
        Axes axes = weight.get().axes();
        if (part.kind() == Kind.LINEAR) {
            return part.weights().turned() ? Fans.of(axes.at(0), axes.at(1)) : Fans.of(axes.at(1), axes.at(0));
        }
        int window = axes.count(2, axes.rank());
        double reach = windows.map(Windows::reach).orElse(1.0);
        int groups = (int) threads.node(part.steps().getFirst()).whole("group", 1);
        return new Fans(axes.at(1) * window, axes.at(0) * window, axes.at(0), Math.max(1e-9, reach), groups);
    }

    Map<Figure, Double> all(Optional<Activation> activation) {
        Map<Figure, OptionalDouble> figures = new EnumMap<>(Figure.class);
        Optional<RealArray> output = reals(part.output());
        input().ifPresent(x -> figures.put(Figure.INPUT_COSINE, cosine(x)));
        output.ifPresent(y -> figures.put(Figure.OUTPUT_COSINE, cosine(y)));
        input().ifPresent(x -> windows.ifPresent(w -> figures.put(Figure.SEEN, seen(x, w))));
        if (part.kind() == Kind.ACTIVATION) {
            output.ifPresent(y -> figures.put(Figure.DEAD, dead(y)));
            output.ifPresent(y -> activation.ifPresent(phi -> figures.put(Figure.SATURATED, saturated(y, phi))));
        }
        if (part.kind() == Kind.ADDITION) {
            input().ifPresent(x -> reals(part.inputs().getLast()).ifPresent(branch -> {
                figures.put(Figure.BRANCH, OptionalDouble.of(dot(branch, branch) / branch.size()));
                double size = Math.sqrt(dot(x, x) * dot(branch, branch));
                figures.put(
                        Figure.BRANCH_COSINE,
                        size > 0 ? OptionalDouble.of(dot(x, branch) / size) : OptionalDouble.empty());
            }));
        }
        matrix().ifPresent(matrix -> figures.put(Figure.TOP, TopSingular.square(matrix)));
        return ModelRecording.known(figures);
    }

    private static double dot(RealArray x, RealArray y) {
        double sum = 0;
        for (int i = 0; i < x.size(); i++) {
            sum += x.values()[i] * y.values()[i];
        }
        return sum;
    }

    /// (|Σ x̂|² − B)/(B (B − 1)) for the unit vectors x̂ of B samples; unknown where one of them is zero.
    private OptionalDouble cosine(RealArray array) {
        Axes axes = array.axes();
        if (samples < 2 || axes.rank() < 2 || axes.at(0) % samples != 0) {
            return OptionalDouble.empty();
        }
        int length = array.size() / samples;
        int count = Math.min(MOST_COMPARED, samples);
        double[] total = new double[length];
        for (int n = 0; n < count; n++) {
            double square = 0;
            for (int i = n * length; i < (n + 1) * length; i++) {
                square += array.values()[i] * array.values()[i];
            }
            if (!(square > 0) || Double.isInfinite(square)) {
                return OptionalDouble.empty();
            }
            double factor = 1 / Math.sqrt(square);
            for (int i = 0; i < length; i++) {
                total[i] += factor * array.values()[n * length + i];
            }
        }
        double square = 0;
        for (double sum : total) {
            square += sum * sum;
        }
        return OptionalDouble.of((square - count) / (count * (count - 1.0)));
    }

    /// The mean square in windows, padding included.
    private static OptionalDouble seen(RealArray x, Windows windows) {
        int positions = windows.positions();
        double[] square = new double[positions];
        for (int i = 0; i < x.size(); i++) {
            square[i % positions] += x.values()[i] * x.values()[i];
        }
        double sum = 0;
        for (int position : windows.source()) {
            sum += position < 0 ? 0 : square[position];
        }
        double rows = (double) x.size() / positions;
        return OptionalDouble.of(sum / rows / Math.max(1, windows.source().length));
    }

    /// The share of units below a thousandth of the output's size everywhere; a unit is an index of the last axis, or
    /// of the second, whichever has more of them dead.
    private static OptionalDouble dead(RealArray y) {
        int rank = y.axes().rank();
        double size = Math.sqrt(dot(y, y) / Math.max(1, y.size()));
        if (rank < 2 || !(size > 0)) {
            return OptionalDouble.empty();
        }
        double most = Math.max(deadAlong(y, rank - 1, size), rank > 2 ? deadAlong(y, 1, size) : 0);
        return OptionalDouble.of(most);
    }

    private static double deadAlong(RealArray y, int axis, double size) {
        int units = y.axes().at(axis);
        int stride = y.axes().count(axis + 1, y.axes().rank());
        double[] largest = new double[units];
        for (int i = 0; i < y.size(); i++) {
            int unit = i / stride % units;
            largest[unit] = Math.max(largest[unit], Math.abs(y.values()[i]));
        }
        int dead = 0;
        for (double one : largest) {
            dead += one < DEAD * size ? 1 : 0;
        }
        return (double) dead / units;
    }

    private static OptionalDouble saturated(RealArray y, Activation phi) {
        boolean fromZero = phi instanceof Sigmoid;
        if (!fromZero && !(phi instanceof Tanh) && !(phi instanceof Erf)) {
            return OptionalDouble.empty();
        }
        double low = fromZero ? 0 : -1;
        double slack = NEAR_BOUND * (1 - low) / 2;
        int count = 0;
        for (double value : y.values()) {
            count += value < low + slack || value > 1 - slack ? 1 : 0;
        }
        return OptionalDouble.of((double) count / Math.max(1, y.size()));
    }
}
