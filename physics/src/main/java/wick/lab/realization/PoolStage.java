package wick.lab.realization;

import java.util.Optional;
import java.util.function.IntPredicate;
import wick.network.Geometry;
import wick.network.Pooling;
import wick.network.Presence;
import wick.numeric.matrix.Matrix;

/// Average, sum or maximum over windows. An average is over all points of the window, those outside of
/// the grid counting as 0; a maximum is over the points within the grid, the first of several equal ones,
/// and 0 where there are none. Absent positions are outside of the grid; an average over all positions is
/// over those that are present.
final class PoolStage implements Stage {
    private final Operation.Pool operation;
    private final Placement placement;
    private final boolean maximum;
    private final boolean average;
    /// For a maximum the unit of the input that it is, or [Geometry#OUTSIDE]; input by input.
    private final int[] largest;

    PoolStage(Operation.Pool operation, int inputs) {
        this.operation = operation;
        placement = operation.placement();
        maximum = operation.pooling() == Pooling.MAXIMUM;
        average = operation.pooling() == Pooling.AVERAGE;
        int units = placement.channels() * placement.positions();
        largest = new int[maximum ? Math.multiplyExact(inputs, units) : 0];
    }

    @Override
    public void forward(Values values, Noise noise) {
        Matrix x = values.of(operation.from());
        Matrix y = values.of(operation.to());
        Optional<Presence> presence = values.presences().of(operation.from());
        long work = (long) y.columns() * placement.points();
        Elements.rows(y.rows(), work, row -> {
            double factor = factor(presence, row);
            IntPredicate present = present(presence, row);
            for (int unit = 0; unit < y.columns(); unit++) {
                int at = row * x.columns() + unit / placement.positions() * placement.before();
                int position = unit % placement.positions();
                if (maximum) {
                    int source = largest(x.entries(), at, position, present);
                    largest[row * y.columns() + unit] =
                            source == Geometry.OUTSIDE ? source : at + source - row * x.columns();
                    y.set(row, unit, source == Geometry.OUTSIDE ? 0 : x.entries()[at + source]);
                } else {
                    y.set(row, unit, factor * sum(x.entries(), at, position));
                }
            }
        });
    }

    /// What a sum is multiplied by.
    private double factor(Optional<Presence> presence, int input) {
        if (!average) {
            return 1;
        }
        return presence.isPresent() && placement.isWhole()
                ? 1.0 / presence.get().count(input)
                : 1.0 / placement.points();
    }

    private static IntPredicate present(Optional<Presence> presence, int input) {
        return presence.<IntPredicate>map(there -> position -> there.at(input, position))
                .orElse(_ -> true);
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

    private int largest(double[] x, int at, int position, IntPredicate present) {
        int best = Geometry.OUTSIDE;
        for (int point = 0; point < placement.points(); point++) {
            int source = placement.source(point, position);
            boolean there = source != Geometry.OUTSIDE && present.test(source);
            if (there && (best == Geometry.OUTSIDE || x[at + source] > x[at + best])) {
                best = source;
            }
        }
        return best;
    }

    @Override
    public void backward(Values values, Gradients gradients) {
        Matrix gradient = gradients.of(operation.to());
        Optional<Presence> presence = values.presences().of(operation.from());
        gradients.add(operation.from(), target -> {
            java.util.Arrays.fill(target.entries(), 0);
            long work = (long) gradient.columns() * placement.points();
            Elements.rows(target.rows(), work, row -> {
                double factor = factor(presence, gradients.input(row));
                for (int unit = 0; unit < gradient.columns(); unit++) {
                    spread(gradients.input(row), unit, factor * gradient.at(row, unit), target, row);
                }
            });
        });
    }

    /// `gradient`, the derivative with respect to one unit that came out times its factor, goes to those
    /// that it was made from.
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
                entries[at + source] += gradient;
            }
        }
    }
}
