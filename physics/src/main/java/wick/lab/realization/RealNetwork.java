package wick.lab.realization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wick.lab.realization.Backward.Use;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// A network whose weights are all stored.
///
/// Weights are the W that multiplies in z = W x + b, fan-out x fan-in, whatever the parameterization:
/// factors such as √(weight variance / fan-in) are in W, and the rates of [Step.Linear] carry what they
/// mean for gradients. A matrix and a block of its rows have a stream of their own at
/// `address.layer(index).block(row block)`.
///
/// Memory is kept: a pass over as many inputs as one of the last two allocates no arrays. One thread at
/// a time.
public final class RealNetwork implements Realization {
    private final Wiring wiring;
    private final Circuit circuit;
    private final Parameters parameters;
    private final Buffers buffers = new Buffers();
    private final Backward backward;
    private final Map<Integer, List<Operation.Weighted>> uses;
    private Forward forward;
    /// The one before, so that passes over training and test inputs can alternate.
    private Forward rested;
    private Noise noise = Noise.of(Address.of(0, "noise"));
    private final Map<Integer, Slope> slopes = new HashMap<>();

    /// Derivatives with respect to a matrix and its bias.
    private record Slope(Matrix weight, Matrix bias) {}

    /// All weights and biases are 0 until they are drawn or given.
    public RealNetwork(Wiring wiring) {
        this.wiring = wiring;
        circuit = Circuit.of(wiring);
        parameters = new Parameters(wiring.matrices(), wiring.distribution());
        uses = circuit.uses();
        backward = new Backward(circuit);
        forward = pass(0);
        rested = forward;
    }

    private Forward pass(int inputs) {
        return new Forward(
                circuit, new Values(circuit, inputs), weighted -> new WeightedStage(weighted, parameters, buffers));
    }

    @Override
    public Wiring wiring() {
        return wiring;
    }

    @Override
    public Engine engine() {
        return Engine.REAL_WEIGHTS;
    }

    /// The weights and biases under their names w1, b1, w2, b2, …: W fan-out x fan-in, b 1 x fan-out. The
    /// matrices themselves: what is written to them is the network's.
    public Map<String, Matrix> parameters() {
        return parameters.named();
    }

    /// Takes the given weights, named as in [#parameters]; biases may also be columns, and where none is
    /// given they are 0. Throws [IllegalArgumentException] for a name, shape or number that does not fit.
    public void use(Map<String, Matrix> given) {
        parameters.set(given);
    }

    /// The weight matrices in the order of their index, shared ones once.
    public List<Step.Linear> matrices() {
        return wiring.matrices();
    }

    /// The number of weights and biases.
    public long parameterCount() {
        return wiring.parameters();
    }

    /// Draws all weights and biases by the law of the wiring; noise starts anew at this address.
    public void draw(Address address) {
        parameters.draw(address);
        noise(address);
    }

    /// The next pass forward is the first evaluation with the noise of dropout at this address. Every
    /// further pass has fresh noise.
    public void noise(Address address) {
        noise = Noise.of(address);
    }

    /// Carries the rows of `inputs` (N x d) through the network and returns its outputs, N x C: a view that
    /// the next pass overwrites. `inputs` is kept, not copied.
    public Matrix forward(Matrix inputs) {
        if (inputs.columns() != wiring.inputs()) {
            throw new IllegalArgumentException(
                    "inputs have " + inputs.columns() + " dimensions where the network takes " + wiring.inputs());
        }
        if (forward.inputs() != inputs.rows()) {
            Forward other = rested;
            rested = forward;
            forward = other.inputs() == inputs.rows() ? other : pass(inputs.rows());
        }
        forward.run(inputs, noise);
        noise = noise.next();
        return forward.values().outputs();
    }

    @Override
    public void realize(Address address, Matrix inputs) {
        draw(address);
        forward(inputs);
    }

    @Override
    public Matrix outputs() {
        return forward.values().outputs();
    }

    /// What the weight matrix of index `layer`, counted from 0, made of the inputs of the last pass, N x units,
    /// where it is used nearest to the outputs: a view, not to be written.
    public Matrix made(int layer) {
        return forward.values().of(lastUse(layer).to());
    }

    /// `gram` ← x·x′ of the inputs of the last pass, N x N.
    public void inputGramInto(Matrix gram) {
        Products.gramInto(forward.values().of(0), gram);
    }

    @Override
    public void kernelInto(int layer, Matrix kernel) {
        Operation.Weighted last = lastWhole(layer);
        InputGram.into(last.placement(), forward.values().of(last.from()), buffers, kernel);
        Step.Linear linear = last.linear();
        double factor = linear.weightVariance() / linear.fanIn();
        double[] entries = kernel.entries();
        for (int i = 0; i < entries.length; i++) {
            entries[i] = linear.biasVariance() + factor * entries[i];
        }
    }

    @Override
    public double squaredDistance(int layer, int a, int b) {
        Operation.Weighted last = lastWhole(layer);
        Matrix h = forward.values().of(last.from());
        Matrix difference = Matrix.zeros(1, h.columns());
        for (int i = 0; i < h.columns(); i++) {
            difference.set(0, i, h.at(a, i) - h.at(b, i));
        }
        Matrix gram = Matrix.zeros(1, 1);
        InputGram.into(last.placement(), difference, buffers, gram);
        return last.linear().weightVariance() / last.linear().fanIn() * gram.at(0, 0);
    }

    private Operation.Weighted lastWhole(int layer) {
        Operation.Weighted last = lastUse(layer);
        if (forward.values().presences().of(last.to()).isPresent()) {
            throw new IllegalArgumentException("matrix " + layer
                    + " acts at positions that some inputs lack; its kernel has no one mean over positions");
        }
        return last;
    }

    private Operation.Weighted lastUse(int layer) {
        List<Operation.Weighted> all = uses.get(layer);
        if (all == null) {
            throw new IllegalArgumentException(
                    "weight matrix " + layer + " does not exist: those of this network are " + uses.keySet());
        }
        return all.getLast();
    }

    @Override
    public void tangentKernelInto(Outputs outputs, Matrix kernel) {
        int inputs = forward.inputs();
        int count = wiring.outputs();
        int rows = outputs.rows(inputs, count);
        if (kernel.rows() != rows || kernel.columns() != rows) {
            throw new IllegalArgumentException(
                    "the kernel of " + inputs + " inputs needs " + rows + " x " + rows + " entries, not a " + kernel);
        }
        java.util.Arrays.fill(kernel.entries(), 0);
        switch (outputs) {
            case Outputs.One(int index) -> addTangentKernel(1, index, 1, kernel);
            case Outputs.Mean() -> {
                for (int index = 0; index < count; index++) {
                    addTangentKernel(1, index, 1.0 / count, kernel);
                }
            }
            case Outputs.All() -> addTangentKernel(count, 0, 1, kernel);
        }
        TangentSum.mirror(kernel);
    }

    /// `kernel` += `factor` times the kernel of `copies` outputs from `first`.
    private void addTangentKernel(int copies, int first, double factor, Matrix kernel) {
        List<Gradients.Part> parts = TangentSum.parts(forward.inputs(), copies);
        List<Gradients> gradients =
                parts.stream().map(part -> backward.gradients(part, buffers)).toList();
        gradients.forEach(part -> part.startAtOutputs(first));
        backward.run(
                forward,
                gradients,
                new TangentSum(new TangentTask(forward.values(), parts, buffers, factor, kernel))::add);
    }

    /// The derivatives ∂L/∂W and ∂L/∂b under the names of [#parameters], at the inputs of the last forward
    /// pass, given ∂L/∂(outputs), N x C.
    public Map<String, Matrix> gradients(Matrix outputGradient) {
        Map<String, Matrix> gradients = slopes(outputGradient);
        gradients.replaceAll((_, slope) -> slope.copy());
        return gradients;
    }

    /// [#gradients] where they lie: the next ones overwrite them.
    public Map<String, Matrix> slopes(Matrix outputGradient) {
        Map<String, Matrix> named = new TreeMap<>();
        pull(outputGradient);
        slopes.forEach((index, slope) -> {
            named.put("w" + (index + 1), slope.weight());
            named.put("b" + (index + 1), slope.bias());
        });
        return named;
    }

    /// The numbers that a pass forward keeps for one input.
    public static long valuesPerInput(Wiring wiring) {
        return Circuit.of(wiring).widths().stream().mapToLong(width -> width).sum();
    }

    /// One step of gradient descent of rate η on the inputs of the last forward pass, given ∂L/∂(outputs),
    /// N x C: W −= η (weight rate / fan-in) ∂L/∂W, b −= η bias rate ∂L/∂b. The values of the last pass stay
    /// as they were.
    public void descend(Matrix outputGradient, double rate) {
        pull(outputGradient);
        for (Step.Linear linear : wiring.matrices()) {
            int k = linear.index();
            Slope slope = slope(linear);
            move(-rate * linear.weightRate() / linear.fanIn(), slope.weight(), parameters.weight(k));
            move(-rate * linear.biasRate(), slope.bias(), parameters.bias(k));
        }
    }

    private static void move(double step, Matrix slope, Matrix weights) {
        if (step != 0) {
            Dot.addInto(step, slope.entries(), 0, slope.entries().length, weights.entries(), 0);
        }
    }

    /// Leaves in `slopes` the derivatives with respect to all weights and biases.
    private void pull(Matrix outputGradient) {
        Gradients all = backward.gradients(new Gradients.Part(0, forward.inputs(), 1), buffers);
        Matrix start = all.start();
        if (outputGradient.rows() != start.rows() || outputGradient.columns() != start.columns()) {
            throw new IllegalArgumentException("the derivative with respect to the outputs is a " + outputGradient
                    + " where the last pass gave a " + start);
        }
        System.arraycopy(outputGradient.entries(), 0, start.entries(), 0, start.entries().length);
        backward.run(forward, List.of(all), this::readSlope);
    }

    private void readSlope(Step.Linear linear, List<Use> uses) {
        Slope slope = slope(linear);
        java.util.Arrays.fill(slope.weight().entries(), 0);
        java.util.Arrays.fill(slope.bias().entries(), 0);
        for (Use use : uses) {
            Matrix gradient = use.gradients().getFirst();
            use.stage().addWeightGradient(forward.values(), gradient, slope.weight());
            use.stage().addBiasGradient(gradient, slope.bias());
        }
    }

    private Slope slope(Step.Linear linear) {
        return slopes.computeIfAbsent(
                linear.index(),
                _ -> new Slope(Matrix.zeros(linear.fanOut(), linear.fanIn()), Matrix.zeros(1, linear.fanOut())));
    }
}
