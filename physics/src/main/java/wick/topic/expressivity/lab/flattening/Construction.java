package wick.topic.expressivity.lab.flattening;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Fast algorithms of linear algebra written out as networks.
public final class Construction {
    private Construction() {}

    /// X_k = Σ_j x_j e^(−2πi jk/n), decimation in time; the inputs are read in the order of reversed bits
    /// by name.
    public static LinearNetwork fourier(int size) {
        return new LinearNetwork(size, butterflies(size, Integer.numberOfTrailingZeros(size), -1));
    }

    private static List<SparseLayer> butterflies(int size, int levels, int direction) {
        List<SparseLayer> layers = new ArrayList<>();
        for (int level = 1; level <= levels; level++) {
            int half = 1 << (level - 1);
            SparseLayer layer = new SparseLayer(size);
            for (int k = 0; k < size; k++) {
                int low = k & ~half;
                double angle = direction * Math.PI * (low & (half - 1)) / half;
                double sign = (k & half) == 0 ? 1 : -1;
                layer.connect(k, named(low, level, levels), 1);
                layer.connect(k, named(low | half, level, levels), sign * Math.cos(angle), sign * Math.sin(angle));
            }
            layers.add(layer);
        }
        return layers;
    }

    private static int named(int place, int level, int levels) {
        return level == 1 ? Integer.reverse(place) >>> (32 - levels) : place;
    }

    /// The periodic convolution with a kernel of 2^k values: transform, a factor for each frequency, transform back.
    /// The second transform is the first with its weights conjugated, its inputs read by name as the first one's.
    public static LinearNetwork convolution(Vector kernel) {
        int size = kernel.size();
        int levels = Integer.numberOfTrailingZeros(size);
        LinearNetwork forward = fourier(size);
        List<SparseLayer> layers = new ArrayList<>(forward.layers());
        double[] values = new double[2 * size];
        for (int i = 0; i < size; i++) {
            values[2 * i] = kernel.at(i);
        }
        for (SparseLayer layer : forward.layers()) {
            values = layer.apply(values);
        }
        SparseLayer factors = new SparseLayer(size);
        for (int k = 0; k < size; k++) {
            factors.connect(k, k, values[2 * k] / size, values[2 * k + 1] / size);
        }
        layers.add(factors);
        layers.addAll(butterflies(size, levels, 1));
        return new LinearNetwork(size, layers);
    }

    /// H_jk = (−1)^(bits shared by j and k).
    public static LinearNetwork hadamard(int size) {
        List<SparseLayer> layers = new ArrayList<>();
        for (int half = 1; half < size; half *= 2) {
            SparseLayer layer = new SparseLayer(size);
            for (int k = 0; k < size; k++) {
                layer.connect(k, k & ~half, 1);
                layer.connect(k, k | half, (k & half) == 0 ? 1 : -1);
            }
            layers.add(layer);
        }
        return new LinearNetwork(size, layers);
    }

    /// All levels of the periodic transform with the low-pass filter `filter`; averages stand first,
    /// details after them.
    public static LinearNetwork wavelet(int size, List<Double> filter) {
        List<SparseLayer> layers = new ArrayList<>();
        for (int values = size; values > 1; values /= 2) {
            SparseLayer layer = new SparseLayer(size);
            for (int i = 0; i < values / 2; i++) {
                double[] average = new double[values];
                double[] detail = new double[values];
                for (int t = 0; t < filter.size(); t++) {
                    int place = (2 * i + t) % values;
                    average[place] += filter.get(t);
                    detail[place] += (t % 2 == 0 ? 1 : -1) * filter.get(filter.size() - 1 - t);
                }
                for (int place = 0; place < values; place++) {
                    layer.connect(i, place, average[place]);
                    layer.connect(values / 2 + i, place, detail[place]);
                }
            }
            for (int done = values; done < size; done++) {
                layer.handOn(done, done);
            }
            layers.add(layer);
        }
        return new LinearNetwork(size, layers);
    }

    /// M ↦ `left` M by Strassen's recursion, `levels` deep; M enters and leaves block by block (row-major
    /// within every block of the recursion).
    public static LinearNetwork strassen(Matrix left, int levels) {
        StrassenLayers build = new StrassenLayers(levels);
        build.multiply(left, 0);
        return new LinearNetwork(left.rows() * left.rows(), build.layers());
    }
}
