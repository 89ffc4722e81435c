package wick.theory.scaling;

import java.util.ArrayList;
import java.util.List;
import wick.network.Combination;
import wick.network.Step;
import wick.network.Wiring;

/// The signals of a network in the order in which they are computed; the last one is the output.
///
/// Positions, windows, pooling and dropout do not change how a coordinate scales with width and leave no node.
record Tape(List<Node> nodes) {
    Tape {
        nodes = List.copyOf(nodes);
    }

    static Tape of(Wiring wiring) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node.Input());
        addAll(wiring.steps(), 0, nodes);
        return new Tape(nodes);
    }

    private static int addAll(List<Step> steps, int start, List<Node> nodes) {
        int from = start;
        for (Step step : steps) {
            from = add(step, from, nodes);
        }
        return from;
    }

    private static int add(Node node, List<Node> nodes) {
        nodes.add(node);
        return nodes.size() - 1;
    }

    private static int add(Step step, int from, List<Node> nodes) {
        return switch (step) {
            case Step.Linear linear -> add(new Node.Weighted(linear.index(), from), nodes);
            case Step.Convolution convolution ->
                add(new Node.Weighted(convolution.weights().index(), from), nodes);
            case Step.Pointwise pointwise -> add(new Node.Pointwise(pointwise.activation(), from), nodes);
            case Step.Residual residual -> {
                int end = addAll(residual.branch(), from, nodes);
                yield add(new Node.Sum(List.of(from, end)), nodes);
            }
            case Step.Fan fan -> {
                List<Integer> ends = fan.branches().stream()
                        .map(branch -> addAll(branch, from, nodes))
                        .toList();
                yield add(
                        fan.combination() == Combination.PRODUCT ? new Node.Product(ends) : new Node.Sum(ends), nodes);
            }
            case Step.LayerNorm norm -> add(new Node.Normalized(norm.epsilon() > 0, from), nodes);
            case Step.Attention attention -> attended(attention, from, nodes);
            case Step.Pool _, Step.GlobalPool _, Step.Flatten _, Step.Dropout _ -> from;
        };
    }

    private static int attended(Step.Attention attention, int from, List<Node> nodes) {
        int keys = attention.keys().index();
        int values = attention.values().index();
        int logits = add(new Node.Logits(keys, add(new Node.Weighted(keys, from), nodes)), nodes);
        int valued = add(new Node.Weighted(values, from), nodes);
        int mixed = add(new Node.Attended(values, logits, valued), nodes);
        return add(new Node.Weighted(attention.outputs().index(), mixed), nodes);
    }
}
