package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;

/// Derivatives of all kernel entries of one set of inputs, row by row.
final class KernelDifferentiation {
    private final KernelProgram program;
    private final Matrix inputs;

    KernelDifferentiation(KernelProgram program, Matrix inputs) {
        this.program = program;
        this.inputs = inputs;
        if (inputs.columns() != program.inputs()) {
            throw new IllegalArgumentException(
                    "inputs have " + inputs.columns() + " columns; the network takes " + program.inputs());
        }
    }

    private interface Row {
        void take(int row, int from, int count, KernelGradientComputation.Entries entries);
    }

    private void forEachRow(KernelGradientComputation computation, boolean lower, Row take) {
        Parallel.forEach(inputs.rows(), i -> {
            CellMemory memory = new CellMemory(program, true);
            int end = lower ? i + 1 : inputs.rows();
            for (int from = 0; from < end; from += KernelStretch.LENGTH) {
                int count = Math.min(KernelStretch.LENGTH, end - from);
                take.take(i, from, count, computation.run(new KernelStretch.Place(i, from, count), memory));
            }
        });
    }

    private KernelGradientComputation along(List<KernelDirection> directions) {
        var computation = new KernelGradientComputation(program, inputs, inputs);
        for (KernelDirection direction : directions) {
            if (direction.weightVariances().size() != program.linearLayers()) {
                throw new IllegalArgumentException("direction " + direction.name() + " has "
                        + direction.weightVariances().size() + " entries; the network has " + program.linearLayers()
                        + " dense layers");
            }
            computation.along(direction);
        }
        return computation;
    }

    List<KernelGradient> matrices(List<KernelDirection> directions) {
        int size = inputs.rows();
        List<KernelGradient> gradients = new ArrayList<>();
        for (KernelDirection direction : directions) {
            gradients.add(new KernelGradient(direction, Matrix.zeros(size, size), Matrix.zeros(size, size)));
        }
        forEachRow(along(directions), true, (i, from, count, entries) -> {
            for (int m = 0; m < gradients.size(); m++) {
                Matrix nngp = gradients.get(m).nngp();
                Matrix ntk = gradients.get(m).ntk();
                for (int j = 0; j < count; j++) {
                    nngp.set(i, from + j, entries.deltaSlopes[m][j]);
                    nngp.set(from + j, i, entries.deltaSlopes[m][j]);
                    ntk.set(i, from + j, entries.tangentSlopes[m][j]);
                    ntk.set(from + j, i, entries.tangentSlopes[m][j]);
                }
            }
        });
        return gradients;
    }

    /// Σ_ij A_ij dK_ij + B_ij dΘ_ij per direction; the sums run row by row in order.
    Vector sums(List<KernelDirection> directions, Matrix nngp, Matrix ntk) {
        requireWeights(nngp);
        requireWeights(ntk);
        double[][] perRow = new double[inputs.rows()][directions.size()];
        forEachRow(along(directions), false, (i, from, count, entries) -> {
            for (int m = 0; m < directions.size(); m++) {
                for (int j = 0; j < count; j++) {
                    perRow[i][m] += nngp.at(i, from + j) * entries.deltaSlopes[m][j]
                            + ntk.at(i, from + j) * entries.tangentSlopes[m][j];
                }
            }
        });
        double[] sums = new double[directions.size()];
        for (double[] row : perRow) {
            for (int m = 0; m < sums.length; m++) {
                sums[m] += row[m];
            }
        }
        return Vector.of(sums);
    }

    private void requireWeights(Matrix weights) {
        if (weights.rows() != inputs.rows() || weights.columns() != inputs.rows()) {
            throw new IllegalArgumentException("weights of " + inputs.rows() + " x " + inputs.rows()
                    + " kernel entries are needed, not a " + weights);
        }
    }

    /// The gradient of Σ_ij A_ij K_ij + B_ij Θ_ij in the inputs. An entry depends on them by |x_i|²,
    /// |x_j|² and ρ_ij, and ∂ρ_ij/∂x_i = x_j / (|x_i||x_j|) − ρ_ij x_i / |x_i|².
    Matrix inputGradient(Matrix nngp, Matrix ntk) {
        requireWeights(nngp);
        requireWeights(ntk);
        int size = inputs.rows();
        InputStatistics statistics = new InputStatistics(program, inputs);
        for (int i = 0; i < size; i++) {
            if (statistics.squares[i] == 0) {
                throw new IllegalArgumentException(
                        "input " + i + " (counted from 0) is 0, where kernels have no gradient in it");
            }
        }
        var computation = new KernelGradientComputation(program, inputs, inputs);
        computation.alongInputs();
        Matrix[] parts = {Matrix.zeros(size, size), Matrix.zeros(size, size), Matrix.zeros(size, size)};
        forEachRow(computation, false, (i, from, count, entries) -> {
            for (int m = 0; m < parts.length; m++) {
                for (int j = 0; j < count; j++) {
                    parts[m].set(
                            i,
                            from + j,
                            nngp.at(i, from + j) * entries.deltaSlopes[m][j]
                                    + ntk.at(i, from + j) * entries.tangentSlopes[m][j]);
                }
            }
        });
        Matrix gradient = Matrix.zeros(size, inputs.columns());
        Parallel.forEach(size, i -> {
            for (int j = 0; j < size; j++) {
                addInto(i, j, parts, statistics, gradient);
            }
        });
        return gradient;
    }

    private void addInto(int i, int j, Matrix[] parts, InputStatistics statistics, Matrix gradient) {
        double square = statistics.squares[i];
        double radial = 2 * (parts[0].at(i, j) + parts[1].at(j, i)) / square;
        double turning = i == j ? 0 : parts[2].at(i, j) + parts[2].at(j, i);
        double across = 1 / Math.sqrt(square * statistics.squares[j]);
        int dimension = inputs.columns();
        double product = 0;
        for (int k = 0; k < dimension; k++) {
            product += inputs.at(i, k) * inputs.at(j, k);
        }
        double along = radial + turning * product * across / square;
        for (int k = 0; k < dimension; k++) {
            double step = along * inputs.at(i, k) - turning * across * inputs.at(j, k);
            gradient.set(i, k, gradient.at(i, k) + step);
        }
    }
}
