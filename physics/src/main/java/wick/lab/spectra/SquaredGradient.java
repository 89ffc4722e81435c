package wick.lab.spectra;

import java.util.Map;
import wick.lab.ensemble.Reading;
import wick.lab.realization.RealNetwork;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;

/// Σ_i (∂z/∂b_i)² of output 0 at the first input, over the biases b of weight matrix `matrix`, counted from 0: the
/// squared norm of the partial Jacobian from the outputs of that matrix to the output.
///
/// Where a matrix acts at several positions, derivatives at all of them are added before they are squared.
public record SquaredGradient(int matrix) implements Reading {

    @Override
    public int size(Wiring wiring, int inputs) {
        return 1;
    }

    @Override
    public Reader open(Wiring wiring, int inputs) {
        Matrix start = Matrix.zeros(inputs, wiring.outputs());
        start.set(0, 0, 1);
        return (network, numbers, from) -> {
            if (!(network instanceof RealNetwork real)) {
                throw new IllegalArgumentException("gradients need stored weights, not " + network.engine());
            }
            Map<String, Matrix> gradients = real.gradients(start);
            Matrix bias = gradients.get("b" + (matrix + 1));
            if (bias == null) {
                throw new IllegalArgumentException(
                        "weight matrix " + matrix + " does not exist: there are " + gradients.size() / 2);
            }
            double sum = 0;
            for (double entry : bias.entries()) {
                sum += entry * entry;
            }
            numbers[from] = sum;
        };
    }
}
