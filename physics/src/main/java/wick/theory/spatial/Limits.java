package wick.theory.spatial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import wick.network.Activation;
import wick.network.Combination;
import wick.network.Pooling;
import wick.network.Step;

/// Finds where a network has no Gaussian limit, or one that this theory does not know, and says why.
final class Limits {
    private static final int ODD_POINTS = 24;

    private final Set<Integer> used = new HashSet<>();

    private Limits() {}

    /// Throws [IllegalArgumentException] naming the layer.
    static void require(List<Step> steps) {
        Signal end = new Limits().through(steps, Signal.DATA, "");
        if (!end.gaussian()) {
            throw new IllegalArgumentException("the last layer must be dense, so that the outputs are Gaussian");
        }
    }

    /// Whether these are dense layers, activations and residual sums with weights of their own.
    static boolean isPlain(List<Step> steps) {
        List<Integer> matrices = matrices(steps);
        return matrices.size() == new HashSet<>(matrices).size()
                && steps.stream().allMatch(Limits::isPlain);
    }

    /// Whether a residual branch uses weights that have acted before, in a network without positions.
    static boolean sumsOverShared(List<Step> steps) {
        Set<Integer> met = new HashSet<>();
        boolean found = false;
        for (Step step : steps) {
            List<Integer> own = matrices(List.of(step));
            found |= step instanceof Step.Residual && own.stream().anyMatch(met::contains);
            met.addAll(own);
        }
        return found && steps.stream().allMatch(Limits::isPlain);
    }

    private static boolean isPlain(Step step) {
        return switch (step) {
            case Step.Linear _, Step.Pointwise _ -> true;
            case Step.Residual(List<Step> branch) -> branch.stream().allMatch(Limits::isPlain);
            case Step.Structured _ -> false;
        };
    }

    private Signal through(List<Step> steps, Signal start, String path) {
        Signal signal = start;
        for (int k = 0; k < steps.size(); k++) {
            signal = through(steps.get(k), signal, path + "step " + (k + 1));
        }
        return signal;
    }

    private Signal through(Step step, Signal signal, String path) {
        return switch (step) {
            case Step.Linear linear -> weighted(linear);
            case Step.Convolution convolution -> weighted(convolution.weights());
            case Step.Attention attention -> {
                used.add(attention.keys().index());
                used.add(attention.values().index());
                yield weighted(attention.outputs());
            }
            case Step.Pointwise(Activation activation) -> {
                require(
                        signal.gaussian(),
                        path,
                        activation.name(),
                        "must act on a signal that is Gaussian, as it is behind weights (also with pooling or"
                                + " layer-norm between); " + (signal.data() ? "the input" : "what comes in here")
                                + " is not");
                yield new Signal(false, false, signal.centered() && isOdd(activation));
            }
            case Step.Pool(Pooling pooling, var _) -> pooled(pooling, "max-pool", signal, path);
            case Step.GlobalPool(Pooling pooling, var _) -> pooled(pooling, "global-max-pool", signal, path);
            case Step.Flatten _ -> signal;
            case Step.LayerNorm _ -> {
                require(
                        !signal.data() && signal.centered(),
                        path,
                        "layer-norm",
                        "must act on a signal of mean zero, as it is behind weights; put it before the activation,"
                                + " and behind the first weights");
                yield signal;
            }
            case Step.Dropout(double rate) -> {
                require(
                        !signal.data(),
                        path,
                        "dropout",
                        "of the input itself has no Gaussian limit: the number of units it acts on is finite; put it"
                                + " behind a layer with weights");
                yield rate == 0 ? signal : new Signal(false, false, signal.centered());
            }
            case Step.Residual(List<Step> branch) -> {
                require(!signal.data(), path, "residual", "must follow a layer with weights, not the input");
                requireFresh(List.of(List.of(), branch), path, "residual");
                Signal end = through(branch, signal, path + ", residual branch, ");
                yield new Signal(false, signal.gaussian() && end.gaussian(), signal.centered() && end.centered());
            }
            case Step.Fan fan -> fan(fan, signal, path);
        };
    }

    private Signal weighted(Step.Linear weights) {
        used.add(weights.index());
        return Signal.WEIGHTED;
    }

    private static Signal pooled(Pooling pooling, String name, Signal signal, String path) {
        require(
                pooling != Pooling.MAXIMUM,
                path,
                name,
                "has a limit of infinite width, but its kernel has no closed form: the maximum of correlated Gaussian"
                        + " variables is not Gaussian. Use average-pool, or measure real networks");
        return signal;
    }

    private Signal fan(Step.Fan fan, Signal signal, String path) {
        String name = fan.combination().text();
        Combination combination = fan.combination();
        if (combination != Combination.CONCATENATE) {
            requireFresh(fan.branches(), path, name);
        }
        List<Signal> ends = new ArrayList<>();
        int fresh = 0;
        for (List<Step> branch : fan.branches()) {
            Signal end = through(branch, signal, path + ", " + name + " branch " + (ends.size() + 1) + ", ");
            require(!end.data(), path, name, "must not pass on the input itself; put weights into every branch");
            ends.add(end);
            boolean weights = !matrices(branch).isEmpty();
            fresh += weights && (end.centered() || combination == Combination.PRODUCT) ? 1 : 0;
        }
        require(
                combination == Combination.CONCATENATE || fresh >= ends.size() - 1,
                path,
                name,
                "needs branches that are independent"
                        + (combination == Combination.SUM ? " and of mean zero: all but one must end in weights" : "")
                        + "; at most one branch may pass the signal on without weights of its own");
        boolean centered = combination == Combination.PRODUCT
                ? ends.stream().anyMatch(Signal::centered)
                : ends.stream().allMatch(Signal::centered);
        boolean gaussian = combination == Combination.SUM && ends.stream().allMatch(Signal::gaussian);
        return new Signal(false, gaussian, centered);
    }

    /// Weights that the signal has met before correlate the branch with it.
    private void requireFresh(List<List<Step>> branches, String path, String name) {
        Set<Integer> met = new HashSet<>(used);
        for (List<Step> branch : branches) {
            List<Integer> own = matrices(branch);
            require(
                    own.stream().noneMatch(met::contains),
                    path,
                    name,
                    "uses weights that have acted on the signal before (tied weights), so that its branches are"
                            + " correlated; sums over tied layers have kernels here for dense layers, activations and residual"
                            + " sums alone");
            met.addAll(own);
        }
    }

    private static List<Integer> matrices(List<Step> steps) {
        return steps.stream().flatMap(Limits::matrices).toList();
    }

    private static Stream<Integer> matrices(Step step) {
        return switch (step) {
            case Step.Linear linear -> Stream.of(linear.index());
            case Step.Convolution convolution -> Stream.of(convolution.weights().index());
            case Step.Attention attention ->
                Stream.of(attention.keys(), attention.values(), attention.outputs())
                        .map(Step.Linear::index);
            case Step.Residual(List<Step> branch) -> matrices(branch).stream();
            case Step.Fan fan -> fan.branches().stream().flatMap(branch -> matrices(branch).stream());
            case Step.Pointwise _, Step.Pool _, Step.GlobalPool _, Step.Flatten _ -> Stream.empty();
            case Step.LayerNorm _, Step.Dropout _ -> Stream.empty();
        };
    }

    /// Read off at many points, which tells a formula as well as a name.
    private static boolean isOdd(Activation activation) {
        for (int k = 1; k <= ODD_POINTS; k++) {
            double z = 0.37 * k / Math.sqrt(2);
            double value = activation.value(z);
            if (!(Math.abs(value + activation.value(-z)) <= 1e-14 * Math.abs(value))) {
                return false;
            }
        }
        return activation.value(0) == 0;
    }

    private static void require(boolean condition, String path, String layer, String why) {
        if (!condition) {
            throw new IllegalArgumentException("no kernels of infinite width: " + path + ": " + layer + " " + why);
        }
    }
}
