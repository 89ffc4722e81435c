package wick.lab.model;

import java.util.ArrayList;
import java.util.List;
import wick.model.Axes;
import wick.model.Node;
import wick.model.RealArray;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.parallel.Parallel;

/// `Conv`: y_{m p} = b_m + Σ_{c k} w_{m c k} x_{c, s(k, p)} over the channels c of m's group, on any number of axes.
///
/// Windows of several inputs are laid out as columns of one matrix, so that the sum is a product of matrices; groups
/// too small for that are summed directly.
final class Convolution {
    /// Entries of the matrix of windows at a time; it depends on shapes alone, and so do the bytes of a result.
    private static final int LARGEST = 1 << 22;

    private static final int DIRECT = 64;

    private final double[] x;
    private final double[] w;
    private final Windows windows;
    private final int samples;
    private final int channels;
    private final int units;
    private final int groups;

    private Convolution(RealArray input, RealArray weight, Windows windows, int groups) {
        this.x = input.values();
        this.w = weight.values();
        this.windows = windows;
        this.samples = input.axes().at(0);
        this.channels = input.axes().at(1);
        this.units = weight.axes().at(0);
        this.groups = groups;
    }

    static Outcome apply(Node node, Operands in, int version) {
        Axes input = in.at(0).axes();
        Axes weight = in.at(1).axes();
        int groups = Math.toIntExact(node.whole("group", 1));
        if (input.rank() < 3
                || weight.rank() != input.rank()
                || groups < 1
                || weight.at(1) * groups != input.at(1)
                || weight.at(0) % groups != 0) {
            throw new IllegalArgumentException(
                    "a convolution of " + input + " with weights " + weight + " in " + groups + " groups");
        }
        Windows windows = windows(node, input, weight);
        var own = new Convolution(in.reals(0), in.reals(1), windows, groups);
        List<Integer> lengths = new ArrayList<>(List.of(own.samples, own.units));
        lengths.addAll(windows.axes().lengths());
        double[] y = new double[new Axes(lengths).count()];
        own.forward(y);
        if (in.has(2)) {
            own.addBias(in.reals(2).values(), y);
        }
        return Outcome.of(RealArray.of(new Axes(lengths), y), c -> own.backward(c));
    }

    /// The windows of a convolution of an input with axes samples, channels, positions.
    static Windows windows(Node node, Axes input, Axes weight) {
        return Windows.of(
                node,
                new Axes(input.lengths().subList(2, input.rank())),
                weight.lengths().subList(2, weight.rank()));
    }

    private void addBias(double[] bias, double[] y) {
        int places = windows.places();
        for (int row = 0; row < samples * units; row++) {
            for (int p = row * places; p < (row + 1) * places; p++) {
                y[p] += bias[row % units];
            }
        }
    }

    private int groupChannels() {
        return channels / groups;
    }

    private int groupUnits() {
        return units / groups;
    }

    private boolean direct() {
        return groups > 1 && groupChannels() * groupUnits() <= DIRECT;
    }

    /// Inputs whose windows are laid out together.
    private int together() {
        long each = (long) groupChannels() * windows.offsets() * windows.places();
        return Math.clamp(LARGEST / Math.max(1, each), 1, Math.max(1, samples));
    }

    private void forward(double[] y) {
        if (direct()) {
            Parallel.forEach(samples * units, row -> directForward(row, y));
            return;
        }
        for (int group = 0; group < groups; group++) {
            Matrix weight = weight(group);
            for (int from = 0; from < samples; from += together()) {
                int count = Math.min(together(), samples - from);
                scatter(Products.times(weight, columns(group, from, count)), y, new Part(group, from, count));
            }
        }
    }

    private record Part(int group, int from, int count) {}

    private Matrix weight(int group) {
        int row = groupChannels() * windows.offsets();
        return groups == 1
                ? Matrix.of(units, row, w)
                : Matrix.of(units, row, w).rows(group * groupUnits(), (group + 1) * groupUnits());
    }

    /// Rows are channels and offsets, columns are inputs and places.
    private Matrix columns(int group, int from, int count) {
        int places = windows.places();
        int offsets = windows.offsets();
        int positions = windows.positions();
        int[] source = windows.source();
        Matrix columns = Matrix.zeros(groupChannels() * offsets, count * places);
        double[] entries = columns.entries();
        Parallel.forEach(groupChannels(), c -> {
            for (int n = 0; n < count; n++) {
                int start = ((from + n) * channels + group * groupChannels() + c) * positions;
                for (int k = 0; k < offsets; k++) {
                    int to = ((c * offsets + k) * count + n) * places;
                    for (int p = 0; p < places; p++) {
                        int at = source[k * places + p];
                        entries[to + p] = at < 0 ? 0 : x[start + at];
                    }
                }
            }
        });
        return columns;
    }

    /// Outputs with axes units, inputs, places to their places in an array of inputs, units, places.
    private void scatter(Matrix product, double[] y, Part part) {
        int places = windows.places();
        for (int m = 0; m < groupUnits(); m++) {
            for (int n = 0; n < part.count(); n++) {
                System.arraycopy(product.entries(), (m * part.count() + n) * places, y, outputAt(part, m, n), places);
            }
        }
    }

    private int outputAt(Part part, int m, int n) {
        return ((part.from() + n) * units + part.group() * groupUnits() + m) * windows.places();
    }

    private void backward(Cotangents c) {
        double[] g = c.of(0);
        double[] inX = new double[c.wants(0) ? x.length : 0];
        double[] inW = new double[c.wants(1) ? w.length : 0];
        if (direct()) {
            Parallel.forEach(groups, group -> directBackward(group, g, inX, inW));
        } else {
            for (int group = 0; group < groups; group++) {
                for (int from = 0; from < samples; from += together()) {
                    backward(new Part(group, from, Math.min(together(), samples - from)), g, inX, inW);
                }
            }
        }
        if (c.wants(0)) {
            c.give(0, inX);
        }
        if (c.wants(1)) {
            c.give(1, inW);
        }
        if (c.wants(2)) {
            double[] inB = new double[units];
            int places = windows.places();
            for (int i = 0; i < g.length; i++) {
                inB[i / places % units] += g[i];
            }
            c.give(2, inB);
        }
    }

    private void backward(Part part, double[] g, double[] inX, double[] inW) {
        int places = windows.places();
        Matrix gradient = Matrix.zeros(groupUnits(), part.count() * places);
        for (int m = 0; m < groupUnits(); m++) {
            for (int n = 0; n < part.count(); n++) {
                System.arraycopy(g, outputAt(part, m, n), gradient.entries(), (m * part.count() + n) * places, places);
            }
        }
        if (inW.length > 0) {
            Matrix own = Products.timesTransposed(gradient, columns(part.group(), part.from(), part.count()));
            int at = part.group() * own.entries().length;
            for (int i = 0; i < own.entries().length; i++) {
                inW[at + i] += own.entries()[i];
            }
        }
        if (inX.length > 0) {
            collect(Products.transposedTimes(weight(part.group()), gradient).entries(), inX, part);
        }
    }

    /// Gradients in the entries of windows, added up at the positions that they met.
    private void collect(double[] columns, double[] inX, Part part) {
        int places = windows.places();
        int offsets = windows.offsets();
        int positions = windows.positions();
        int[] source = windows.source();
        Parallel.forEach(groupChannels(), c -> {
            for (int n = 0; n < part.count(); n++) {
                int start = ((part.from() + n) * channels + part.group() * groupChannels() + c) * positions;
                for (int k = 0; k < offsets; k++) {
                    int from = ((c * offsets + k) * part.count() + n) * places;
                    for (int p = 0; p < places; p++) {
                        int at = source[k * places + p];
                        if (at >= 0) {
                            inX[start + at] += columns[from + p];
                        }
                    }
                }
            }
        });
    }

    private void directForward(int row, double[] y) {
        int unit = row % units;
        int places = windows.places();
        int[] source = windows.source();
        for (int c = 0; c < groupChannels(); c++) {
            int start = (row / units * channels + unit / groupUnits() * groupChannels() + c) * windows.positions();
            for (int k = 0; k < windows.offsets(); k++) {
                double weight = w[(unit * groupChannels() + c) * windows.offsets() + k];
                for (int p = 0; p < places; p++) {
                    int at = source[k * places + p];
                    y[row * places + p] += at < 0 ? 0 : weight * x[start + at];
                }
            }
        }
    }

    private void directBackward(int group, double[] g, double[] inX, double[] inW) {
        int places = windows.places();
        int offsets = windows.offsets();
        int[] source = windows.source();
        for (int n = 0; n < samples; n++) {
            for (int unit = group * groupUnits(); unit < (group + 1) * groupUnits(); unit++) {
                for (int c = 0; c < groupChannels(); c++) {
                    int start = (n * channels + group * groupChannels() + c) * windows.positions();
                    for (int k = 0; k < offsets; k++) {
                        int weight = (unit * groupChannels() + c) * offsets + k;
                        double sum = 0;
                        for (int p = 0; p < places; p++) {
                            int at = source[k * places + p];
                            double gradient = g[(n * units + unit) * places + p];
                            if (at >= 0) {
                                sum += gradient * x[start + at];
                                if (inX.length > 0) {
                                    inX[start + at] += gradient * w[weight];
                                }
                            }
                        }
                        if (inW.length > 0) {
                            inW[weight] += sum;
                        }
                    }
                }
            }
        }
    }
}
