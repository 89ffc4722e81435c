package wick.lab.realization;

import wick.network.Geometry;
import wick.network.Pooling;
import wick.numeric.matrix.Matrix;

/// Average, sum or maximum over windows. An average is over all points of the window, those outside of the grid
/// counting as 0; a maximum is over the points within the grid, the first of several equal ones, and 0 where there
/// are none.
final class PoolStage implements Stage {
    private final Operation.Pool operation;
    private final Placement placement;
    private final boolean maximum;
    /// What a sum is multiplied by.
    private final double factor;
    /// For a maximum the unit of the input that it is, or [Geometry#OUTSIDE]; input by input.
    private final int[] largest;

    PoolStage(Operation.Pool operation, int inputs) {
        this.operation = operation;
        placement = operation.placement();
        maximum = operation.pooling() == Pooling.MAXIMUM;
        factor = operation.pooling() == Pooling.AVERAGE ? 1.0 / placement.points() : 1;
        int units = placement.channels() * placement.positions();
        largest = new int[maximum ? Math.multiplyExact(inputs, units) : 0];
    }

    @Override
    public void forward(Values values, Noise noise) {
        Matrix x = values.of(operation.from());
        Matrix y = values.of(operation.to());
        long work = (long) y.columns() * placement.points();
        Elements.rows(y.rows(), work, row -> {
            for (int unit = 0; unit < y.columns(); unit++) {
                int at = row * x.columns() + unit / placement.positions() * placement.before();
                int position = unit % placement.positions();
                if (maximum) {
                    int source = largest(x.entries(), at, position);
                    largest[row * y.columns() + unit] =
                            source == Geometry.OUTSIDE ? source : at + source - row * x.columns();
                    y.set(row, unit, source == Geometry.OUTSIDE ? 0 : x.entries()[at + source]);
                } else {
                    y.set(row, unit, factor * sum(x.entries(), at, position));
                }
            }
        });
    }

    private double sum(double[] x, int at, int position) {
        double sum = 0;
        for (int point = 0; point < placement.points(); point++) {
            int source = placement.source(point, position);
            if (source != Geometry.OUTSIDE) {
                sum += x[at + source];
            }
        }
        return sum;
    }

    private int largest(double[] x, int at, int position) {
        int best = Geometry.OUTSIDE;
        for (int point = 0; point < placement.points(); point++) {
            int source = placement.source(point, position);
            if (source != Geometry.OUTSIDE && (best == Geometry.OUTSIDE || x[at + source] > x[at + best])) {
                best = source;
            }
        }
        return best;
    }

    @Override
    public void backward(Values values, Gradients gradients) {
        Matrix gradient = gradients.of(operation.to());
        gradients.add(operation.from(), target -> {
            java.util.Arrays.fill(target.entries(), 0);
            long work = (long) gradient.columns() * placement.points();
            Elements.rows(target.rows(), work, row -> {
                for (int unit = 0; unit < gradient.columns(); unit++) {
                    spread(gradients.input(row), unit, gradient.at(row, unit), target, row);
                }
            });
        });
    }

    /// The derivative with respect to one unit that came out goes to those that it was made from.
    private void spread(int input, int unit, double gradient, Matrix target, int row) {
        double[] entries = target.entries();
        int start = row * target.columns();
        if (maximum) {
            int source = largest[input * placement.channels() * placement.positions() + unit];
            if (source != Geometry.OUTSIDE) {
                entries[start + source] += gradient;
            }
            return;
        }
        int at = start + unit / placement.positions() * placement.before();
        int position = unit % placement.positions();
        for (int point = 0; point < placement.points(); point++) {
            int source = placement.source(point, position);
            if (source != Geometry.OUTSIDE) {
                entries[at + source] += factor * gradient;
            }
        }
    }
}
