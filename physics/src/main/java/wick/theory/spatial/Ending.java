package wick.theory.spatial;

/// D and Θ of the pairs of positions of one shift behind a stretch of layers, for each pair of inputs.
interface Ending {

    /// Copies those of pair of inputs c to the entries from `at` + c `step` on.
    void copyInto(double[] separations, double[] tangents, int at, int step);

    /// Writes the sums over all pairs of positions, times `factor`, for pair of inputs c to entry `at` + c `step`.
    void sumInto(double[] separations, double[] tangents, int at, int step, double factor);

    /// Writes Σ √Θ for each pair of inputs.
    void rootsInto(double[] roots);

    /// In a [Cell], `count` pairs of positions for each of so many pairs of inputs.
    record OfCell(Cell cell, int pairs, int count) implements Ending {

        @Override
        public void copyInto(double[] separations, double[] tangents, int at, int step) {
            for (int c = 0; c < pairs; c++) {
                System.arraycopy(cell.separation, c * count, separations, at + c * step, count);
                System.arraycopy(cell.tangent, c * count, tangents, at + c * step, count);
            }
        }

        @Override
        public void sumInto(double[] separations, double[] tangents, int at, int step, double factor) {
            for (int c = 0; c < pairs; c++) {
                separations[at + c * step] = factor * Sums.of(cell.separation, c * count, count);
                tangents[at + c * step] = factor * Sums.of(cell.tangent, c * count, count);
            }
        }

        @Override
        public void rootsInto(double[] roots) {
            for (int c = 0; c < pairs; c++) {
                roots[c] = Sums.ofRoots(cell.tangent, c * count, count);
            }
        }
    }
}
