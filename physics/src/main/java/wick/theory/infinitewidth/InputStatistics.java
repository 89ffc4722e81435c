package wick.theory.infinitewidth;

import java.util.Arrays;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;

/// The diagonal K_ii of a set of inputs on its way through a network: what every pair needs beforehand.
final class InputStatistics {
    /// x_i·x_i/d
    final double[] start;
    /// K_ii in front of each activation.
    final double[][] activationVariances;
    /// The extremes of K_ii in front of each operation.
    final double[] smallest;

    final double[] largest;

    InputStatistics(KernelProgram program, Matrix inputs) {
        start = new double[inputs.rows()];
        for (int i = 0; i < start.length; i++) {
            start[i] = squaredLength(inputs, i) / inputs.columns();
        }
        activationVariances = new double[program.averages()][];
        smallest = new double[program.operations().size()];
        largest = new double[program.operations().size()];
        run(program);
    }

    private void run(KernelProgram program) {
        double[] k = start.clone();
        double[][] stack = new double[program.stackDepth()][];
        for (int i = 0; i < smallest.length; i++) {
            smallest[i] = Arrays.stream(k).min().orElse(0);
            largest[i] = Arrays.stream(k).max().orElse(0);
            switch (program.operations().get(i)) {
                case KernelProgram.Operation.Affine affine ->
                    KernelStretch.affineInto(affine.layer(), k.length, k, new double[k.length]);
                case KernelProgram.Operation.Average(var form, int position) -> {
                    activationVariances[position] = k.clone();
                    averageInto(form, k);
                }
                case KernelProgram.Operation.Remember(int height) -> stack[height] = k.clone();
                case KernelProgram.Operation.Add(int height) -> KernelStretch.addInto(stack[height], k.length, k);
            }
        }
    }

    private static void averageInto(AverageForm form, double[] k) {
        double[] grouped = Arrays.stream(k).map(q -> grouped(form, q)).toArray();
        double[] distinct = Arrays.stream(grouped).distinct().sorted().toArray();
        double[] squares = new double[distinct.length];
        Parallel.forEach(
                distinct.length, i -> squares[i] = form.square(distinct[i]));
        for (int i = 0; i < k.length; i++) {
            k[i] = squares[Arrays.binarySearch(distinct, grouped[i])];
        }
    }

    /// Variances that differ by roundings only share one quadrature.
    static double grouped(AverageForm form, double variance) {
        return form instanceof NumericalForm ? SpectralPairs.grouped(variance) : variance;
    }

    /// The relative change that [#grouped] makes at most.
    static final double GROUPING = 4e-15;

    private static double squaredLength(Matrix a, int row) {
        int size = a.columns();
        double sum = 0;
        for (int k = row * size; k < (row + 1) * size; k++) {
            sum += a.entries()[k] * a.entries()[k];
        }
        return sum;
    }
}
