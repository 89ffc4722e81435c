package wick.theory.spatial;

import java.util.Optional;
import wick.network.Presence;
import wick.numeric.matrix.Matrix;

/// Inputs as rows, each of `channels` values at every one of `positions`, channels first; with their
/// presence, if positions may be absent.
record Inputs(Matrix rows, int channels, int positions, Optional<Presence> presence) {

    int count() {
        return rows.rows();
    }

    double[] entries() {
        return rows.entries();
    }

    /// Where a channel of an input begins.
    int at(int row, int channel) {
        return row * rows.columns() + channel * positions;
    }

    /// Σ_c x_c(p)² / C
    double[] variances(int row) {
        double[] variances = new double[positions];
        double[] x = entries();
        for (int channel = 0; channel < channels; channel++) {
            int at = at(row, channel);
            for (int p = 0; p < positions; p++) {
                variances[p] += x[at + p] * x[at + p] / channels;
            }
        }
        return variances;
    }
}
