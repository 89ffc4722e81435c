package wick.lab.realization;

import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.parallel.Parallel;

/// A stored matrix at every position: z(p) = W patch(p) + b.
///
/// At many positions the patches of several inputs stand side by side as columns of one matrix, which W
/// multiplies; how many depends on the shapes alone.
final class WeightedStage implements Stage {
    /// Columns that one product has at least.
    private static final int COLUMNS = 512;

    private final Operation.Weighted operation;
    private final Placement placement;
    private final Parameters parameters;
    private final Buffers buffers;
    private final int index;
    private final int fanOut;

    WeightedStage(Operation.Weighted operation, Parameters parameters, Buffers buffers) {
        this.operation = operation;
        this.parameters = parameters;
        this.buffers = buffers;
        placement = operation.placement();
        Step.Linear linear = operation.linear();
        index = linear.index();
        fanOut = linear.fanOut();
    }

    /// Some rows of a batch and their patches.
    private interface Batch {
        void run(int first, int rows);
    }

    private void batches(int rows, Batch batch) {
        int together = Math.max(1, COLUMNS / placement.positions());
        Parallel.forEach(
                (rows + together - 1) / together,
                b -> batch.run(b * together, Math.min(together, rows - b * together)));
    }

    @Override
    public void forward(Values values, Noise noise) {
        Matrix z = values.of(operation.to());
        Matrix h = values.of(operation.from());
        double[] bias = parameters.bias(index).entries();
        if (placement.isFlat()) {
            Products.timesTransposedInto(h, parameters.weight(index), z);
            Elements.rows(z.rows(), fanOut, row -> Dot.addInto(1, bias, 0, fanOut, z.entries(), row * fanOut));
        } else {
            batches(z.rows(), (first, rows) -> {
                int stride = rows * placement.positions();
                Matrix patches = patches(h, first, rows);
                Matrix products = buffers.take(fanOut, stride);
                Products.timesInto(parameters.weight(index), patches, products);
                buffers.give(patches);
                scatterRows(products, first, rows, bias, z);
                buffers.give(products);
            });
        }
    }

    /// The patches of rows `first`, … of `h`, to be given back.
    private Matrix patches(Matrix h, int first, int rows) {
        int positions = placement.positions();
        Matrix patches = buffers.take(placement.fanIn(), rows * positions);
        for (int row = 0; row < rows; row++) {
            placement.gatherInto(
                    h.entries(), (first + row) * h.columns(), patches.entries(), row * positions, patches.columns());
        }
        return patches;
    }

    private void scatterRows(Matrix products, int first, int rows, double[] bias, Matrix z) {
        int positions = placement.positions();
        double[] from = products.entries();
        double[] to = z.entries();
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < fanOut; i++) {
                int at = (first + row) * z.columns() + i * positions;
                int product = i * products.columns() + row * positions;
                for (int p = 0; p < positions; p++) {
                    to[at + p] = from[product + p] + bias[i];
                }
            }
        }
    }

    /// The derivatives in rows `first`, … side by side: fan-out x (rows · positions), to be given back.
    private Matrix columns(Matrix gradient, int first, int rows) {
        int positions = placement.positions();
        Matrix columns = buffers.take(fanOut, rows * positions);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < fanOut; i++) {
                System.arraycopy(
                        gradient.entries(),
                        (first + row) * gradient.columns() + i * positions,
                        columns.entries(),
                        i * columns.columns() + row * positions,
                        positions);
            }
        }
        return columns;
    }

    @Override
    public void backward(Values values, Gradients gradients) {
        Matrix gradient = gradients.of(operation.to());
        gradients.add(operation.from(), target -> {
            if (placement.isFlat()) {
                Products.timesInto(gradient, parameters.weight(index), target);
            } else {
                java.util.Arrays.fill(target.entries(), 0);
                batches(target.rows(), (first, rows) -> backward(gradient, first, rows, target));
            }
        });
    }

    private void backward(Matrix gradient, int first, int rows, Matrix target) {
        int positions = placement.positions();
        Matrix columns = columns(gradient, first, rows);
        Matrix patches = buffers.take(placement.fanIn(), columns.columns());
        Products.transposedTimesInto(parameters.weight(index), columns, patches);
        buffers.give(columns);
        for (int row = 0; row < rows; row++) {
            placement.scatterInto(
                    patches.entries(),
                    row * positions,
                    patches.columns(),
                    target.entries(),
                    (first + row) * target.columns());
        }
        buffers.give(patches);
    }

    /// `slope` += ∂L/∂W given ∂L/∂z for all inputs: Σ over inputs and positions of ∂L/∂z(p) patch(p)ᵀ.
    void addWeightGradient(Values values, Matrix gradient, Matrix slope) {
        Matrix h = values.of(operation.from());
        Matrix product = buffers.take(slope.rows(), slope.columns());
        if (placement.isFlat()) {
            Products.transposedTimesInto(gradient, h, product);
            add(product, slope);
        } else {
            int together = Math.max(1, 8 * COLUMNS / placement.positions());
            for (int first = 0; first < h.rows(); first += together) {
                int rows = Math.min(together, h.rows() - first);
                Matrix columns = columns(gradient, first, rows);
                Matrix patches = patches(h, first, rows);
                Products.timesTransposedInto(columns, patches, product);
                add(product, slope);
                buffers.give(columns);
                buffers.give(patches);
            }
        }
        buffers.give(product);
    }

    private static void add(Matrix part, Matrix sum) {
        Dot.addInto(1, part.entries(), 0, part.entries().length, sum.entries(), 0);
    }

    /// `slope` += ∂L/∂b given ∂L/∂z for all inputs.
    void addBiasGradient(Matrix gradient, Matrix slope) {
        int positions = placement.positions();
        double[] sum = slope.entries();
        double[] entries = gradient.entries();
        for (int row = 0; row < entries.length; row += gradient.columns()) {
            if (positions == 1) {
                Dot.addInto(1, entries, row, sum.length, sum, 0);
                continue;
            }
            for (int i = 0; i < sum.length; i++) {
                double total = 0;
                for (int p = 0; p < positions; p++) {
                    total += entries[row + i * positions + p];
                }
                sum[i] += total;
            }
        }
    }
}
