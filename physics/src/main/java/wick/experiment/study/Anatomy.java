package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Geometry;
import wick.network.Layer;
import wick.network.Linear;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Shape;
import wick.network.Step;
import wick.network.Wiring;

/// What kind of network it is, as far as theory asks.
record Anatomy(Network network, Wiring wiring) {

    /// The layer whose repetition decides what depth does: the variances of the last hidden weight matrix
    /// (of the only one, if there is one) and the activation between hidden layers.
    record Bulk(Activation activation, double weightVariance, double biasVariance) {}

    static Anatomy of(Network network) {
        return new Anatomy(network, network.wire());
    }

    /// The number of weight matrices before the readout.
    int hidden() {
        return wiring.matrices().size() - 1;
    }

    /// The width of the widest hidden layer; that of the input if there is none.
    int width() {
        return wiring.matrices().stream()
                .limit(hidden())
                .mapToInt(Step.Linear::fanOut)
                .max()
                .orElse(network.inputs());
    }

    /// Whether weight matrices and activations simply follow one another, without branches.
    boolean plain() {
        return stack()
                && wiring.steps().stream().allMatch(step -> switch (step) {
                    case Step.Linear _, Step.Pointwise _ -> true;
                    case Step.Residual _, Step.Structured _ -> false;
                });
    }

    /// Whether it is made of dense layers with weights of their own, activations and residual branches
    /// alone, so that theory follows it layer by layer and weights can be implicit.
    boolean stack() {
        return stack(wiring);
    }

    static boolean stack(Wiring wiring) {
        return denseLayers(wiring.steps()) == wiring.matrices().size();
    }

    /// The number of dense layers; -1 if there is anything but them, activations and residual branches of
    /// the same.
    private static int denseLayers(List<Step> steps) {
        int count = 0;
        for (Step step : steps) {
            int more = switch (step) {
                case Step.Linear _ -> 1;
                case Step.Pointwise _ -> 0;
                case Step.Residual(List<Step> branch) -> denseLayers(branch);
                case Step.Structured _ -> -1;
            };
            if (more < 0) {
                return -1;
            }
            count += more;
        }
        return count;
    }

    /// Whether the same network gives other outputs each time: it has dropout.
    boolean noisy() {
        return noisy(wiring.steps());
    }

    private static boolean noisy(List<Step> steps) {
        return steps.stream().anyMatch(step -> switch (step) {
            case Step.Dropout(double rate) -> rate > 0;
            case Step.Residual(List<Step> branch) -> noisy(branch);
            case Step.Fan fan -> fan.branches().stream().anyMatch(Anatomy::noisy);
            case Step.Linear _, Step.Pointwise _, Step.Convolution _, Step.Pool _, Step.GlobalPool _ -> false;
            case Step.Flatten _, Step.LayerNorm _, Step.Attention _ -> false;
        });
    }

    /// Multiplications that one input takes on its way through `wiring`.
    static double work(Wiring wiring) {
        return work(wiring.steps());
    }

    private static double work(List<Step> steps) {
        return steps.stream().mapToDouble(Anatomy::work).sum();
    }

    private static double work(Step step) {
        return switch (step) {
            case Step.Linear linear -> weights(linear);
            case Step.Convolution(Step.Linear weights, Geometry geometry) -> weights(weights) * geometry.positions();
            case Step.Attention(Step.Linear keys, Step.Linear values, Step.Linear outputs, Shape shape) ->
                shape.positions()
                        * (weights(keys)
                                + weights(values)
                                + weights(outputs)
                                + 2.0 * shape.positions() * values.fanOut());
            case Step.Residual(List<Step> branch) -> work(branch);
            case Step.Fan fan ->
                fan.branches().stream().mapToDouble(Anatomy::work).sum();
            case Step.Pointwise _, Step.Pool _, Step.GlobalPool _, Step.Flatten _ -> 0;
            case Step.LayerNorm _, Step.Dropout _ -> 0;
        };
    }

    private static double weights(Step.Linear matrix) {
        return (double) matrix.fanIn() * matrix.fanOut();
    }

    /// The stack of dense layers with the numbers of these convolutions, as if pixels had no places;
    /// empty where something else has no dense counterpart. They read zeros at absent positions.
    Optional<Wiring> withoutPlaces() {
        return withoutPlaces(wiring.steps())
                .map(steps -> new Wiring(wiring.inputs(), wiring.outputs(), steps, wiring.distribution()));
    }

    /// The wiring of somebody who takes absent positions for zeros; empty where none may be absent.
    Optional<Wiring> withoutAbsences() {
        return Optional.of(wiring)
                .filter(Wiring::absences)
                .map(w -> new Wiring(w.input(), w.outputs(), w.steps(), w.distribution()));
    }

    private static Optional<List<Step>> withoutPlaces(List<Step> steps) {
        List<Step> dense = new ArrayList<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Linear _, Step.Pointwise _ -> dense.add(step);
                case Step.Convolution(Step.Linear weights, Geometry _) -> dense.add(weights);
                case Step.Residual(List<Step> branch) -> {
                    Optional<List<Step>> inner = withoutPlaces(branch);
                    if (inner.isEmpty()) {
                        return inner;
                    }
                    dense.add(new Step.Residual(inner.get()));
                }
                case Step.Pool _, Step.GlobalPool _, Step.Flatten _, Step.Dropout _ -> {}
                case Step.LayerNorm _, Step.Fan _, Step.Attention _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(dense);
    }

    boolean gaussian() {
        return network.distribution() == Distribution.NORMAL;
    }

    /// Whether gradient descent with a rate chosen by the largest eigenvalue leaves the kernel of wide
    /// networks where it is: so in the NTK and standard parameterizations, not in the maximal update one.
    boolean lazy() {
        Parameterization scaling = network.parameterization();
        return scaling.equals(Parameterization.NTK) || scaling.equals(Parameterization.STANDARD);
    }

    Optional<Bulk> bulk() {
        if (!plain() || hidden() < 1) {
            return Optional.empty();
        }
        Activation activation = new Linear();
        Optional<Bulk> bulk = Optional.empty();
        for (Step step : wiring.steps()) {
            switch (step) {
                case Step.Linear linear -> {
                    boolean readout = linear.index() == hidden();
                    if (!readout) {
                        bulk = Optional.of(new Bulk(activation, linear.weightVariance(), linear.biasVariance()));
                    } else if (hidden() == 1) {
                        Bulk first = bulk.orElseThrow();
                        return Optional.of(new Bulk(activation, first.weightVariance(), first.biasVariance()));
                    }
                    activation = new Linear();
                }
                case Step.Pointwise(Activation next) -> activation = next;
                case Step.Residual _, Step.Structured _ ->
                    throw new IllegalStateException("a plain network has no branches");
            }
        }
        return bulk;
    }

    /// Hidden layers of another width with the variances and rates that the network has at its own: one
    /// family with one limit of infinite width, also where a preset or parameterization ties variances
    /// and rates to the width.
    Wiring atWidth(int width) {
        List<Step.Linear> own = wiring.matrices();
        return network.withHiddenWidth(width).wire().with(matrix -> matrix.withNumbersOf(own.get(matrix.index())));
    }

    /// The wiring without what comes last before the readout: a residual block, or a weight matrix and
    /// its activation.
    Wiring oneLayerFewer() {
        List<Step> steps = new ArrayList<>(wiring.steps());
        Step.Linear readout = (Step.Linear) steps.removeLast();
        int fanIn = readout.fanIn();
        while (!steps.isEmpty()) {
            Step last = steps.removeLast();
            if (last instanceof Step.Residual || last instanceof Step.Structured) {
                break;
            }
            if (last instanceof Step.Linear linear) {
                fanIn = linear.fanIn();
                break;
            }
        }
        steps.add(new Step.Linear(
                readout.index() - 1,
                fanIn,
                readout.fanOut(),
                readout.weightVariance(),
                readout.biasVariance(),
                readout.weightRate(),
                readout.biasRate()));
        return new Wiring(wiring.input(), wiring.outputs(), steps, wiring.distribution(), wiring.absences());
    }

    /// The wiring of somebody who takes the weight variance for a standard deviation and squares it.
    Wiring variancesSquared() {
        return wiring.with(matrix -> matrix.withWeightVariance(matrix.weightVariance() * matrix.weightVariance()));
    }

    /// The network with `more` further copies of its last hidden layer; empty if that layer is not a
    /// weight matrix with an activation, or a block that repeats.
    Optional<Network> deeper(int more) {
        List<Layer> layers = new ArrayList<>(network.layers());
        Layer readout = layers.removeLast();
        if (layers.isEmpty()) {
            return Optional.empty();
        }
        switch (layers.getLast()) {
            case Layer.Repeat(int times, List<Layer> inner, boolean tied) -> {
                layers.removeLast();
                int hidden = (int)
                        inner.stream().filter(Layer.Dense.class::isInstance).count();
                int further = Math.max(1, more / Math.max(1, hidden));
                layers.add(new Layer.Repeat(times + further, inner, tied));
            }
            case Layer.Pointwise activation
            when layers.size() >= 2 && layers.get(layers.size() - 2) instanceof Layer.Dense dense ->
                layers.add(new Layer.Repeat(more, List.of(dense, activation)));
            case Layer.Dense _, Layer.Pointwise _, Layer.Residual _, Layer.Convolution _, Layer.Attention _ -> {
                return Optional.empty();
            }
            case Layer.Fan _, Layer.Pool _, Layer.GlobalPool _, Layer.Flatten _, Layer.LayerNorm _, Layer.Dropout _ -> {
                return Optional.empty();
            }
        }
        layers.add(readout);
        return Optional.of(new Network(
                network.input(), layers, network.distribution(), network.parameterization(), network.absences()));
    }
}
