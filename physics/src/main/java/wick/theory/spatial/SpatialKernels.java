package wick.theory.spatial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import wick.network.Presence;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.MemoryBudget;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.theory.infinitewidth.KernelCost;
import wick.theory.infinitewidth.KernelDiagonal;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.infinitewidth.Kernels;

/// Kernels of a [Program]: first every input with itself, then pairs.
final class SpatialKernels implements KernelEngine {
    /// Pairs of positions that are carried side by side, if inputs have fewer.
    private static final int SIDE_BY_SIDE = 1024;
    /// With at least so many blocks of pairs these are the tasks, with fewer the shifts within each.
    private static final int MANY = 16;

    private final Program program;
    /// Whether the covariance alone is asked for.
    private final boolean covariances;

    private final int side;

    SpatialKernels(Program program) {
        this(program, false);
    }

    private SpatialKernels(Program program, boolean covariances) {
        this.program = program;
        this.covariances = covariances;
        side = Math.max(1, SIDE_BY_SIDE / Sizes.largestShift(program));
    }

    @Override
    public boolean hasTangent() {
        return program.activations().stream().allMatch(a -> a.averages().hasTangent());
    }

    @Override
    public int inputs() {
        return program.inputs();
    }

    @Override
    public Kernels kernels(Matrix x) {
        check(x.rows(), 0);
        Batch batch = new Batch(program, inputs("inputs", x));
        Matrix nngp = Matrix.zeros(x.rows(), x.rows());
        Matrix ntk = Matrix.zeros(x.rows(), x.rows());
        Conditions conditions = batch.conditions();
        Averages averages = Batch.averages(program, batch, batch);
        List<int[]> blocks = new ArrayList<>();
        for (int i = 0; i < x.rows(); i++) {
            nngp.set(i, i, batch.nngp(i));
            ntk.set(i, i, batch.ntk(i));
            for (int j = 0; j < i; j += side) {
                blocks.add(new int[] {i, j, Math.min(side, i - j)});
            }
        }
        conditions.add(run(blocks, batch, batch, averages, nngp, ntk));
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < i; j++) {
                nngp.set(j, i, nngp.at(i, j));
                ntk.set(j, i, ntk.at(i, j));
            }
        }
        ErrorBounds errors = new ErrorBounds(program, conditions, List.of(batch));
        return new Kernels(nngp, ntk, errors.nngp(), errors.ntk());
    }

    @Override
    public Kernels kernels(Matrix x, Matrix z) {
        check(x.rows(), z.rows());
        Batch rows = new Batch(program, inputs("inputs", x));
        Batch columns = new Batch(program, inputs("second inputs", z));
        Matrix nngp = Matrix.zeros(x.rows(), z.rows());
        Matrix ntk = Matrix.zeros(x.rows(), z.rows());
        Conditions conditions = rows.conditions();
        conditions.add(columns.conditions());
        List<int[]> blocks = new ArrayList<>();
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < z.rows(); j += side) {
                blocks.add(new int[] {i, j, Math.min(side, z.rows() - j)});
            }
        }
        conditions.add(run(blocks, rows, columns, Batch.averages(program, rows, columns), nngp, ntk));
        ErrorBounds errors = new ErrorBounds(program, conditions, List.of(rows, columns));
        return new Kernels(nngp, ntk, errors.nngp(), errors.ntk());
    }

    @Override
    public KernelDiagonal diagonal(Matrix x) {
        check(x.rows(), 0);
        Batch batch = new Batch(program, inputs("inputs", x));
        ErrorBounds errors = new ErrorBounds(program, batch.conditions(), List.of(batch));
        double[] nngp = IntStream.range(0, x.rows()).mapToDouble(batch::nngp).toArray();
        double[] ntk = IntStream.range(0, x.rows()).mapToDouble(batch::ntk).toArray();
        return new KernelDiagonal(Vector.of(nngp), Vector.of(ntk), errors.nngp(), errors.ntk());
    }

    @Override
    public KernelCost cost() {
        double pair = Sizes.operations(program);
        return new KernelCost(pair, 0.5 * pair, Sizes.workBytes(program, side));
    }

    @Override
    public KernelEngine covariancesAlone() {
        return new SpatialKernels(program, true);
    }

    private void check(int rows, int columns) {
        if (!covariances && !hasTangent()) {
            throw new IllegalArgumentException(NO_TANGENT);
        }
        long inputs = (long) rows + columns;
        long bytes = Math.addExact(
                Math.multiplyExact(inputs, Sizes.inputBytes(program)),
                Parallel.threads() * Sizes.workBytes(program, side));
        MemoryBudget.heap()
                .require(bytes, "the kernels of " + inputs + " inputs with " + program.positions() + " positions");
    }

    private Inputs inputs(String name, Matrix matrix) {
        if (matrix.columns() != inputs()) {
            throw new IllegalArgumentException(
                    name + " have " + matrix.columns() + " columns; the network takes " + inputs());
        }
        if (program.masks().input().isPresent()) {
            Presence presence =
                    Presence.of(name, matrix, program.masks().input().get());
            return new Inputs(Presence.filled(matrix), program.channels(), program.positions(), Optional.of(presence));
        }
        for (double entry : matrix.entries()) {
            if (!Double.isFinite(entry)) {
                throw new IllegalArgumentException(name + " contain " + entry + "; all entries must be finite");
            }
        }
        return new Inputs(matrix, program.channels(), program.positions(), Optional.empty());
    }

    private Conditions run(List<int[]> blocks, Batch rows, Batch columns, Averages averages, Matrix nngp, Matrix ntk) {
        Conditions[] found = new Conditions[blocks.size()];
        ConcurrentLinkedQueue<Cell> cells = new ConcurrentLinkedQueue<>();
        IntConsumer task = k -> {
            int row = blocks.get(k)[0];
            int column = blocks.get(k)[1];
            int count = blocks.get(k)[2];
            found[k] = new Conditions(program.activations().size());
            Encounter encounter =
                    new Encounter(rows.variances(row), columns.variances(column, count), false, row, column, averages);
            Source source = new Source.Images(rows.inputs(), row, columns.inputs(), column, count);
            Field end = new Passage(encounter, false, found[k], cells).run(program.parts(), source, new double[0]);
            for (int c = 0; c < count; c++) {
                double mean = 0.5 * (rows.nngp(row) + columns.nngp(column + c));
                nngp.set(row, column + c, mean - end.separation().entries[c]);
                ntk.set(row, column + c, end.tangent().entries[c]);
            }
        };
        if (blocks.size() >= MANY) {
            Parallel.forEach(blocks.size(), task);
        } else {
            IntStream.range(0, blocks.size()).forEach(task);
        }
        Conditions all = new Conditions(program.activations().size());
        for (Conditions one : found) {
            all.add(one);
        }
        return all;
    }
}
