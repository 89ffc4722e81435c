package wick.lab.realization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private Forward forward;
    /// The one before, so that passes over training and test inputs can alternate.
    private Forward rested;
    private Backward backward;
    private Matrix gram = Matrix.zeros(0, 0);
    private Matrix inputGram = Matrix.zeros(0, 0);
    private final Map<Integer, Matrix> parameterGradients = new HashMap<>();

    /// All weights and biases are 0 until they are drawn or given.
    public RealNetwork(Wiring wiring) {
        this.wiring = wiring;
        circuit = Circuit.of(wiring);
        parameters = new Parameters(
                circuit.matrices().stream()
                        .map(Circuit.Operation.Affine::linear)
                        .toList(),
                wiring.distribution());
        forward = new Forward(circuit, 0);
        rested = forward;
        backward = new Backward(circuit, 0, 1);
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

    /// The weight matrices in the order of their index.
    public List<Step.Linear> matrices() {
        return circuit.matrices().stream().map(Circuit.Operation.Affine::linear).toList();
    }

    /// The number of weights and biases.
    public long parameterCount() {
        return parameters.named().values().stream()
                .mapToLong(matrix -> (long) matrix.rows() * matrix.columns())
                .sum();
    }

    /// Draws all weights and biases by the law of the wiring.
    public void draw(Address address) {
        parameters.draw(address);
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
            forward = other.inputs() == inputs.rows() ? other : new Forward(circuit, inputs.rows());
        }
        forward.run(parameters, inputs);
        return forward.outputs();
    }

    @Override
    public void realize(Address address, Matrix inputs) {
        draw(address);
        forward(inputs);
    }

    @Override
    public Matrix outputs() {
        return forward.outputs();
    }

    @Override
    public void kernelInto(int layer, Matrix kernel) {
        Circuit.Operation.Affine affine = circuit.matrices().get(layer);
        Products.gramInto(forward.value(affine.from()), kernel);
        Step.Linear linear = affine.linear();
        affineInPlace(linear.biasVariance(), linear.weightVariance() / linear.fanIn(), kernel.entries());
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
    }

    /// `kernel` += `factor` times the kernel of `copies` outputs from `first`.
    private void addTangentKernel(int copies, int first, double factor, Matrix kernel) {
        int inputs = forward.inputs();
        Backward pass = backward(copies);
        pass.gradients().restartAtOutputs(first);
        gram = sized(gram, inputs * copies);
        inputGram = sized(inputGram, inputs);
        pass.run(parameters, forward, (linear, h, gradient) -> {
            Products.gramInto(gradient, gram);
            Products.gramInto(h, inputGram);
            double constant = factor * linear.biasRate();
            affineInPlace(constant, factor * linear.weightRate() / linear.fanIn(), inputGram.entries());
            addProduct(copies, kernel);
        });
    }

    /// kernel(x C + i, x′ C + j) += gram(x C + i, x′ C + j) · inputGram(x, x′)
    private void addProduct(int copies, Matrix kernel) {
        int rows = kernel.rows();
        double[] sum = kernel.entries();
        double[] left = gram.entries();
        for (int row = 0; row < rows; row++) {
            int x = row / copies;
            for (int other = 0; other < inputGram.rows(); other++) {
                double factor = inputGram.at(x, other);
                int at = row * rows + other * copies;
                for (int j = at; j < at + copies; j++) {
                    sum[j] += left[j] * factor;
                }
            }
        }
    }

    /// The derivatives ∂L/∂W and ∂L/∂b under the names of [#parameters], at the inputs of the last forward
    /// pass, given ∂L/∂(outputs), N x C.
    public Map<String, Matrix> gradients(Matrix outputGradient) {
        Map<String, Matrix> gradients = new TreeMap<>();
        pull(outputGradient, (linear, h, gradient) -> {
            Matrix bias = Matrix.zeros(1, linear.fanOut());
            subtractRows(-1, gradient, bias.entries());
            gradients.put("b" + (linear.index() + 1), bias);
            gradients.put("w" + (linear.index() + 1), Products.transposedTimes(gradient, h));
        });
        return gradients;
    }

    /// One step of gradient descent of rate η on the inputs of the last forward pass, given ∂L/∂(outputs),
    /// N x C: W −= η (weight rate / fan-in) ∂L/∂W, b −= η bias rate ∂L/∂b. The values of the last pass stay
    /// as they were.
    public void descend(Matrix outputGradient, double rate) {
        pull(outputGradient, (linear, h, gradient) -> {
            int k = linear.index();
            if (linear.weightRate() != 0) {
                Matrix slope = parameterGradient(k);
                Products.transposedTimesInto(gradient, h, slope);
                double step = rate * linear.weightRate() / linear.fanIn();
                double[] weights = parameters.weight(k).entries();
                Dot.addInto(-step, slope.entries(), 0, weights.length, weights, 0);
            }
            subtractRows(rate * linear.biasRate(), gradient, parameters.bias(k).entries());
        });
    }

    private void pull(Matrix outputGradient, Backward.Reader reader) {
        Backward pass = backward(1);
        Matrix start = pass.gradients().restart();
        if (outputGradient.rows() != start.rows() || outputGradient.columns() != start.columns()) {
            throw new IllegalArgumentException("the derivative with respect to the outputs is a " + outputGradient
                    + " where the last pass gave a " + start);
        }
        System.arraycopy(outputGradient.entries(), 0, start.entries(), 0, start.entries().length);
        pass.run(parameters, forward, reader);
    }

    private Backward backward(int copies) {
        Gradients present = backward.gradients();
        if (present.rows() != forward.inputs() * copies || present.copies() != copies) {
            backward = new Backward(circuit, forward.inputs(), copies);
        }
        return backward;
    }

    private Matrix parameterGradient(int k) {
        return parameterGradients.computeIfAbsent(k, _ -> {
            Matrix weight = parameters.weight(k);
            return Matrix.zeros(weight.rows(), weight.columns());
        });
    }

    private static Matrix sized(Matrix square, int rows) {
        return square.rows() == rows ? square : Matrix.zeros(rows, rows);
    }

    private static void affineInPlace(double constant, double factor, double[] entries) {
        for (int i = 0; i < entries.length; i++) {
            entries[i] = constant + factor * entries[i];
        }
    }

    private static void subtractRows(double factor, Matrix rows, double[] sum) {
        double[] entries = rows.entries();
        for (int row = 0; row < entries.length; row += sum.length) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] -= factor * entries[row + i];
            }
        }
    }
}
