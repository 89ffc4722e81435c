package wick.lab.spectra;

import wick.lab.ensemble.Reading;
import wick.lab.realization.RealNetwork;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SingularValues;
import wick.numeric.matrix.Vector;

/// The eigenvalues of J Jᵀ at `input`, descending, one for each output: squares of the singular values of the
/// Jacobian, and 0 for outputs beyond the dimension of the input.
public record SquaredSingularValues(Vector input) implements Reading {

    @Override
    public int size(Wiring wiring, int inputs) {
        return wiring.outputs();
    }

    @Override
    public Reader open(Wiring wiring, int inputs) {
        Matrix at = Matrix.of(1, input.size(), input.toArray());
        return (network, numbers, from) -> {
            if (!(network instanceof RealNetwork real)) {
                throw new IllegalArgumentException("singular values need stored weights, not " + network.engine());
            }
            Vector values = SingularValues.of(InputOutputJacobian.of(real, at)).values();
            for (int i = 0; i < wiring.outputs(); i++) {
                double value = i < values.size() ? values.at(i) : 0;
                numbers[from + i] = value * value;
            }
        };
    }
}
