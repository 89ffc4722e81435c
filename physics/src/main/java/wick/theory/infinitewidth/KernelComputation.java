package wick.theory.infinitewidth;

import java.util.Arrays;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;

/// One computation of kernels between given inputs: the diagonals first, then all pairs, stretch by stretch.
final class KernelComputation {
    /// Rows per task.
    private static final int ROWS = 4;
    /// Inputs closer than this relative squared distance have it computed from their difference.
    private static final double NEAR = 1e-3;

    private final KernelProgram program;
    private final Matrix rows;
    private final Matrix columns;
    private final boolean symmetric;
    private final InputStatistics rowStatistics;
    private final InputStatistics columnStatistics;
    private final PairAverages[] averages;

    KernelComputation(KernelProgram program, Matrix rows, Matrix columns, boolean symmetric) {
        requireInputs("inputs", rows, program.inputs());
        requireInputs("second inputs", columns, program.inputs());
        this.program = program;
        this.rows = rows;
        this.columns = columns;
        this.symmetric = symmetric;
        rowStatistics = new InputStatistics(program, rows);
        columnStatistics = symmetric ? rowStatistics : new InputStatistics(program, columns);
        averages = new PairAverages[program.averages()];
        for (KernelProgram.Operation operation : program.operations()) {
            if (operation instanceof KernelProgram.Operation.Average(AverageForm form, int position)) {
                averages[position] = form.pairs(
                        rowStatistics.activationVariances[position], columnStatistics.activationVariances[position]);
            }
        }
    }

    private static void requireInputs(String name, Matrix inputs, int dimension) {
        if (inputs.columns() != dimension) {
            throw new IllegalArgumentException(
                    name + " have " + inputs.columns() + " columns; the network takes " + dimension);
        }
        for (double entry : inputs.entries()) {
            if (!Double.isFinite(entry)) {
                throw new IllegalArgumentException(name + " contain " + entry + "; all entries must be finite");
            }
        }
    }

    /// Fills `nngp` and `ntk`, and `layers` with the kernels behind every dense layer unless that list is
    /// empty.
    Kernels into(Matrix nngp, Matrix ntk, List<Kernels> layers) {
        requireShape(nngp);
        requireShape(ntk);
        Products.timesTransposedInto(rows, columns, nngp);
        int tasks = (rows.rows() + ROWS - 1) / ROWS;
        KernelStretch[] done = new KernelStretch[tasks];
        Parallel.forEach(tasks, task -> {
            KernelStretch stretch = new KernelStretch(program);
            done[task] = stretch;
            for (int i = task * ROWS; i < Math.min(rows.rows(), (task + 1) * ROWS); i++) {
                rowInto(i, stretch, nngp, ntk, layers);
            }
        });
        if (symmetric) {
            mirror(nngp);
            mirror(ntk);
            layers.forEach(layer -> {
                mirror(layer.nngp());
                mirror(layer.ntk());
            });
        }
        KernelErrors errors = errors(done);
        for (int l = 0; l < layers.size(); l++) {
            Kernels layer = layers.get(l);
            layers.set(l, new Kernels(layer.nngp(), layer.ntk(), errors.pairBehind(l), errors.tangentBehind(l)));
        }
        return new Kernels(nngp, ntk, errors.pair(), errors.tangent());
    }

    /// Only the diagonals of both kernels.
    static KernelDiagonal diagonal(KernelProgram program, Matrix inputs) {
        KernelComputation computation = new KernelComputation(program, inputs, inputs, true);
        int size = inputs.rows();
        double[] nngp = new double[size];
        double[] ntk = new double[size];
        int tasks = (size + KernelStretch.LENGTH - 1) / KernelStretch.LENGTH;
        KernelStretch[] done = new KernelStretch[tasks];
        Parallel.forEach(tasks, task -> {
            KernelStretch stretch = new KernelStretch(program);
            done[task] = stretch;
            int from = task * KernelStretch.LENGTH;
            for (int i = from; i < Math.min(size, from + KernelStretch.LENGTH); i++) {
                stretch.nngp[0] = computation.rowStatistics.start[i];
                stretch.ntk[0] = 0;
                stretch.identical++;
                stretch.run(program, computation.averages, new KernelStretch.Place(i, i, 1), (_, _) -> {});
                nngp[i] = stretch.nngp[0];
                ntk[i] = stretch.ntk[0];
            }
        });
        KernelErrors errors = computation.errors(done);
        return new KernelDiagonal(Vector.of(nngp), Vector.of(ntk), errors.pair(), errors.tangent());
    }

    private KernelErrors errors(KernelStretch[] done) {
        Closeness[] closeness = new Closeness[program.averages()];
        Arrays.setAll(closeness, _ -> new Closeness());
        long identical = 0;
        for (KernelStretch stretch : done) {
            identical += stretch.identical;
            for (int a = 0; a < closeness.length; a++) {
                closeness[a].add(stretch.closeness[a]);
            }
        }
        return new KernelErrors(program, rowStatistics, columnStatistics, closeness).run(identical);
    }

    private void requireShape(Matrix matrix) {
        if (matrix.rows() != rows.rows() || matrix.columns() != columns.rows()) {
            throw new IllegalArgumentException(
                    "the kernel of " + rows.rows() + " and " + columns.rows() + " inputs does not fit a " + matrix);
        }
    }

    private void rowInto(int row, KernelStretch stretch, Matrix nngp, Matrix ntk, List<Kernels> layers) {
        int width = columns.rows();
        int end = symmetric ? row + 1 : width;
        for (int from = 0; from < end; from += KernelStretch.LENGTH) {
            int start = from;
            int count = Math.min(KernelStretch.LENGTH, end - from);
            gramInto(row, from, count, nngp, stretch);
            stretch.run(program, averages, new KernelStretch.Place(row, from, count), (position, done) -> {
                if (!layers.isEmpty()) {
                    Kernels layer = layers.get(position);
                    System.arraycopy(done.nngp, 0, layer.nngp().entries(), row * width + start, count);
                    System.arraycopy(done.ntk, 0, layer.ntk().entries(), row * width + start, count);
                }
            });
            System.arraycopy(stretch.nngp, 0, nngp.entries(), row * width + from, count);
            System.arraycopy(stretch.ntk, 0, ntk.entries(), row * width + from, count);
        }
    }

    /// x·x′/d; for close inputs from |x − x′|², which keeps the digits of 1 − correlation, and exact
    /// where they coincide.
    private void gramInto(int row, int from, int count, Matrix gram, KernelStretch stretch) {
        double own = rowStatistics.start[row];
        double scale = 1.0 / rows.columns();
        for (int j = 0; j < count; j++) {
            double mean = (own + columnStatistics.start[from + j]) / 2;
            double product = gram.entries()[row * columns.rows() + from + j] * scale;
            boolean near = mean - product < NEAR * mean;
            stretch.nngp[j] = product;
            if (near) {
                double distance = squaredDistance(row, from + j);
                stretch.nngp[j] = mean - distance * scale / 2;
                stretch.identical += distance == 0 ? 1 : 0;
            }
            stretch.ntk[j] = 0;
        }
    }

    private double squaredDistance(int row, int column) {
        int size = rows.columns();
        double sum = 0;
        for (int k = 0; k < size; k++) {
            double difference = rows.entries()[row * size + k] - columns.entries()[column * size + k];
            sum += difference * difference;
        }
        return sum;
    }

    private static void mirror(Matrix lower) {
        int size = lower.rows();
        double[] entries = lower.entries();
        int tile = 64;
        Parallel.forEach((size + tile - 1) / tile, task -> {
            for (int j0 = 0; j0 <= task * tile; j0 += tile) {
                for (int i = task * tile; i < Math.min(size, (task + 1) * tile); i++) {
                    for (int j = j0; j < Math.min(i, j0 + tile); j++) {
                        entries[j * size + i] = entries[i * size + j];
                    }
                }
            }
        });
    }
}
