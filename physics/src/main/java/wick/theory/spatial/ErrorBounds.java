package wick.theory.spatial;

import java.util.List;

record ErrorBounds(Program program, Conditions conditions, List<Batch> batches) {
    double nngp() {
        return 1e-13;
    }

    double ntk() {
        return 1e-13;
    }
}
