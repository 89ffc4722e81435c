package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;

/// The kernels between given inputs: the diagonals first, then all pairs, cell by cell over a fixed grid.
final class KernelComputation implements KernelTiles {
    private static final Matrix NOTHING = Matrix.zeros(0, 0);
    /// Up to this many rows in all, cells are lower than they could be, so that there are some for every thread.
    private static final int FEW = 2 * CellMemory.ROWS;

    private final KernelProgram program;
    private final CellInput input;
    private final boolean symmetric;
    private final KernelKinds kinds;
    private final InputStatistics rowStatistics;
    private final InputStatistics columnStatistics;
    private final KernelPropagation propagation;

    KernelComputation(KernelProgram program, Matrix rows, Matrix columns, boolean symmetric, KernelKinds kinds) {
        requireInputs("inputs", rows, program.inputs());
        requireInputs("second inputs", columns, program.inputs());
        requireTangent(program, kinds);
        this.program = program;
        this.symmetric = symmetric;
        this.kinds = kinds;
        input = new CellInput(rows, columns);
        rowStatistics = new InputStatistics(program, rows);
        columnStatistics = symmetric ? rowStatistics : new InputStatistics(program, columns);
        propagation = new KernelPropagation(program, rowStatistics, columnStatistics, symmetric);
    }

    private static void requireTangent(KernelProgram program, KernelKinds kinds) {
        if (kinds.ntk()) {
            program.jump().ifPresent(position -> {
                throw new IllegalArgumentException("activation " + (position + 1) + ": " + KernelEngine.NO_TANGENT);
            });
        }
    }

    private static void requireInputs(String name, Matrix inputs, int dimension) {
        if (inputs.columns() != dimension) {
            throw new IllegalArgumentException(
                    name + " have " + inputs.columns() + " columns; the network takes " + dimension);
        }
    }

    @Override
    public int rows() {
        return input.rows().rows();
    }

    @Override
    public int columns() {
        return input.columns().rows();
    }

    @Override
    public boolean symmetric() {
        return symmetric;
    }

    @Override
    public KernelKinds kinds() {
        return kinds;
    }

    /// Fills `nngp` and `ntk`, and `layers` with the kernels behind every dense layer unless that list is
    /// empty.
    Kernels into(Matrix nngp, Matrix ntk, List<Kernels> layers) {
        requireShape(kinds.nngp(), nngp);
        requireShape(kinds.ntk(), ntk);
        requireRange();
        var output = new CellOutput(nngp, ntk, 0, 0, images());
        KernelErrors errors = fill(cells(0, 0, rows(), columns(), symmetric), output, layers);
        for (int l = 0; l < layers.size(); l++) {
            Kernels layer = layers.get(l);
            layers.set(l, new Kernels(layer.nngp(), layer.ntk(), errors.pairBehind(l), errors.tangentBehind(l)));
        }
        return result(nngp, ntk, errors);
    }

    @Override
    public Kernels tileInto(int row, int column, Matrix nngp, Matrix ntk) {
        Matrix shape = kinds.nngp() ? nngp : ntk;
        KernelTileGrid.requireTile(this, row, column, shape);
        requireRange();
        boolean diagonal = symmetric && row == column;
        boolean above = symmetric && row < column;
        var output = new CellOutput(
                nngp,
                ntk,
                row,
                column,
                above ? CellOutput.Images.MIRRORED : diagonal ? CellOutput.Images.BOTH : CellOutput.Images.STRAIGHT);
        List<KernelCell> cells = above
                ? cells(column, row, shape.columns(), shape.rows(), false)
                : cells(row, column, shape.rows(), shape.columns(), diagonal);
        return result(nngp, ntk, fill(cells, output, List.of()));
    }

    private Kernels result(Matrix nngp, Matrix ntk, KernelErrors errors) {
        return new Kernels(
                kinds.nngp() ? nngp : NOTHING,
                kinds.ntk() ? ntk : NOTHING,
                kinds.nngp() ? errors.pair() : 0,
                kinds.ntk() ? errors.tangent() : 0);
    }

    /// The cells of a rectangle of pairs, the largest first; only those that reach the diagonal where
    /// `lower`.
    private List<KernelCell> cells(int row, int column, int height, int width, boolean lower) {
        List<KernelCell> cells = new ArrayList<>();
        // the same in every tile, so that the products have the same bits
        int most = rows() > FEW ? CellMemory.ROWS : CellMemory.ROWS / 4;
        for (int i = row; i < row + height; i += most) {
            int rowsHere = Math.min(most, row + height - i);
            for (int j = column; j < column + width; j += CellMemory.COLUMNS) {
                if (!lower || j < i + rowsHere) {
                    int columnsHere = Math.min(CellMemory.COLUMNS, (lower ? i + rowsHere : column + width) - j);
                    cells.add(new KernelCell(rowStatistics, columnStatistics, i, rowsHere, j, columnsHere));
                }
            }
        }
        return cells;
    }

    private CellOutput.Images images() {
        return symmetric ? CellOutput.Images.BOTH : CellOutput.Images.STRAIGHT;
    }

    private KernelErrors fill(List<KernelCell> cells, CellOutput output, List<Kernels> layers) {
        return fill(
                cells,
                layers,
                (cell, memory) -> output.write(cell, program.operations().size(), symmetric, memory));
    }

    private interface Finish {
        void of(KernelCell cell, CellMemory memory);
    }

    private KernelErrors fill(List<KernelCell> cells, List<Kernels> layers, Finish finish) {
        Queue<CellMemory> memories = new ConcurrentLinkedQueue<>();
        Parallel.forEach(cells.size(), task -> {
            CellMemory polled = memories.poll();
            CellMemory memory = polled == null ? new CellMemory(program, kinds.ntk()) : polled;
            KernelCell cell = cells.get(task);
            input.startInto(cell, symmetric, memory);
            if (layers.isEmpty()) {
                propagation.run(cell, memory);
            } else {
                propagation.run(cell, memory, (position, state) -> {
                    Kernels layer = layers.get(position);
                    new CellOutput(layer.nngp(), layer.ntk(), 0, 0, images()).write(cell, state, symmetric, memory);
                });
            }
            finish.of(cell, memory);
            memories.add(memory);
        });
        Closeness[] closeness = CellMemory.closeness(program);
        for (CellMemory memory : memories) {
            for (int a = 0; a < closeness.length; a++) {
                closeness[a].add(memory.closeness[a]);
            }
        }
        return new KernelErrors(program, rowStatistics, columnStatistics, closeness).run();
    }

    private void requireShape(boolean wanted, Matrix matrix) {
        int height = wanted ? rows() : 0;
        int width = wanted ? columns() : 0;
        if (matrix.rows() != height || matrix.columns() != width) {
            throw new IllegalArgumentException(
                    "the kernel of " + rows() + " and " + columns() + " inputs does not fit a " + matrix);
        }
    }

    private void requireRange() {
        for (InputStatistics inputs : List.of(rowStatistics, columnStatistics)) {
            for (int i = 0; i < inputs.size(); i++) {
                requireRange("K", "variance", inputs.outputVariances(), i);
                requireRange("Θ", "tangent kernel", inputs.outputTangents(), i);
            }
        }
    }

    private static void requireRange(String symbol, String name, InputStatistics.Scaled diagonal, int i) {
        if (Double.isInfinite(diagonal.at(i))) {
            throw new IllegalArgumentException("the " + name + " " + symbol + " of input " + i
                    + " (counted from 0) is e^" + (float) diagonal.logarithm(i)
                    + ", more than a double holds; ask for correlations and logarithms instead");
        }
    }

    NormalizedKernels normalized() {
        Matrix decorrelation = Matrix.zeros(rows(), columns());
        Matrix tangent = Matrix.zeros(rows(), columns());
        var output = new CellOutput(decorrelation, tangent, 0, 0, images());
        KernelErrors errors = fill(
                cells(0, 0, rows(), columns(), symmetric),
                List.of(),
                (cell, memory) -> output.writeNormalized(cell, symmetric, memory));
        return new NormalizedKernels(
                decorrelation,
                tangent,
                logarithms(rowStatistics.outputVariances()),
                logarithms(rowStatistics.outputTangents()),
                errors.angle());
    }

    private static Vector logarithms(InputStatistics.Scaled diagonal) {
        double[] logarithms = new double[diagonal.numbers.length];
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] = diagonal.logarithm(i);
        }
        return Vector.of(logarithms);
    }

    /// Only the diagonals of the kernels.
    static KernelDiagonal diagonal(KernelProgram program, Matrix inputs, KernelKinds kinds) {
        var computation = new KernelComputation(program, inputs, inputs, true, kinds);
        computation.requireRange();
        InputStatistics statistics = computation.rowStatistics;
        int size = inputs.rows();
        double[] nngp = new double[size];
        double[] ntk = new double[size];
        for (int i = 0; i < size; i++) {
            nngp[i] = statistics.outputVariances().at(i);
            ntk[i] = kinds.ntk() && statistics.degenerate[i]
                    ? computation.alone(i)
                    : statistics.outputTangents().at(i);
        }
        Closeness[] closeness = CellMemory.closeness(program);
        KernelErrors errors = new KernelErrors(program, statistics, statistics, closeness).run();
        return new KernelDiagonal(Vector.of(nngp), Vector.of(ntk), errors.pair(), errors.tangent()).only(kinds);
    }

    /// Θ_ii of one input by itself.
    private double alone(int i) {
        Matrix nngp = Matrix.zeros(1, 1);
        Matrix ntk = Matrix.zeros(1, 1);
        var cell = new KernelCell(rowStatistics, columnStatistics, i, 1, i, 1);
        fill(List.of(cell), new CellOutput(nngp, ntk, i, i, CellOutput.Images.STRAIGHT), List.of());
        return ntk.at(0, 0);
    }
}
