package wick.lab.model;

import java.util.Arrays;
import wick.model.Axes;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.RealArray;
import wick.model.WholeArray;

/// Sums of all entries along an axis up to each one: y_i = Σ_{j ≤ i} x_j.
///
/// @param exclusive whether an entry's own number is left off
/// @param fromEnd whether the sum goes over the entries behind
record Running(int axis, boolean exclusive, boolean fromEnd) {

    static Outcome apply(Node node, Operands in, int version) {
        NumberArray x = in.at(0);
        Axes axes = x.axes();
        Running own =
                new Running(axes.axis(in.wholes(1)[0]), node.whole("exclusive", 0) == 1, node.whole("reverse", 0) == 1);
        double[] values = new double[x.size()];
        Arrays.setAll(values, x::real);
        double[] sums = own.sums(values, axes);
        if (x instanceof WholeArray) {
            return Outcome.constant(WholeArray.of(
                    axes, Arrays.stream(sums).mapToLong(sum -> (long) sum).toArray()));
        }
        Running back = new Running(own.axis, own.exclusive, !own.fromEnd);
        return Outcome.of(RealArray.of(axes, sums), c -> c.give(0, back.sums(c.of(0), axes)));
    }

    private double[] sums(double[] x, Axes axes) {
        double[] sums = new double[x.length];
        int length = axes.at(axis);
        int step = axes.count(axis + 1, axes.rank());
        for (int line = 0; length > 0 && line < x.length / length; line++) {
            int from = line / step * length * step + line % step;
            double sum = 0;
            for (int k = 0; k < length; k++) {
                int i = from + (fromEnd ? length - 1 - k : k) * step;
                sums[i] = exclusive ? sum : sum + x[i];
                sum += x[i];
            }
        }
        return sums;
    }
}
