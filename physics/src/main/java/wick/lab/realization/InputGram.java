package wick.lab.realization;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// Products of what a weight matrix reads from different inputs.
final class InputGram {
    private InputGram() {}

    /// `gram`(x, x′) ← the mean over positions p of patch_p(x)·patch_p(x′), for the rows x of `h`. A unit
    /// counts once for every window point that reads it, so patches need not be made.
    static void into(Placement placement, Matrix h, Buffers buffers, Matrix gram) {
        if (placement.isFlat()) {
            Products.gramInto(h, gram);
            return;
        }
        double[] roots = new double[placement.before()];
        int[] readings = placement.readings();
        for (int p = 0; p < roots.length; p++) {
            roots[p] = Math.sqrt((double) readings[p] / placement.positions());
        }
        Matrix scaled = buffers.take(h.rows(), h.columns());
        double[] from = h.entries();
        double[] to = scaled.entries();
        for (int at = 0; at < to.length; at += roots.length) {
            for (int p = 0; p < roots.length; p++) {
                to[at + p] = roots[p] * from[at + p];
            }
        }
        Products.gramInto(scaled, gram);
        buffers.give(scaled);
    }
}
