package wick.lab.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import wick.model.Axes;
import wick.model.Model;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.Port;
import wick.model.RealArray;
import wick.model.WholeArray;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.text.Place;

/// What a model is given: rows of data, or Gaussian noise of variance 1 where it takes real numbers; where it takes
/// whole ones, rows of a table drawn at random, and 1 for those that pick from no table.
public final class ModelInputs {
    private static final int OPEN_TOKENS = 16;
    private static final int OPEN_PIXELS = 32;

    private final Model model;
    private final List<Integer> shape;

    /// `shape` gives the axes after the first of an input that leaves some open; empty otherwise.
    public ModelInputs(Model model, List<Integer> shape) {
        this.model = model;
        this.shape = List.copyOf(shape);
    }

    /// How many inputs at a time the model insists on, if it does.
    public OptionalInt fixedSamples() {
        return model.inputs().stream()
                .filter(port -> !port.axes().isEmpty() && port.axes().getFirst() > 0)
                .mapToInt(port -> port.axes().getFirst())
                .findFirst();
    }

    /// The input that data is for: the only one made of real numbers.
    ///
    /// @throws wick.text.InputException if there is none or several
    public Port port() {
        List<Port> real = model.inputs().stream().filter(Port::real).toList();
        if (real.size() != 1) {
            throw place().problem("takes "
                    + (real.isEmpty() ? "no real numbers" : real.size() + " arrays of real numbers")
                    + ", so that data cannot be given to it; leave the data out to run it on noise");
        }
        return real.getFirst();
    }

    private Place place() {
        return Place.file(model.origin().file());
    }

    /// Noise for `samples` inputs.
    public Map<String, NumberArray> noise(int samples, long seed) {
        Map<String, NumberArray> inputs = new LinkedHashMap<>();
        for (Port port : model.inputs()) {
            RandomStream random =
                    Address.of(seed, "model-inputs").layer(inputs.size()).open();
            inputs.put(port.name(), noise(port, axes(port, samples), random));
        }
        return inputs;
    }

    private NumberArray noise(Port port, Axes axes, RandomStream random) {
        int count = axes.count();
        if (port.real()) {
            double[] values = new double[count];
            random.normalsInto(count, values, 0);
            return RealArray.of(axes, values);
        }
        OptionalInt rows = tableRows(port.name());
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = rows.isPresent() ? (long) (random.nextUniform() * rows.getAsInt()) : 1;
        }
        return WholeArray.of(axes, values);
    }

    /// The rows of the smallest table that an input picks from.
    private OptionalInt tableRows(String input) {
        List<String> names = new ArrayList<>(List.of(input));
        OptionalInt least = OptionalInt.empty();
        for (Node node : model.nodes()) {
            if (node.inputs().isEmpty()) {
                continue;
            }
            boolean passes = List.of("Reshape", "Cast", "Identity", "Unsqueeze", "Squeeze", "Flatten")
                    .contains(node.operator());
            if (passes && names.contains(node.inputs().getFirst())) {
                names.add(node.outputs().getFirst());
            }
            if (node.operator().equals("Gather") && names.contains(node.inputs().get(1))) {
                int rows = model.array(node.inputs().getFirst())
                        .map(NumberArray::axes)
                        .filter(axes -> axes.rank() > 0)
                        .map(axes -> axes.at(0))
                        .orElse(Integer.MAX_VALUE);
                least = OptionalInt.of(Math.min(rows, least.orElse(rows)));
            }
        }
        return least.isPresent() && least.getAsInt() < Integer.MAX_VALUE ? least : OptionalInt.empty();
    }

    private Axes axes(Port port, int samples) {
        List<Integer> lengths = new ArrayList<>(port.axes());
        if (!port.known() || lengths.isEmpty()) {
            if (!shape.isEmpty()) {
                lengths = new ArrayList<>(shape);
                lengths.addFirst(samples);
            } else if (port.known()) {
                return Axes.of();
            } else {
                throw place().problem("does not say which axes the input " + port.name()
                        + " has; give them by --input-shape, such as 3x32x32");
            }
        }
        lengths.set(0, lengths.getFirst() < 0 ? samples : lengths.getFirst());
        for (int axis = 1; axis < lengths.size(); axis++) {
            if (lengths.get(axis) < 0) {
                int open = lengths.size() >= 4 && axis >= 2 ? OPEN_PIXELS : OPEN_TOKENS;
                lengths.set(axis, shape.size() == lengths.size() - 1 ? shape.get(axis - 1) : open);
            }
        }
        return affordable(port, new Axes(lengths));
    }

    /// Checked before there is an array.
    private Axes affordable(Port port, Axes axes) {
        double bytes = (double) axes.entries() * Double.BYTES;
        long most = Runtime.getRuntime().maxMemory() / 4;
        if (bytes > most || axes.entries() > Integer.MAX_VALUE - 8) {
            throw place().problem(String.format(
                    Locale.ROOT,
                    "its input %s has axes %s, which need %.3g GB of the %.2f GB there are for inputs; take fewer"
                            + " inputs, or give Java more memory, such as WICK_JAVA_OPTIONS=-Xmx8g",
                    port.name(),
                    axes,
                    bytes / 1e9,
                    most / 1e9));
        }
        return axes;
    }

    /// The first `samples` rows of data; inputs besides the one for data are noise.
    ///
    /// @throws wick.text.InputException if the rows do not have as many numbers as the model takes
    public Map<String, NumberArray> rows(Matrix data, int samples, long seed) {
        Port port = port();
        Map<String, NumberArray> inputs = new LinkedHashMap<>(noise(samples, seed));
        Axes axes = Optional.ofNullable(inputs.get(port.name())).orElseThrow().axes();
        int wanted = axes.rank() < 2 ? 1 : axes.count(1, axes.rank());
        if (wanted != data.columns()) {
            throw place().problem(
                            "takes inputs of " + port.shape() + " = " + wanted + " numbers each, but the data has "
                                    + data.columns() + "; leave the data out to run the model on noise");
        }
        if (data.rows() < samples) {
            throw place().problem("takes " + samples + " inputs at a time, but the data has " + data.rows());
        }
        inputs.put(port.name(), RealArray.of(axes, Arrays.copyOf(data.entries(), samples * wanted)));
        return inputs;
    }
}
