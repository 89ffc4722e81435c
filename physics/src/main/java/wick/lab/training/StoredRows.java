package wick.lab.training;

import wick.lab.implicit.Panels;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.random.Address;

/// A few vectors of weights, one weight for each unit of a layer: biases, readouts, what the first layer
/// makes of each direction of the inputs.
final class StoredRows {
    private final Panels rows;

    /// Normal entries of this deviation, drawn at the blocks of `address`, one for each panel.
    StoredRows(int vectors, int units, double deviation, Address address) {
        rows = Panels.zeros(vectors, units);
        if (deviation > 0) {
            rows.forEach(p -> {
                double[] entries = rows.panel(p).entries();
                address.block(p).open().normalsInto(entries.length, entries, 0);
                for (int i = 0; i < entries.length; i++) {
                    entries[i] *= deviation;
                }
            });
        }
    }

    /// sums_b += Σ_k coefficients_bk row_k in panel `p`.
    void addInto(Matrix coefficients, Panels.Vectors sums, int p) {
        Products.addTimesInto(1, coefficients, rows.all().in(p), sums.in(p));
    }

    /// row_k += factor Σ_b coefficients_bk vector_b
    void move(double factor, Matrix coefficients, Panels.Vectors vectors) {
        if (factor != 0) {
            Matrix transposed = coefficients.transposed();
            rows.forEach(p -> Products.addTimesInto(
                    factor, transposed, vectors.in(p), rows.all().in(p)));
        }
    }

    /// vector_b · row_k
    Matrix dots(Panels.Vectors vectors) {
        return Panels.dots(vectors, rows.all());
    }
}
