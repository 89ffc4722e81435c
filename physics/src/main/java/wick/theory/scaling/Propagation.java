package wick.theory.scaling;

import java.util.Arrays;
import java.util.List;
import wick.network.training.OptimizerKind;

/// Powers of the width carried through a network: sizes forward, derivatives back, first updates forward.
///
/// A sum of n terms that fresh weights have made independent grows as √n; one of terms that a step has
/// aligned grows as n. So W x of fan-in n is n^½ |W| |x|, and so is Wᵀ of what comes back through a growing
/// fan-out; a step ∝ δ hᵀ acts on h with n; weights W of a fan-out that does not grow act with n on an update
/// that came back through W itself.
///
/// Derivatives are those of the output, the loss having a derivative of order one with respect to it; updates
/// are of first order in the learning rate. Weights that start at 0 send nothing back in the first step; here
/// they are those after it.
final class Propagation {
    private final List<Node> nodes;
    private final List<Fans> fans;
    private final List<Powers> powers;
    private final OptimizerKind optimizer;
    private final boolean tied;
    private final double[] size;
    private final double[] derivative;
    private final double[] update;
    /// Of ∂f/∂W and ∂f/∂b, the largest of all uses of a matrix.
    private final double[] weightDerivative;
    private final double[] biasDerivative;

    /// With `tied` the first and the last matrix are one, trained with the rate of the first and each used with
    /// a multiplier of its own.
    Propagation(Tape tape, List<Fans> fans, List<Powers> powers, OptimizerKind optimizer, boolean tied) {
        nodes = tape.nodes();
        this.fans = fans;
        this.powers = powers;
        this.optimizer = optimizer;
        this.tied = tied;
        size = new double[nodes.size()];
        derivative = silent(nodes.size());
        update = silent(nodes.size());
        weightDerivative = silent(fans.size());
        biasDerivative = silent(fans.size());
        for (int i = 0; i < nodes.size(); i++) {
            size[i] = size(nodes.get(i));
        }
        derivative[nodes.size() - 1] = 0;
        for (int i = nodes.size() - 1; i >= 0; i--) {
            sendBack(i);
        }
        for (int i = 0; i < nodes.size(); i++) {
            update[i] = update(nodes.get(i));
        }
    }

    private static double[] silent(int count) {
        double[] powers = new double[count];
        Arrays.fill(powers, Powers.NONE);
        return powers;
    }

    double size(int node) {
        return size[node];
    }

    double derivative(int node) {
        return derivative[node];
    }

    double update(int node) {
        return update[node];
    }

    double weightDerivative(int matrix) {
        return weightDerivative[matrix];
    }

    private double size(Node node) {
        return switch (node) {
            case Node.Input _ -> 0;
            case Node.Weighted(int matrix, int from) -> {
                boolean aligned = tied && matrix == fans.size() - 1 && readsFirst(from);
                double sum = deviation(matrix) + size[from] + fans.get(matrix).in() / (aligned ? 1.0 : 2.0);
                yield Math.max(sum, powers.get(matrix).biasDeviation());
            }
            case Node.Pointwise pointwise -> response(pointwise).value();
            case Node.Sum(List<Integer> from) -> largest(from, size);
            case Node.Product(List<Integer> from) ->
                from.stream().mapToDouble(i -> size[i]).sum();
            case Node.Normalized normalized -> size[normalized.from()] + divided(normalized);
            case Node.Logits(int _, int from) -> 2 * size[from];
            case Node.Attended(int _, int _, int values) -> size[values];
        };
    }

    /// Whether the weights of a matrix are 0 before training.
    boolean startsAtZero(int matrix) {
        return deviation(matrix) == Powers.NONE;
    }

    private double deviation(int matrix) {
        if (!tied || matrix < fans.size() - 1) {
            return powers.get(matrix).deviation();
        }
        Powers first = powers.getFirst();
        return first.deviation() - first.multiplier() + powers.get(matrix).multiplier();
    }

    /// Whether no weights stand between a signal and what the first matrix made.
    private boolean readsFirst(int node) {
        return switch (nodes.get(node)) {
            case Node.Input _, Node.Logits _, Node.Attended _ -> false;
            case Node.Weighted(int matrix, int _) -> matrix == 0;
            case Node.Pointwise(var _, int from) -> readsFirst(from);
            case Node.Normalized(boolean _, int from) -> readsFirst(from);
            case Node.Sum(List<Integer> from) -> from.stream().anyMatch(this::readsFirst);
            case Node.Product(List<Integer> from) -> from.stream().anyMatch(this::readsFirst);
        };
    }

    private static double largest(List<Integer> from, double[] powers) {
        return from.stream().mapToDouble(i -> powers[i]).max().orElse(Powers.NONE);
    }

    private Response response(Node.Pointwise pointwise) {
        return Response.of(pointwise.activation(), size[pointwise.from()]);
    }

    /// The power of 1 / √(variance + ε).
    private double divided(Node.Normalized normalized) {
        double power = size[normalized.from()];
        boolean small = power == Powers.NONE || (power < 0 && normalized.epsilon());
        return small ? 0 : -power;
    }

    private void sendBack(int node) {
        double from = derivative[node];
        switch (nodes.get(node)) {
            case Node.Input _ -> {}
            case Node.Weighted(int matrix, int to) -> {
                weightDerivative[matrix] = Math.max(weightDerivative[matrix], from + size[to]);
                biasDerivative[matrix] = Math.max(biasDerivative[matrix], from);
                double weight = deviation(matrix) == Powers.NONE ? step(matrix) : deviation(matrix);
                add(to, from + weight + fans.get(matrix).out() / 2.0);
            }
            case Node.Pointwise pointwise ->
                add(pointwise.from(), from + response(pointwise).derivative());
            case Node.Sum(List<Integer> to) -> to.forEach(i -> add(i, from));
            case Node.Product(List<Integer> to) -> to.forEach(i -> add(i, from + others(to, i)));
            case Node.Normalized normalized -> add(normalized.from(), from + divided(normalized));
            case Node.Logits(int matrix, int to) ->
                add(to, from + size[to] - fans.get(matrix).out());
            case Node.Attended(int matrix, int logits, int values) -> {
                add(values, from);
                add(logits, from + size[values] + fans.get(matrix).out() / 2.0);
            }
        }
    }

    private void add(int node, double power) {
        derivative[node] = Math.max(derivative[node], power);
    }

    private double others(List<Integer> factors, int without) {
        return factors.stream()
                .filter(i -> i != without)
                .mapToDouble(i -> size[i])
                .sum();
    }

    /// The change of the entries of a weight matrix.
    double step(int matrix) {
        if (!tied || (matrix > 0 && matrix < fans.size() - 1)) {
            return powers.get(matrix).step(optimizer, weightDerivative[matrix]);
        }
        Powers first = powers.getFirst();
        Powers last = powers.getLast();
        double shared = Math.max(
                first.multiplier() + weightDerivative[0], last.multiplier() + weightDerivative[fans.size() - 1]);
        double moved = shared == Powers.NONE ? Powers.NONE : first.rate() + (optimizer.normalizes() ? 0 : shared);
        return moved + powers.get(matrix).multiplier();
    }

    /// What the step of its own weights and biases changes in what a matrix makes of signal `from`.
    double ownUpdate(int matrix, int from) {
        return Math.max(
                step(matrix) + size[from] + fans.get(matrix).in(),
                powers.get(matrix).biasStep(optimizer, biasDerivative[matrix]));
    }

    /// What the step of a matrix and its bias changes in the output: the sum of |∂f/∂W| |ΔW| over all entries.
    double outputUpdate(int matrix) {
        double biases = powers.get(matrix).biasStep(optimizer, biasDerivative[matrix]) + biasDerivative[matrix];
        return Math.max(weightsOutputUpdate(matrix), biases + fans.get(matrix).out());
    }

    /// The same without the bias.
    double weightsOutputUpdate(int matrix) {
        Fans own = fans.get(matrix);
        return step(matrix) + weightDerivative[matrix] + own.in() + own.out();
    }

    /// What a matrix makes of the update of signal `from`.
    private double passed(int matrix, int from) {
        Fans own = fans.get(matrix);
        return deviation(matrix) + update[from] + (own.outGrows() ? own.in() / 2.0 : own.in());
    }

    /// The part of an update of keys that points along keys: the step of their own matrix, which came back as a
    /// combination of keys, and of what else moves them the n^−½ that two independent signals have in common.
    private double alignedUpdate(int matrix, int keys) {
        if (nodes.get(keys) instanceof Node.Weighted(int _, int from)) {
            return Math.max(
                    ownUpdate(matrix, from),
                    passed(matrix, from) - fans.get(matrix).out() / 2.0);
        }
        throw new IllegalStateException("keys " + keys + " are not made by weights");
    }

    private double update(Node node) {
        return switch (node) {
            case Node.Input _ -> Powers.NONE;
            case Node.Weighted(int matrix, int from) -> Math.max(ownUpdate(matrix, from), passed(matrix, from));
            case Node.Pointwise pointwise ->
                update[pointwise.from()] + response(pointwise).derivative();
            case Node.Sum(List<Integer> from) -> largest(from, update);
            case Node.Product(List<Integer> from) ->
                from.stream()
                        .mapToDouble(i -> update[i] + others(from, i))
                        .max()
                        .orElse(Powers.NONE);
            case Node.Normalized normalized -> update[normalized.from()] + divided(normalized);
            case Node.Logits(int matrix, int from) -> size[from] + alignedUpdate(matrix, from);
            case Node.Attended(int _, int logits, int values) ->
                Math.max(update[values], size[values] + update[logits]);
        };
    }
}
