package wick.lab.spectra;

import java.util.Map;
import wick.lab.ensemble.Reading;
import wick.lab.realization.RealNetwork;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;

/// (1/C) Σ_ki (∂z_k/∂b_i)² at the first input, over the C outputs z and the biases b of weight matrix
/// `matrix`, counted from 0: the averaged squared norm of the partial Jacobian from the outputs of that
/// matrix to those of the network.
///
/// Where a matrix acts at several positions, derivatives at all of them are added before they are squared.
public record SquaredGradient(int matrix) implements Reading {

    @Override
    public int size(Wiring wiring, int inputs) {
        return 1;
    }

    @Override
    public Reader open(Wiring wiring, int inputs) {
        int outputs = wiring.outputs();
        Matrix start = Matrix.zeros(inputs, outputs);
        return (network, numbers, from) -> {
            if (!(network instanceof RealNetwork real)) {
                throw new IllegalArgumentException("gradients need stored weights, not " + network.engine());
            }
            double sum = 0;
            for (int output = 0; output < outputs; output++) {
                java.util.Arrays.fill(start.entries(), 0);
                start.set(0, output, 1);
                sum += square(real.gradients(start)) / outputs;
            }
            numbers[from] = sum;
        };
    }

    private double square(Map<String, Matrix> gradients) {
        Matrix bias = gradients.get("b" + (matrix + 1));
        if (bias == null) {
            throw new IllegalArgumentException(
                    "weight matrix " + matrix + " does not exist: there are " + gradients.size() / 2);
        }
        double sum = 0;
        for (double entry : bias.entries()) {
            sum += entry * entry;
        }
        return sum;
    }
}
