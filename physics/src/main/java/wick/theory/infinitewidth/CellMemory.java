package wick.theory.infinitewidth;

import java.util.Arrays;
import wick.numeric.matrix.Matrix;

/// What one thread works with: a cell of kernel entries in normalized form, which stays in the second cache
/// on its way through all layers, and stretches that stay in the first.
final class CellMemory {
    /// Rows and columns of a cell.
    static final int ROWS = 256;

    static final int COLUMNS = KernelStretch.LENGTH;
    /// Entries from one row of a cell to the next: not a power of two, which would crowd the cache.
    static final int STRIDE = COLUMNS + 8;

    /// Operations that a few rows go through together.
    static final int STAGES = 16;

    /// x·x′ of the cell, later its covariances K.
    final Matrix gram = Matrix.zeros(ROWS, STRIDE);
    /// 1 − correlation.
    final double[] delta = new double[ROWS * STRIDE];
    /// Θ_ij / √(Θ_ii Θ_jj), empty where not asked for.
    final double[] tangent;

    final double[][] deltaStack;
    final double[][] tangentStack;
    final double[] work = new double[COLUMNS];
    final double[] covariance = new double[COLUMNS];
    final double[] product = new double[COLUMNS];
    final double[] slope = new double[COLUMNS];
    /// Of the operations that a few rows go through together.
    private final CellScales[] scales;
    /// That of the activation at work.
    Closeness near = new Closeness();
    /// Whether some pair of the cell coincides.
    boolean coincident;

    /// Of the inputs, then in front of each activation.
    final Closeness[] closeness;

    boolean hasTangent() {
        return tangent.length > 0;
    }

    /// The scales of operation k.
    CellScales scales(int k) {
        return scales[k % STAGES];
    }

    CellMemory(KernelProgram program, boolean withTangent) {
        tangent = new double[withTangent ? ROWS * STRIDE : 0];
        deltaStack = new double[program.stackDepth()][ROWS * STRIDE];
        tangentStack = new double[program.stackDepth()][tangent.length];
        scales = new CellScales[Math.min(STAGES, program.operations().size())];
        Arrays.setAll(scales, _ -> new CellScales());
        closeness = closeness(program);
    }

    static Closeness[] closeness(KernelProgram program) {
        Closeness[] closeness = new Closeness[program.averages() + 1];
        Arrays.setAll(closeness, _ -> new Closeness());
        return closeness;
    }
}
