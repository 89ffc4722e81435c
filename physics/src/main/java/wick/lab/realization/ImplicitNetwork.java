package wick.lab.realization;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import wick.network.Distribution;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.observable.Measurement.Engine;

/// A network that has exactly the law of a [RealNetwork] with normal weights, at every width, and stores
/// no weights.
///
/// Each matrix answers only what it is asked: its products with N inputs on the way forward and with the
/// derivatives on the way back, each drawn from its law given all earlier answers. Cost per layer n N²
/// instead of n²; it pays while the number of inputs (times outputs, for the tangent kernel) is small
/// against the width. Each network has one stream, at `address.layer(−1)`.
///
/// Convolution, attention and tied weights are not held implicitly: one matrix would answer at so many
/// positions that storing it is cheaper, or in several layers.
public final class ImplicitNetwork implements Realization {
    private final Wiring wiring;
    private final Circuit circuit;
    private final Backward backward;
    private final Buffers buffers = new Buffers();
    private final TreeMap<Integer, ImplicitStage> matrices = new TreeMap<>();
    private Forward forward;
    private RandomStream stream;
    private boolean answered;

    /// Throws [IllegalArgumentException] for weights that are not normal (the construction rests on their
    /// rotation invariance) and for layers that cannot be held so, with the reason.
    public ImplicitNetwork(Wiring wiring) {
        obstacle(wiring).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        this.wiring = wiring;
        circuit = Circuit.of(wiring);
        backward = new Backward(circuit);
        forward = pass(0);
        stream = Address.of(0, "").open();
    }

    /// Why a network of this wiring cannot be held implicitly; empty if it can.
    public static Optional<String> obstacle(Wiring wiring) {
        if (wiring.distribution() != Distribution.NORMAL) {
            return Optional.of("distribution " + wiring.distribution()
                    + " cannot be held implicitly: implicit weights need the normal distribution, use real weights");
        }
        if (wiring.absences()) {
            return Optional.of("a network on inputs with absent positions cannot be held implicitly: use real weights");
        }
        return obstacle(wiring.steps(), new HashSet<>())
                .map(layer -> layer + " cannot be held implicitly: use real weights");
    }

    private static Optional<String> obstacle(List<Step> steps, Set<Integer> met) {
        return steps.stream().flatMap(step -> obstacle(step, met).stream()).findFirst();
    }

    private static Optional<String> obstacle(Step step, Set<Integer> met) {
        return switch (step) {
            case Step.Linear linear ->
                met.add(linear.index())
                        ? Optional.empty()
                        : Optional.of("matrix w" + (linear.index() + 1) + ", tied over several layers,");
            case Step.Convolution convolution ->
                Optional.of(
                        "the convolution with matrix w" + (convolution.weights().index() + 1));
            case Step.Attention attention ->
                Optional.of("the attention with matrix w" + (attention.keys().index() + 1));
            case Step.Residual(List<Step> branch) -> obstacle(branch, met);
            case Step.Fan fan ->
                obstacle(fan.branches().stream().flatMap(List::stream).toList(), met);
            case Step.Pointwise _, Step.Pool _, Step.GlobalPool _, Step.Flatten _ -> Optional.empty();
            case Step.LayerNorm _, Step.Dropout _ -> Optional.empty();
        };
    }

    private Forward pass(int inputs) {
        matrices.clear();
        return new Forward(circuit, new Values(circuit, inputs), weighted -> {
            ImplicitStage stage = new ImplicitStage(weighted, inputs, () -> stream);
            matrices.put(weighted.linear().index(), stage);
            return stage;
        });
    }

    @Override
    public Wiring wiring() {
        return wiring;
    }

    @Override
    public Engine engine() {
        return Engine.IMPLICIT_WEIGHTS;
    }

    @Override
    public void realize(Address address, Matrix inputs) {
        if (inputs.columns() != wiring.inputs()) {
            throw new IllegalArgumentException(
                    "inputs have " + inputs.columns() + " dimensions where the network takes " + wiring.inputs());
        }
        if (inputs.rows() != inputs()) {
            forward = pass(inputs.rows());
        }
        stream = address.layer(-1).open();
        answered = false;
        forward.run(inputs, Noise.of(address));
    }

    private int inputs() {
        return forward.inputs();
    }

    @Override
    public Matrix outputs() {
        return forward.values().outputs();
    }

    @Override
    public void kernelInto(int layer, Matrix kernel) {
        ImplicitMatrix matrix = matrix(layer);
        double factor = matrix.linear().weightVariance() / matrix.linear().fanIn();
        for (int a = 0; a < inputs(); a++) {
            for (int b = 0; b < inputs(); b++) {
                kernel.set(a, b, matrix.linear().biasVariance() + factor * matrix.inputGram(a, b));
            }
        }
    }

    @Override
    public double squaredDistance(int layer, int a, int b) {
        ImplicitMatrix matrix = matrix(layer);
        return matrix.linear().weightVariance() / matrix.linear().fanIn() * matrix.inputDistance(a, b);
    }

    private ImplicitMatrix matrix(int layer) {
        ImplicitStage stage = matrices.get(layer);
        if (stage == null) {
            throw new IllegalArgumentException(
                    "weight matrix " + layer + " does not exist: those of this network are " + matrices.keySet());
        }
        return stage.matrix();
    }

    /// As in [Realization]; a network answers once per draw, for one choice of outputs, and throws
    /// [IllegalStateException] when asked again: its backward answers are drawn, and a second draw would
    /// belong to a different network.
    @Override
    public void tangentKernelInto(Outputs outputs, Matrix kernel) {
        int rows = outputs.rows(inputs(), wiring.outputs());
        if (kernel.rows() != rows || kernel.columns() != rows) {
            throw new IllegalArgumentException(
                    "the kernel of " + inputs() + " inputs needs " + rows + " x " + rows + " entries, not a " + kernel);
        }
        if (answered) {
            throw new IllegalStateException("this implicit network has answered backward already; draw it again");
        }
        int copies = switch (outputs) {
            case Outputs.One _ -> 1;
            case Outputs.Mean(), Outputs.All() -> wiring.outputs();
        };
        answered = true;
        pull(copies, outputs instanceof Outputs.One(int index) ? index : 0);
        java.util.Arrays.fill(kernel.entries(), 0);
        for (ImplicitStage stage : matrices.values()) {
            ImplicitMatrix matrix = stage.matrix();
            switch (outputs) {
                case Outputs.One _, Outputs.All() -> addBlocks(matrix, copies, kernel);
                case Outputs.Mean() -> addMean(matrix, copies, kernel);
            }
        }
    }

    private double rateKernel(ImplicitMatrix matrix, int x, int y) {
        return matrix.linear().biasRate()
                + matrix.linear().weightRate() / matrix.linear().fanIn() * matrix.inputGram(x, y);
    }

    private void addBlocks(ImplicitMatrix matrix, int copies, Matrix kernel) {
        double[] sum = kernel.entries();
        int rows = kernel.rows();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < rows; column++) {
                sum[row * rows + column] +=
                        matrix.backwardGram(row, column) * rateKernel(matrix, row / copies, column / copies);
            }
        }
    }

    private void addMean(ImplicitMatrix matrix, int copies, Matrix kernel) {
        for (int x = 0; x < inputs(); x++) {
            for (int y = 0; y < inputs(); y++) {
                double trace = 0;
                for (int i = 0; i < copies; i++) {
                    trace += matrix.backwardGram(x * copies + i, y * copies + i);
                }
                kernel.set(x, y, kernel.at(x, y) + trace / copies * rateKernel(matrix, x, y));
            }
        }
    }

    /// Carries the derivatives of output `first` + i back, for each input and each i below `copies`.
    private void pull(int copies, int first) {
        Gradients all = backward.gradients(new Gradients.Part(0, inputs(), copies), buffers);
        all.startAtOutputs(first);
        backward.run(forward, List.of(all), (_, _) -> {});
    }
}
