package wick.lab.realization;

import java.util.List;
import wick.lab.realization.Circuit.Operation;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.observable.Measurement.Engine;

/// A network that has exactly the law of a [RealNetwork] with normal weights, at every width, and
/// stores no weights.
///
/// Each matrix answers only what it is asked: its products with N inputs on the way forward and with
/// the derivatives on
/// the way back, each drawn from its law given all earlier answers. Cost per layer n N² instead of n²;
/// it pays while
/// the number of inputs (times outputs, for the tangent kernel) is small against the width. Each
/// network has one
/// stream,
/// at `address.layer(−1)`.
///
/// Throws [IllegalArgumentException] for weights that are not normal: the construction rests on their
/// rotation
/// invariance.
public final class ImplicitNetwork implements Realization {
    private final Wiring wiring;
    private final Circuit circuit;
    private ImplicitMatrix[] matrices;
    private Matrix[] values;
    private Gradients gradients;
    private double[] slopes;
    private RandomStream stream;
    private boolean answered;

    public ImplicitNetwork(Wiring wiring) {
        if (wiring.distribution() != Distribution.NORMAL) {
            throw new IllegalArgumentException("distribution " + wiring.distribution()
                    + " cannot be held implicitly: implicit weights need the normal distribution, use real weights");
        }
        this.wiring = wiring;
        circuit = Circuit.of(wiring);
        matrices = new ImplicitMatrix[0];
        values = new Matrix[0];
        slopes = new double[0];
        gradients = new Gradients(circuit, 0, 1);
        stream = Address.of(0, "").open();
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
        if (inputs.rows() != inputs() || values.length == 0) {
            allocate(inputs.rows());
        }
        values[0] = inputs;
        stream = address.layer(-1).open();
        answered = false;
        for (Operation operation : circuit.operations()) {
            double[] to = values[operation.to()].entries();
            switch (operation) {
                case Operation.Affine(Step.Linear linear, int from, int _) ->
                    matrices[linear.index()].forwardInto(values[from].entries(), stream, to);
                case Operation.Apply(Activation activation, int from, int _) ->
                    activation.valueInto(values[from].entries(), 0, to.length, to, 0);
                case Operation.Add(int left, int right, int _) -> {
                    System.arraycopy(values[left].entries(), 0, to, 0, to.length);
                    Dot.addInto(1, values[right].entries(), 0, to.length, to, 0);
                }
            }
        }
    }

    private void allocate(int inputs) {
        int widest = 0;
        values = new Matrix[circuit.widths().size()];
        for (int v = 0; v < values.length; v++) {
            int width = circuit.widths().get(v);
            widest = Math.max(widest, width);
            values[v] = Matrix.zeros(inputs, width);
        }
        slopes = new double[widest];
        gradients = new Gradients(circuit, inputs, 1);
        matrices = circuit.matrices().stream()
                .map(affine -> new ImplicitMatrix(affine.linear(), inputs))
                .toArray(ImplicitMatrix[]::new);
    }

    private int inputs() {
        return values.length == 0 ? 0 : values[circuit.output()].rows();
    }

    @Override
    public Matrix outputs() {
        return values[circuit.output()];
    }

    @Override
    public void kernelInto(int layer, Matrix kernel) {
        ImplicitMatrix matrix = matrices[layer];
        double factor = matrix.linear().weightVariance() / matrix.linear().fanIn();
        for (int a = 0; a < inputs(); a++) {
            for (int b = 0; b < inputs(); b++) {
                kernel.set(a, b, matrix.linear().biasVariance() + factor * matrix.inputGram(a, b));
            }
        }
    }

    /// As in [Realization]; a network answers once per draw, for one choice of outputs, and throws
    /// [IllegalStateException] when asked again: its backward answers are drawn, and a second draw would
    /// belong to
    /// a
    /// different network.
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
        for (ImplicitMatrix matrix : matrices) {
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
        if (gradients.copies() != copies) {
            gradients = new Gradients(circuit, inputs(), copies);
        }
        gradients.restartAtOutputs(first);
        List<Operation> operations = circuit.operations();
        for (int i = operations.size() - 1; i >= 0; i--) {
            switch (operations.get(i)) {
                case Operation.Affine(Step.Linear linear, int from, int to) -> {
                    ImplicitMatrix matrix = matrices[linear.index()];
                    matrix.prepareBackward(gradients.rows());
                    if (from > 0) {
                        double[] target = gradients.target(from).entries();
                        matrix.backwardInto(gradients.of(to).entries(), stream, target);
                        gradients.arrived(from);
                    } else {
                        matrix.takeBackward(gradients.of(to).entries());
                    }
                }
                case Operation.Apply(Activation activation, int from, int to) -> {
                    if (from > 0) {
                        timesSlopes(activation, from, gradients.of(to).entries());
                        gradients.arrived(from);
                    }
                }
                case Operation.Add add -> gradients.pass(add);
            }
        }
    }

    private void timesSlopes(Activation activation, int from, double[] gradient) {
        double[] target = gradients.target(from).entries();
        int copies = gradients.copies();
        int width = circuit.widths().get(from);
        for (int x = 0; x < inputs(); x++) {
            activation.derivativeInto(values[from].entries(), x * width, width, slopes, 0);
            for (int row = x * copies; row < (x + 1) * copies; row++) {
                int at = row * width;
                for (int i = 0; i < width; i++) {
                    target[at + i] = gradient[at + i] * slopes[i];
                }
            }
        }
    }
}
