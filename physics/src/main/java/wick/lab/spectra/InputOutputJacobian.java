package wick.lab.spectra;

import java.util.List;
import java.util.Map;
import wick.lab.realization.RealNetwork;
import wick.network.Activation;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// J_ij = ∂(output i)/∂(input j) of one network at one input, outputs x inputs, carried forward through
/// dense layers, activations and residual sums.
public final class InputOutputJacobian {
    private final Map<String, Matrix> parameters;

    private InputOutputJacobian(Map<String, Matrix> parameters) {
        this.parameters = parameters;
    }

    /// At `input`, 1 x d.
    ///
    /// Throws [IllegalArgumentException] for other kinds of layers.
    public static Matrix of(RealNetwork network, Matrix input) {
        if (input.rows() != 1 || input.columns() != network.wiring().inputs()) {
            throw new IllegalArgumentException(
                    "the input is a " + input + ", need 1 x " + network.wiring().inputs());
        }
        InputOutputJacobian jacobian = new InputOutputJacobian(network.parameters());
        Flow start = new Flow(input, Matrix.identity(input.columns()));
        return jacobian.through(network.wiring().steps(), start).derivative();
    }

    /// A value of the network, 1 x width, and its derivative by the input, width x d.
    private record Flow(Matrix value, Matrix derivative) {}

    private Flow through(List<Step> steps, Flow start) {
        Flow flow = start;
        for (Step step : steps) {
            flow = through(step, flow);
        }
        return flow;
    }

    private Flow through(Step step, Flow flow) {
        return switch (step) {
            case Step.Linear linear -> linear(linear, flow);
            case Step.Pointwise(Activation activation) -> pointwise(activation, flow);
            case Step.Residual(List<Step> branch) -> {
                Flow end = through(branch, flow);
                yield new Flow(sum(flow.value(), end.value()), sum(flow.derivative(), end.derivative()));
            }
            case Step.Structured _ ->
                throw new IllegalArgumentException("the Jacobian is formed for dense layers, activations and residual"
                        + " sums, not for " + step.getClass().getSimpleName() + " layers");
        };
    }

    private Flow linear(Step.Linear linear, Flow flow) {
        Matrix weight = parameter("w", linear);
        Matrix value = Products.timesTransposed(flow.value(), weight);
        Matrix bias = parameter("b", linear);
        for (int i = 0; i < value.columns(); i++) {
            value.set(0, i, value.at(0, i) + bias.entries()[i]);
        }
        return new Flow(value, Products.times(weight, flow.derivative()));
    }

    private static Flow pointwise(Activation activation, Flow flow) {
        Matrix value = flow.value().copy();
        Matrix derivative = flow.derivative().copy();
        int columns = derivative.columns();
        for (int i = 0; i < value.columns(); i++) {
            double z = value.at(0, i);
            double slope = activation.derivative(z);
            value.set(0, i, activation.value(z));
            for (int k = i * columns; k < (i + 1) * columns; k++) {
                derivative.entries()[k] *= slope;
            }
        }
        return new Flow(value, derivative);
    }

    private Matrix parameter(String letter, Step.Linear linear) {
        Matrix parameter = parameters.get(letter + (linear.index() + 1));
        if (parameter == null) {
            throw new IllegalStateException("matrix " + (linear.index() + 1) + " of the network has no parameters");
        }
        return parameter;
    }

    private static Matrix sum(Matrix a, Matrix b) {
        Matrix sum = a.copy();
        for (int i = 0; i < sum.entries().length; i++) {
            sum.entries()[i] += b.entries()[i];
        }
        return sum;
    }
}
