package wick.theory.infinitewidth;

import java.util.Arrays;
import wick.network.Step;
import wick.numeric.elementwise.Versine;

/// What one operation multiplies normalized entries with: numbers of the rows and of the columns of a cell.
///
///     K′ = σ_b² + σ_w² K:   a = σ_b / √K′_ii,   b = σ_w √(K_ii / K′_ii)
/// Θ′ = λ_b + λ_w K + σ_w² Θ:   c = √(λ_b / Θ′_ii),   d = √(λ_w K_ii / Θ′_ii),   e = σ_w √(Θ_ii / Θ′_ii)
///
/// so that 1 − ρ′ = ½ \[(a_i − a_j)² + (b_i − b_j)²\] + b_i b_j (1 − ρ), without cancellation, and the
/// tangent kernel over √(Θ_ii Θ_jj) becomes c_i c_j + d_i d_j ρ + e_i e_j times itself.
final class CellScales {
    final Side rows = new Side(CellMemory.ROWS);
    final Side columns = new Side(CellMemory.COLUMNS);
    /// Whether some row or column has variance 0 behind the operation.
    boolean someZero;

    /// The scales of the inputs on one side of the cell, and where the variance is 0.
    static final class Side {
        final Versine.Affines of;
        final boolean[] zero;

        Side(int size) {
            of = new Versine.Affines(size);
            zero = new boolean[size];
        }
    }

    /// For `operation` of the network, a dense layer, and the inputs of this cell.
    void fill(Step.Linear layer, int operation, KernelCell cell) {
        someZero = false;
        affine(layer, operation, cell.rowStatistics(), cell.row(), cell.height(), rows);
        affine(layer, operation, cell.columnStatistics(), cell.column(), cell.width(), columns);
    }

    private void affine(Step.Linear layer, int k, InputStatistics inputs, int from, int count, Side side) {
        InputStatistics.Scaled before = inputs.variances[k];
        InputStatistics.Scaled after = inputs.variances[k + 1];
        InputStatistics.Scaled tangentBefore = inputs.tangents[k];
        InputStatistics.Scaled tangentAfter = inputs.tangents[k + 1];
        boolean ordinary = before.ordinary && after.ordinary && tangentBefore.ordinary && tangentAfter.ordinary;
        if (ordinary && after.positive(from, count) && tangentAfter.positive(from, count)) {
            Arrays.fill(side.zero, 0, count, false);
            rootsInto(layer.biasVariance(), after.numbers, from, count, side.of.a);
            rootsInto(layer.weightVariance(), before.numbers, after.numbers, from, count, side.of.b);
            rootsInto(layer.biasRate(), tangentAfter.numbers, from, count, side.of.c);
            rootsInto(layer.weightRate(), before.numbers, tangentAfter.numbers, from, count, side.of.d);
            rootsInto(layer.weightVariance(), tangentBefore.numbers, tangentAfter.numbers, from, count, side.of.e);
            return;
        }
        for (int j = 0; j < count; j++) {
            int i = from + j;
            int unit = after.units[i];
            double variance = after.numbers[i];
            side.zero[j] = variance == 0;
            someZero |= variance == 0;
            side.of.a[j] = root(bias(layer.biasVariance(), unit), variance);
            side.of.b[j] = root(layer.weightVariance() * before.in(unit, i), variance);
            int tangentUnit = tangentAfter.units[i];
            double tangent = tangentAfter.numbers[i];
            side.of.c[j] = root(bias(layer.biasRate(), tangentUnit), tangent);
            side.of.d[j] = root(layer.weightRate() * before.in(tangentUnit, i), tangent);
            side.of.e[j] = root(layer.weightVariance() * tangentBefore.in(tangentUnit, i), tangent);
        }
    }

    /// √(factor / whole); loops that become vectors.
    private static void rootsInto(double factor, double[] whole, int from, int count, double[] root) {
        for (int j = 0; j < count; j++) {
            root[j] = Math.sqrt(factor / whole[from + j]);
        }
    }

    /// √(factor part / whole)
    private static void rootsInto(double factor, double[] part, double[] whole, int from, int count, double[] root) {
        for (int j = 0; j < count; j++) {
            root[j] = Math.sqrt(factor * part[from + j] / whole[from + j]);
        }
    }

    /// For a residual sum: a and b are the shares of the branch's input and of the branch in the
    /// variance, c and d those in the tangent kernel.
    void fillSum(int operation, KernelCell cell) {
        someZero = false;
        sum(operation, cell.rowStatistics(), cell.row(), cell.height(), rows);
        sum(operation, cell.columnStatistics(), cell.column(), cell.width(), columns);
    }

    private void sum(int k, InputStatistics inputs, int from, int count, Side side) {
        int start = inputs.remembered[k];
        for (int j = 0; j < count; j++) {
            int i = from + j;
            double variance = inputs.variances[k + 1].numbers[i];
            int unit = inputs.variances[k + 1].units[i];
            side.zero[j] = variance == 0;
            someZero |= variance == 0;
            side.of.a[j] = root(inputs.variances[start].in(unit, i), variance);
            side.of.b[j] = root(inputs.variances[k].in(unit, i), variance);
            double tangent = inputs.tangents[k + 1].numbers[i];
            int tangentUnit = inputs.tangents[k + 1].units[i];
            side.of.c[j] = root(inputs.tangents[start].in(tangentUnit, i), tangent);
            side.of.d[j] = root(inputs.tangents[k].in(tangentUnit, i), tangent);
        }
    }

    private static double bias(double variance, int unit) {
        return unit == 0 ? variance : Math.scalb(variance, -InputStatistics.UNIT * unit);
    }

    private static double root(double part, double whole) {
        return whole == 0 ? 0 : Math.sqrt(part / whole);
    }
}
