package wick.lab.realization;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wick.network.Combination;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Padding;
import wick.network.Parameterization;
import wick.network.Pooling;
import wick.network.Shape;
import wick.network.Tanh;
import wick.network.Window;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;

/// Networks on inputs with absent positions, with every layer that treats them in a way of its own.
final class AbsentWirings {
    private static final Layer ACT = new Layer.Pointwise(new Tanh());
    private static final Layer READOUT = new Layer.Dense(2, new Initialization.Variances(1.3, 0.1));
    private static final Window THREE = Window.of(Padding.SAME, 3);
    private static final Window STRIDE = new Window(List.of(3), List.of(2), List.of(1), Padding.SAME);
    private static final Window POINTS = new Window(List.of(1), List.of(2), List.of(1), Padding.SAME);

    private AbsentWirings() {}

    static Map<String, Wiring> all() {
        Layer average = new Layer.GlobalPool(Pooling.AVERAGE);
        Map<String, Wiring> all = new LinkedHashMap<>();
        all.put("absent: averages", of(conv(3, THREE), ACT, conv(2, STRIDE), ACT, average, READOUT));
        all.put("absent: attention", of(conv(3, THREE), new Layer.Attention(3, 1.5, 1.2, 0.9), ACT, average, READOUT));
        all.put(
                "absent: maxima",
                of(
                        conv(3, THREE),
                        new Layer.Pool(Pooling.MAXIMUM, THREE),
                        ACT,
                        new Layer.GlobalPool(Pooling.MAXIMUM),
                        READOUT));
        all.put(
                "absent: statistics",
                of(
                        conv(3, THREE),
                        new Layer.LayerNorm(0.1),
                        conv(2, THREE),
                        new Layer.Flatten(),
                        new Layer.LayerNorm(0.1),
                        ACT,
                        READOUT));
        all.put(
                "absent: branches",
                of(
                        conv(3, Window.of(Padding.VALID, 2)),
                        ACT,
                        new Layer.Fan(Combination.SUM, List.of(List.of(conv(3, STRIDE)), List.of(conv(3, POINTS)))),
                        new Layer.Fan(Combination.PRODUCT, List.of(List.of(), List.of(conv(3, THREE), ACT))),
                        new Layer.Fan(
                                Combination.CONCATENATE,
                                List.of(List.of(conv(2, THREE), ACT), List.of(conv(3, THREE)))),
                        new Layer.GlobalPool(Pooling.SUM),
                        READOUT));
        all.put(
                "absent: noise and tied weights",
                of(
                        conv(3, Window.of(Padding.CIRCULAR, 3)),
                        new Layer.Dropout(0.3),
                        new Layer.Repeat(2, List.of(conv(3, THREE), ACT), true),
                        average,
                        READOUT));
        return all;
    }

    private static Layer conv(int channels, Window window) {
        return new Layer.Convolution(channels, window, new Initialization.Variances(1.6, 0.2));
    }

    private static Wiring of(Layer... layers) {
        Shape line = new Shape(2, List.of(7));
        return new Network(line, List.of(layers), Distribution.NORMAL, Parameterization.NTK, true).wire();
    }

    /// Gaussian inputs; if positions may be absent, the first of three lacks the last third and the third
    /// one of the first half.
    static Matrix inputs(Wiring wiring, int count, long seed) {
        Matrix inputs = Wirings.gaussian(count, wiring.inputs(), seed);
        int positions = wiring.input().positions();
        for (int row = 0; wiring.absences() && row < count; row++) {
            for (int unit = 0; unit < wiring.inputs(); unit++) {
                int p = unit % positions;
                if (row % 3 == 0 ? p >= positions - positions / 3 : row % 3 == 2 && p == 2) {
                    inputs.set(row, unit, Double.NaN);
                }
            }
        }
        return inputs;
    }
}
