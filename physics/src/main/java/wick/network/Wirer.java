package wick.network;

import java.util.ArrayList;
import java.util.List;

/// Unrolls a description into steps and turns its parameterization into numbers.
final class Wirer {
    private static final long MOST_PARAMETERS = 200_000_000_000_000L;
    /// More matrices than allowed, small enough for products and sums of it to fit a long.
    private static final long MANY = 1L << 24;

    private final Parameterization parameterization;
    private final int matrices;
    private int next;
    private int unrolled;
    private long parameters;

    private Wirer(Parameterization parameterization, int matrices) {
        this.parameterization = parameterization;
        this.matrices = matrices;
    }

    static Wiring wire(Network network) {
        List<Step> steps = steps(network.input(), network.layers(), network.parameterization());
        int outputs = ((Layer.Dense) network.layers().getLast()).width();
        return new Wiring(network.input(), outputs, steps, network.distribution(), network.absences());
    }

    /// @throws WiringException if the description cannot be wired
    static void check(Shape input, List<Layer> layers, Parameterization parameterization) {
        steps(input, layers, parameterization);
    }

    private static List<Step> steps(Shape input, List<Layer> layers, Parameterization parameterization) {
        long matrices = matrices(layers);
        if (matrices > Layer.Repeat.MOST) {
            throw new WiringException(
                    "layers",
                    "repeats unroll to " + matrices + " layers with weights; at most " + Layer.Repeat.MOST
                            + " are allowed");
        }
        Wirer wirer = new Wirer(parameterization, (int) matrices);
        List<Step> steps = new ArrayList<>();
        wirer.addAll(layers, "layers", input, steps);
        return steps;
    }

    private static long matrices(List<Layer> layers) {
        return Math.min(layers.stream().mapToLong(Wirer::matrices).sum(), MANY);
    }

    private static long matrices(Layer layer) {
        return switch (layer) {
            case Layer.Dense _, Layer.Convolution _ -> 1;
            case Layer.Attention _ -> 3;
            case Layer.Pointwise _, Layer.Pool _, Layer.GlobalPool _, Layer.Flatten _ -> 0;
            case Layer.LayerNorm _, Layer.Dropout _ -> 0;
            case Layer.Residual(List<Layer> branch) -> matrices(branch);
            case Layer.Fan fan ->
                matrices(fan.branches().stream().flatMap(List::stream).toList());
            case Layer.Repeat(int times, List<Layer> inner, boolean tied) -> (tied ? 1 : times) * matrices(inner);
        };
    }

    /// Adds the steps of `layers` and returns the shape of what flows out.
    private Shape addAll(List<Layer> layers, String path, Shape shape, List<Step> steps) {
        Shape flowing = shape;
        for (int i = 0; i < layers.size(); i++) {
            flowing = add(layers.get(i), path + "[" + i + "]", flowing, steps);
        }
        return flowing;
    }

    private Shape add(Layer layer, String path, Shape shape, List<Step> steps) {
        if (++unrolled > 4 * Layer.Repeat.MOST) {
            throw new WiringException(path, "repeats unroll to more than " + 4 * Layer.Repeat.MOST + " layers");
        }
        return switch (layer) {
            case Layer.Dense(int width, Initialization initialization) -> {
                flatten(shape, steps);
                steps.add(linear(initialization, path, shape.units(), width));
                yield Shape.flat(width);
            }
            case Layer.Pointwise(Activation activation) -> {
                steps.add(new Step.Pointwise(activation));
                yield shape;
            }
            case Layer.Convolution convolution -> {
                Geometry geometry = geometry(shape, convolution.window(), path);
                int fanIn = Math.multiplyExact(
                        shape.channels(), convolution.window().points());
                steps.add(new Step.Convolution(
                        linear(convolution.initialization(), path, fanIn, convolution.channels()), geometry));
                yield new Shape(convolution.channels(), geometry.grid());
            }
            case Layer.Pool(Pooling pooling, Window window) -> {
                Geometry geometry = geometry(shape, window, path);
                steps.add(new Step.Pool(pooling, geometry));
                yield new Shape(shape.channels(), geometry.grid());
            }
            case Layer.GlobalPool(Pooling pooling) -> {
                requireGrid(shape, path, "global pooling");
                steps.add(new Step.GlobalPool(pooling, shape));
                yield Shape.flat(shape.channels());
            }
            case Layer.Flatten _ -> {
                requireGrid(shape, path, "flatten");
                flatten(shape, steps);
                yield Shape.flat(shape.units());
            }
            case Layer.LayerNorm(double epsilon) -> {
                steps.add(new Step.LayerNorm(epsilon, shape));
                yield shape;
            }
            case Layer.Dropout(double rate) -> {
                steps.add(new Step.Dropout(rate));
                yield shape;
            }
            case Layer.Attention attention -> attention(attention, path, shape, steps);
            case Layer.Fan fan -> fan(fan, path, shape, steps);
            case Layer.Residual(List<Layer> branch) -> residual(branch, path, shape, steps);
            case Layer.Repeat repeat -> repeat(repeat, path, shape, steps);
        };
    }

    /// An input that nothing has read by position yet is flat already.
    private void flatten(Shape shape, List<Step> steps) {
        if (!shape.isFlat() && (next > 0 || !steps.isEmpty())) {
            steps.add(new Step.Flatten(shape));
        }
    }

    private static Geometry geometry(Shape shape, Window window, String path) {
        requireGrid(shape, path, "a window");
        try {
            return new Geometry(shape, window);
        } catch (IllegalArgumentException e) {
            throw new WiringException(path, String.valueOf(e.getMessage()));
        }
    }

    private static void requireGrid(Shape shape, String path, String what) {
        if (shape.isFlat()) {
            throw new WiringException(
                    path,
                    what + " needs positions, but " + shape + " units without positions come in; give the input a"
                            + " shape, channels first, such as input: [3, 32, 32]");
        }
    }

    private Shape attention(Layer.Attention attention, String path, Shape shape, List<Step> steps) {
        requireGrid(shape, path, "attention");
        int channels = attention.channels();
        steps.add(new Step.Attention(
                linear(variance(attention.keyVariance()), path, shape.channels(), channels),
                linear(variance(attention.valueVariance()), path, shape.channels(), channels),
                linear(variance(attention.outputVariance()), path, channels, channels),
                shape));
        return shape.withChannels(channels);
    }

    private static Initialization variance(double weightVariance) {
        return new Initialization.Variances(weightVariance, 0);
    }

    private Shape fan(Layer.Fan fan, String path, Shape shape, List<Step> steps) {
        String kind = path + "." + fan.combination().text();
        List<List<Step>> branches = new ArrayList<>();
        List<Shape> ends = new ArrayList<>();
        for (List<Layer> branch : fan.branches()) {
            List<Step> inner = new ArrayList<>();
            ends.add(addAll(branch, kind + "[" + ends.size() + "]", shape, inner));
            branches.add(inner);
        }
        steps.add(new Step.Fan(fan.combination(), branches));
        Shape first = ends.getFirst();
        boolean concatenate = fan.combination() == Combination.CONCATENATE;
        for (Shape end : ends) {
            if (!(concatenate ? end.grid().equals(first.grid()) : end.equals(first))) {
                throw new WiringException(
                        path,
                        "the branches end with " + first + " and " + end + " units; these must have the same "
                                + (concatenate ? "grid" : "shape"));
            }
        }
        return concatenate
                ? first.withChannels(ends.stream().mapToInt(Shape::channels).sum())
                : first;
    }

    private Shape residual(List<Layer> branch, String path, Shape shape, List<Step> steps) {
        List<Step> inner = new ArrayList<>();
        Shape end = addAll(branch, path + ".residual.branch", shape, inner);
        if (!end.equals(shape)) {
            throw new WiringException(
                    path,
                    "the residual branch is " + end + " wide at its end; it must be as wide as what it"
                            + " is added to, " + shape);
        }
        steps.add(new Step.Residual(inner));
        return shape;
    }

    private Shape repeat(Layer.Repeat repeat, String path, Shape shape, List<Step> steps) {
        Shape flowing = shape;
        int first = next;
        for (int k = 0; k < repeat.times(); k++) {
            if (repeat.tied()) {
                next = first;
            }
            flowing = addAll(repeat.layers(), path + ".repeat.layers", flowing, steps);
            if (repeat.tied() && !flowing.equals(shape)) {
                throw new WiringException(
                        path,
                        "layers with tied weights must end with the shape they start with, " + shape + ", not "
                                + flowing);
            }
        }
        return flowing;
    }

    private Step.Linear linear(Initialization initialization, String path, int fanIn, int fanOut) {
        parameters += (long) fanIn * fanOut + fanOut;
        if (parameters > MOST_PARAMETERS) {
            throw new WiringException(path, "the network has more than " + MOST_PARAMETERS + " parameters here");
        }
        double weight = initialization.weightVariance(fanIn, fanOut);
        double bias = initialization.biasVariance(fanIn, fanOut);
        Scaling scaling = scaling(fanIn, fanOut);
        boolean unit = parameterization.unitVariance();
        Step.Linear linear = new Step.Linear(
                next,
                fanIn,
                fanOut,
                weight * scaling.weightVariance,
                bias * scaling.biasVariance,
                (unit ? weight : fanIn) * scaling.weightRate,
                (unit ? bias : 1) * scaling.biasRate);
        next++;
        return linear;
    }

    /// The factors that the powers of n give to the numbers of a layer (see the table of
    /// [Parameterization]).
    private record Scaling(double weightVariance, double biasVariance, double weightRate, double biasRate) {}

    private Scaling scaling(int fanIn, int fanOut) {
        Parameterization.Exponents input = parameterization.at(0, matrices);
        Parameterization.Exponents own = parameterization.at(next, matrices);
        boolean first = next == 0;
        boolean readout = next == matrices - 1;
        // a single layer is input and readout at once, and nothing in it grows
        double n = !first ? fanIn : readout ? 1 : fanOut;
        double biasN = readout ? 1 : fanOut;
        boolean unit = parameterization.unitVariance();
        return new Scaling(
                Math.pow(n, (first ? 0 : 1) - 2 * (own.a() + own.b())),
                Math.pow(biasN, -2 * (input.a() + input.b())),
                // with unit variance m = V / fan-in at the input and V elsewhere
                Math.pow(n, (unit && !first ? 1 : 0) - 2 * own.a() - own.c()),
                Math.pow(biasN, -2 * input.a() - input.c()));
    }
}
