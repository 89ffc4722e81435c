package wick.theory.spatial;

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
    private static final int SIDE_BY_SIDE = 2048;
    /// With at least so many blocks of pairs for each thread these are the tasks, with fewer the shifts within
    /// each.
    private static final int MANY = 4;

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
        Batch batch = new Batch(program, inputs("inputs", x), side);
        Matrix nngp = Matrix.zeros(x.rows(), x.rows());
        Matrix ntk = Matrix.zeros(x.rows(), x.rows());
        Conditions conditions = batch.conditions();
        Averages averages = Batch.averages(program, batch, batch);
        conditions.add(run(Couples.below(x.rows()), batch, batch, averages, nngp, ntk));
        for (int i = 0; i < x.rows(); i++) {
            nngp.set(i, i, batch.nngp(i));
            ntk.set(i, i, batch.ntk(i));
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
        Batch rows = new Batch(program, inputs("inputs", x), side);
        Batch columns = new Batch(program, inputs("second inputs", z), side);
        Matrix nngp = Matrix.zeros(x.rows(), z.rows());
        Matrix ntk = Matrix.zeros(x.rows(), z.rows());
        Conditions conditions = rows.conditions();
        conditions.add(columns.conditions());
        Averages averages = Batch.averages(program, rows, columns);
        conditions.add(run(Couples.all(x.rows(), z.rows()), rows, columns, averages, nngp, ntk));
        ErrorBounds errors = new ErrorBounds(program, conditions, List.of(rows, columns));
        return new Kernels(nngp, ntk, errors.nngp(), errors.ntk());
    }

    @Override
    public KernelDiagonal diagonal(Matrix x) {
        check(x.rows(), 0);
        Batch batch = new Batch(program, inputs("inputs", x), side);
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

    private Conditions run(Couples couples, Batch rows, Batch columns, Averages averages, Matrix nngp, Matrix ntk) {
        int tasks = (couples.count() + side - 1) / side;
        Conditions[] found = new Conditions[tasks];
        ConcurrentLinkedQueue<Cell> cells = new ConcurrentLinkedQueue<>();
        IntConsumer task = k -> {
            found[k] = new Conditions(program.activations().size());
            List<Meeting> meetings = IntStream.range(k * side, Math.min((k + 1) * side, couples.count()))
                    .mapToObj(c -> meeting(couples.row(c), couples.column(c), rows, columns, averages))
                    .toList();
            Source source = Source.Images.of(rows.inputs(), columns.inputs(), meetings);
            Field end = new Passage(new Encounter(meetings, false), false, found[k], cells)
                    .run(program.parts(), source, new double[0]);
            for (int c = 0; c < meetings.size(); c++) {
                int row = meetings.get(c).firstInput();
                int column = meetings.get(c).secondInput();
                double mean = 0.5 * (rows.nngp(row) + columns.nngp(column));
                nngp.set(row, column, mean - end.separation().entries[c]);
                ntk.set(row, column, end.tangent().entries[c]);
            }
        };
        inTasks(tasks, task);
        Conditions all = new Conditions(program.activations().size());
        for (Conditions one : found) {
            all.add(one);
        }
        return all;
    }

    private static Meeting meeting(int row, int column, Batch rows, Batch columns, Averages averages) {
        return new Meeting(rows.variances(row), columns.variances(column), row, column, averages);
    }

    /// Side by side where there are many, else one after the other, each in parallel within.
    static void inTasks(int count, IntConsumer task) {
        if (count >= MANY * Parallel.threads()) {
            Parallel.forEach(count, task);
        } else {
            IntStream.range(0, count).forEach(task);
        }
    }
}
