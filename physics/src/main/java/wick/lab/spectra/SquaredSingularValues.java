package wick.lab.spectra;

import wick.lab.ensemble.Reading;
import wick.lab.realization.RealNetwork;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SpectralCoordinates;
import wick.numeric.matrix.Vector;

/// The eigenvalues of J Jᵀ at `input`, descending, one for each output: squares of the singular values of
/// the Jacobian, and 0 for outputs beyond the dimension of the input. Those below about 1e-16 of the
/// largest are roundings.
public record SquaredSingularValues(Vector input) implements Reading {

    @Override
    public int size(Wiring wiring, int inputs) {
        return wiring.outputs();
    }

    @Override
    public Reader open(Wiring wiring, int inputs) {
        Matrix at = Matrix.of(1, input.size(), input.toArray());
        Matrix none = Matrix.zeros(wiring.outputs(), 1);
        return (network, numbers, from) -> {
            if (!(network instanceof RealNetwork real)) {
                throw new IllegalArgumentException("singular values need stored weights, not " + network.engine());
            }
            // without vectors, several times faster than a singular value decomposition
            Matrix square = Products.gram(InputOutputJacobian.of(real, at));
            Vector ascending = SpectralCoordinates.of(square, none).values();
            for (int i = 0; i < ascending.size(); i++) {
                numbers[from + i] = Math.max(0, ascending.at(ascending.size() - 1 - i));
            }
        };
    }
}
