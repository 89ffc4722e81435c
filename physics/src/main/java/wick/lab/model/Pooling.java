package wick.lab.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import wick.model.Axes;
import wick.model.Node;
import wick.model.RealArray;

/// The largest number or the average of each window, channel by channel.
final class Pooling {
    private Pooling() {}

    private static Windows windows(Node node, Axes input) {
        List<Integer> kernel = node
                .wholes("kernel_shape")
                .orElseThrow(() -> new IllegalArgumentException("kernel_shape is missing"))
                .stream()
                .map(Math::toIntExact)
                .toList();
        return Windows.of(node, new Axes(input.lengths().subList(2, input.rank())), kernel);
    }

    private static Axes axes(Axes input, Axes places) {
        List<Integer> lengths = new ArrayList<>(input.lengths().subList(0, 2));
        lengths.addAll(places.lengths());
        return new Axes(lengths);
    }

    static Outcome largest(Node node, Operands in, int version) {
        if (node.outputs().size() > 1) {
            throw new IllegalArgumentException("positions of largest entries are not given here");
        }
        Axes input = in.at(0).axes();
        Windows windows = windows(node, input);
        double[] x = in.reals(0).values();
        int places = windows.places();
        Axes axes = axes(input, windows.axes());
        int[] source = new int[axes.count()];
        for (int i = 0; i < source.length; i++) {
            int start = i / places * windows.positions();
            source[i] = -1;
            for (int k = 0; k < windows.offsets(); k++) {
                int at = windows.source()[k * places + i % places];
                if (at >= 0 && (source[i] < 0 || x[start + at] > x[source[i]] || Double.isNaN(x[start + at]))) {
                    source[i] = start + at;
                }
            }
        }
        return Rearrange.by(in.at(0), axes, source, Double.NEGATIVE_INFINITY);
    }

    static Outcome average(Node node, Operands in, int version) {
        Windows windows = windows(node, in.at(0).axes());
        boolean all = node.whole("count_include_pad", 0) == 1;
        int places = windows.places();
        double[] shares = new double[places];
        for (int p = 0; p < places; p++) {
            int met = 0;
            for (int k = 0; k < windows.offsets(); k++) {
                met += all || windows.source()[k * places + p] >= 0 ? 1 : 0;
            }
            shares[p] = 1.0 / Math.max(1, met);
        }
        return averaged(in, windows, shares);
    }

    private static Outcome averaged(Operands in, Windows windows, double[] shares) {
        double[] x = in.reals(0).values();
        int places = windows.places();
        Axes axes = axes(in.at(0).axes(), windows.axes());
        double[] y = new double[axes.count()];
        for (int i = 0; i < y.length; i++) {
            int start = i / places * windows.positions();
            for (int k = 0; k < windows.offsets(); k++) {
                int at = windows.source()[k * places + i % places];
                y[i] += at < 0 ? 0 : x[start + at];
            }
            y[i] *= shares[i % places];
        }
        return Outcome.of(RealArray.of(axes, y), c -> {
            double[] sum = new double[x.length];
            double[] g = c.of(0);
            for (int i = 0; i < g.length; i++) {
                int start = i / places * windows.positions();
                for (int k = 0; k < windows.offsets(); k++) {
                    int at = windows.source()[k * places + i % places];
                    if (at >= 0) {
                        sum[start + at] += g[i] * shares[i % places];
                    }
                }
            }
            c.give(0, sum);
        });
    }

    /// The largest or the average over all positions: a reduction over all axes from the third on.
    static Outcome global(Node node, Operands in, int version) {
        int rank = in.at(0).axes().rank();
        int[] axes = IntStream.range(2, rank).toArray();
        Reduction.How how = node.operator().equals("GlobalMaxPool") ? Reduction.How.LARGEST : Reduction.How.MEAN;
        return Reduction.over(in, axes, true, how);
    }
}
