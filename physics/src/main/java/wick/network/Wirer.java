package wick.network;

import java.util.ArrayList;
import java.util.List;

/// Unrolls a description into steps and turns its parameterization into numbers.
final class Wirer {
    private static final long MOST_PARAMETERS = 1_000_000_000_000L;
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
        List<Step> steps = steps(network.inputs(), network.layers(), network.parameterization());
        int outputs = ((Layer.Dense) network.layers().getLast()).width();
        return new Wiring(network.inputs(), outputs, steps, network.distribution());
    }

    /// @throws WiringException if the description cannot be wired
    static void check(int inputs, List<Layer> layers, Parameterization parameterization) {
        steps(inputs, layers, parameterization);
    }

    private static List<Step> steps(int inputs, List<Layer> layers, Parameterization parameterization) {
        long matrices = layers.stream().mapToLong(Wirer::matrices).sum();
        if (matrices > Layer.Repeat.MOST) {
            throw new WiringException(
                    "layers",
                    "repeats unroll to " + matrices + " dense layers; at most " + Layer.Repeat.MOST + " are allowed");
        }
        Wirer wirer = new Wirer(parameterization, (int) matrices);
        List<Step> steps = new ArrayList<>();
        wirer.addAll(layers, "layers", inputs, steps);
        return steps;
    }

    private static long matrices(Layer layer) {
        return switch (layer) {
            case Layer.Dense _ -> 1;
            case Layer.Pointwise _ -> 0;
            case Layer.Residual(List<Layer> branch) ->
                branch.stream().mapToLong(Wirer::matrices).sum();
            case Layer.Repeat(int times, List<Layer> inner) ->
                times * Math.min(inner.stream().mapToLong(Wirer::matrices).sum(), MANY);
        };
    }

    /// Adds the steps of `layers` and returns the width of what flows out.
    private int addAll(List<Layer> layers, String path, int width, List<Step> steps) {
        int flowing = width;
        for (int i = 0; i < layers.size(); i++) {
            flowing = add(layers.get(i), path + "[" + i + "]", flowing, steps);
        }
        return flowing;
    }

    private int add(Layer layer, String path, int width, List<Step> steps) {
        if (++unrolled > 4 * Layer.Repeat.MOST) {
            throw new WiringException(path, "repeats unroll to more than " + 4 * Layer.Repeat.MOST + " layers");
        }
        return switch (layer) {
            case Layer.Dense dense -> {
                steps.add(linear(dense, path, width));
                yield dense.width();
            }
            case Layer.Pointwise(Activation activation) -> {
                steps.add(new Step.Pointwise(activation));
                yield width;
            }
            case Layer.Residual(List<Layer> branch) -> {
                List<Step> inner = new ArrayList<>();
                int end = addAll(branch, path + ".residual.branch", width, inner);
                if (end != width) {
                    throw new WiringException(
                            path,
                            "the residual branch is " + end + " wide at its end; it must be as wide as what it"
                                    + " is added to, " + width);
                }
                steps.add(new Step.Residual(inner));
                yield width;
            }
            case Layer.Repeat(int times, List<Layer> inner) -> {
                int flowing = width;
                for (int k = 0; k < times; k++) {
                    flowing = addAll(inner, path + ".repeat.layers", flowing, steps);
                }
                yield flowing;
            }
        };
    }

    private Step.Linear linear(Layer.Dense dense, String path, int fanIn) {
        int fanOut = dense.width();
        parameters += (long) fanIn * fanOut + fanOut;
        if (parameters > MOST_PARAMETERS) {
            throw new WiringException(path, "the network has more than " + MOST_PARAMETERS + " parameters here");
        }
        double weight = dense.initialization().weightVariance(fanIn, fanOut);
        double bias = dense.initialization().biasVariance(fanIn, fanOut);
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

    /// The factors that the powers of n give to the numbers of a layer (see the table of [Parameterization]).
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
