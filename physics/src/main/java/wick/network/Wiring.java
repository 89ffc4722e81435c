package wick.network;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A network ready to be computed with, by theory and laboratory alike. With `absences` positions of an
/// input may be absent ([Presence]).
public record Wiring(Shape input, int outputs, List<Step> steps, Distribution distribution, boolean absences) {

    public Wiring {
        steps = List.copyOf(steps);
    }

    /// A network all of whose inputs are whole.
    public Wiring(Shape input, int outputs, List<Step> steps, Distribution distribution) {
        this(input, outputs, steps, distribution, false);
    }

    public Wiring(int inputs, int outputs, List<Step> steps, Distribution distribution) {
        this(Shape.flat(inputs), outputs, steps, distribution);
    }

    /// The number of units of an input.
    public int inputs() {
        return input.units();
    }

    /// Every weight matrix in the order of its index, those inside branches too; shared ones once.
    public List<Step.Linear> matrices() {
        return steps.stream().flatMap(Wiring::matrices).distinct().toList();
    }

    private static Stream<Step.Linear> matrices(Step step) {
        return switch (step) {
            case Step.Linear linear -> Stream.of(linear);
            case Step.Convolution(Step.Linear weights, Geometry _) -> Stream.of(weights);
            case Step.Attention attention -> Stream.of(attention.keys(), attention.values(), attention.outputs());
            case Step.Residual(List<Step> branch) -> branch.stream().flatMap(Wiring::matrices);
            case Step.Fan fan -> fan.branches().stream().flatMap(List::stream).flatMap(Wiring::matrices);
            case Step.Pointwise _, Step.Pool _, Step.GlobalPool _, Step.Flatten _ -> Stream.empty();
            case Step.LayerNorm _, Step.Dropout _ -> Stream.empty();
        };
    }

    /// The same wiring with the numbers of each weight matrix replaced; the shapes must stay.
    public Wiring with(UnaryOperator<Step.Linear> numbers) {
        return new Wiring(input, outputs, replaced(steps, numbers), distribution, absences);
    }

    private static List<Step> replaced(List<Step> steps, UnaryOperator<Step.Linear> numbers) {
        return steps.stream().map(step -> replaced(step, numbers)).toList();
    }

    private static Step replaced(Step step, UnaryOperator<Step.Linear> numbers) {
        return switch (step) {
            case Step.Linear linear -> numbers.apply(linear);
            case Step.Convolution(Step.Linear weights, Geometry geometry) ->
                new Step.Convolution(numbers.apply(weights), geometry);
            case Step.Attention(Step.Linear keys, Step.Linear values, Step.Linear outputs, Shape shape) ->
                new Step.Attention(numbers.apply(keys), numbers.apply(values), numbers.apply(outputs), shape);
            case Step.Residual(List<Step> branch) -> new Step.Residual(replaced(branch, numbers));
            case Step.Fan(Combination combination, List<List<Step>> branches) ->
                new Step.Fan(
                        combination,
                        branches.stream()
                                .map(branch -> replaced(branch, numbers))
                                .toList());
            case Step.Pointwise _, Step.Pool _, Step.GlobalPool _, Step.Flatten _ -> step;
            case Step.LayerNorm _, Step.Dropout _ -> step;
        };
    }

    /// The number of weights, biases not counted.
    public long weights() {
        return matrices().stream().mapToLong(m -> (long) m.fanIn() * m.fanOut()).sum();
    }

    /// The number of biases.
    public long biases() {
        return matrices().stream().mapToLong(Step.Linear::fanOut).sum();
    }

    /// The number of parameters, weights and biases.
    public long parameters() {
        return weights() + biases();
    }

    /// Bytes that one network takes with every parameter stored as a double.
    public long bytes() {
        return Double.BYTES * parameters();
    }
}
