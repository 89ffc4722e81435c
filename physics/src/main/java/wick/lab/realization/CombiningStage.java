package wick.lab.realization;

import java.util.List;
import wick.numeric.matrix.Matrix;

/// Several values added, multiplied unit by unit, or set side by side.
final class CombiningStage implements Stage {
    private final Operation.Combine operation;
    private final List<Integer> parts;

    CombiningStage(Operation.Combine operation) {
        this.operation = operation;
        parts = operation.sources();
    }

    @Override
    public void forward(Values values, Noise noise) {
        Matrix whole = values.of(operation.to());
        double[] y = whole.entries();
        switch (operation.combination()) {
            case SUM -> {
                System.arraycopy(values.entries(parts.getFirst()), 0, y, 0, y.length);
                for (int part : parts.subList(1, parts.size())) {
                    Dot.addInto(1, values.entries(part), 0, y.length, y, 0);
                }
            }
            case PRODUCT -> {
                System.arraycopy(values.entries(parts.getFirst()), 0, y, 0, y.length);
                for (int part : parts.subList(1, parts.size())) {
                    double[] factor = values.entries(part);
                    for (int i = 0; i < y.length; i++) {
                        y[i] *= factor[i];
                    }
                }
            }
            case CONCATENATE -> {
                int column = 0;
                for (int part : parts) {
                    copyColumns(values.of(part), 0, whole, column);
                    column += values.of(part).columns();
                }
            }
        }
    }

    /// Copies all columns of the narrower of the two matrices.
    private static void copyColumns(Matrix from, int fromColumn, Matrix to, int toColumn) {
        int width = Math.min(from.columns(), to.columns());
        for (int row = 0; row < from.rows(); row++) {
            System.arraycopy(
                    from.entries(),
                    row * from.columns() + fromColumn,
                    to.entries(),
                    row * to.columns() + toColumn,
                    width);
        }
    }

    @Override
    public void backward(Values values, Gradients gradients) {
        Matrix gradient = gradients.of(operation.to());
        int column = 0;
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            int at = column;
            gradients.add(parts.get(i), target -> {
                switch (operation.combination()) {
                    case SUM -> System.arraycopy(gradient.entries(), 0, target.entries(), 0, target.entries().length);
                    case PRODUCT -> timesOthers(values, gradients, part, target);
                    case CONCATENATE -> copyColumns(gradient, at, target, 0);
                }
            });
            column += values.of(parts.get(i)).columns();
        }
    }

    /// The derivative of a product with respect to one factor: the product of all others, by position in
    /// the list.
    private void timesOthers(Values values, Gradients gradients, int part, Matrix target) {
        double[] y = target.entries();
        System.arraycopy(gradients.of(operation.to()).entries(), 0, y, 0, y.length);
        int width = target.columns();
        for (int other = 0; other < parts.size(); other++) {
            if (other == part) {
                continue;
            }
            double[] factor = values.entries(parts.get(other));
            Elements.rows(target.rows(), width, row -> {
                int at = row * width;
                int shift = gradients.input(row) * width - at;
                for (int i = at; i < at + width; i++) {
                    y[i] *= factor[i + shift];
                }
            });
        }
    }
}
