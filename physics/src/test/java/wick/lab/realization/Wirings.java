package wick.lab.realization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wick.network.Activation;
import wick.network.Combination;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Padding;
import wick.network.Parameterization;
import wick.network.Pooling;
import wick.network.Shape;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Window;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// Networks for tests.
public final class Wirings {
    private Wirings() {}

    /// `matrices` weight matrices, hidden layers of equal width, in the NTK parameterization.
    public static Wiring dense(int inputs, int width, int matrices, int outputs, Law law) {
        List<Step> steps = new ArrayList<>();
        for (int k = 0; k < matrices; k++) {
            if (k > 0) {
                steps.add(new Step.Pointwise(law.activation()));
            }
            steps.add(linear(k, k == 0 ? inputs : width, k == matrices - 1 ? outputs : width, law));
        }
        return new Wiring(inputs, outputs, steps, Distribution.NORMAL);
    }

    /// Input, two residual blocks (one with a branch of two matrices), readout.
    public static Wiring residual(int inputs, int width, int outputs, Law law) {
        Step act = new Step.Pointwise(law.activation());
        List<Step> steps = List.of(
                linear(0, inputs, width, law),
                new Step.Residual(List.of(act, linear(1, width, width, law))),
                new Step.Residual(List.of(act, linear(2, width, width, law), act, linear(3, width, width, law))),
                act,
                linear(4, width, outputs, law));
        return new Wiring(inputs, outputs, steps, Distribution.NORMAL);
    }

    /// A residual block on the input itself.
    public static Wiring residualOnInput(int inputs, int outputs, Law law) {
        Step act = new Step.Pointwise(law.activation());
        List<Step> steps = List.of(
                new Step.Residual(List.of(linear(0, inputs, 7, law), act, linear(1, 7, inputs, law))),
                act,
                linear(2, inputs, outputs, law));
        return new Wiring(inputs, outputs, steps, Distribution.NORMAL);
    }

    public static Wiring with(Wiring wiring, Distribution distribution) {
        return new Wiring(wiring.input(), wiring.outputs(), wiring.steps(), distribution);
    }

    /// The same network with rates that differ from its variances, as outside of the NTK parameterization.
    public static Wiring withRates(Wiring wiring, double weightRate, double biasRate) {
        return wiring.with(matrix -> new Step.Linear(
                matrix.index(),
                matrix.fanIn(),
                matrix.fanOut(),
                matrix.weightVariance(),
                matrix.biasVariance(),
                weightRate * (matrix.index() + 1),
                biasRate));
    }

    /// Networks with every kind of layer, by name, small enough for derivatives by differences.
    public static Map<String, Wiring> structured() {
        Layer act = new Layer.Pointwise(new Tanh());
        Layer readout = dense(2);
        Shape line = new Shape(2, List.of(5));
        Shape plane = new Shape(2, List.of(4, 3));
        Window three = Window.of(Padding.SAME, 3);
        Window square = Window.of(Padding.SAME, 3, 3);
        Window sparse = new Window(List.of(2, 2), List.of(2, 1), List.of(1, 2), Padding.CIRCULAR);
        Layer attention = new Layer.Attention(3, 1.5, 1.2, 0.9);
        Layer average = new Layer.GlobalPool(Pooling.AVERAGE);
        Map<String, Wiring> all = new LinkedHashMap<>();
        all.put("convolution in one dimension", of(line, conv(3, three), act, readout));
        all.put(
                "convolutions in two dimensions",
                of(plane, conv(3, square), act, conv(2, sparse), act, average, readout));
        all.put(
                "valid strided dilated",
                of(
                        new Shape(2, List.of(9)),
                        conv(3, new Window(List.of(3), List.of(2), List.of(2), Padding.VALID)),
                        act,
                        new Layer.Flatten(),
                        dense(4),
                        act,
                        readout));
        all.put(
                "pools",
                of(
                        plane,
                        conv(2, square),
                        new Layer.Pool(Pooling.AVERAGE, square),
                        act,
                        new Layer.Pool(Pooling.MAXIMUM, Window.of(Padding.VALID, 2, 2)),
                        conv(2, sparse),
                        new Layer.Pool(Pooling.SUM, Window.of(Padding.CIRCULAR, 2, 2)),
                        new Layer.GlobalPool(Pooling.MAXIMUM),
                        readout));
        all.put(
                "layer norm",
                of(plane, conv(4, square), new Layer.LayerNorm(0.1), act, average, new Layer.LayerNorm(0), readout));
        all.put("layer norm of a flat signal", of(Shape.flat(4), dense(5), new Layer.LayerNorm(1e-3), act, readout));
        all.put("dropout", of(Shape.flat(4), new Layer.Dropout(0.3), dense(6), act, new Layer.Dropout(0.5), readout));
        all.put(
                "dropout of images",
                of(plane, new Layer.Dropout(0.3), conv(3, square), act, new Layer.Dropout(0.4), readout));
        all.put("sum of branches", fan(Combination.SUM));
        all.put("product of branches", fan(Combination.PRODUCT));
        all.put("branches side by side", fan(Combination.CONCATENATE));
        all.put(
                "cube",
                of(
                        Shape.flat(3),
                        dense(4),
                        new Layer.Fan(Combination.PRODUCT, List.of(List.of(), List.of(), List.of(act))),
                        readout));
        all.put(
                "residual convolution",
                of(
                        plane,
                        conv(3, square),
                        new Layer.Residual(List.of(act, conv(4, square), act, conv(3, square))),
                        act,
                        average,
                        readout));
        all.put(
                "residual of noise",
                of(Shape.flat(4), new Layer.Residual(List.of(new Layer.Dropout(0.2), act, dense(4))), readout));
        all.put("attention", of(line, attention, act, readout));
        all.put(
                "residual attention",
                of(
                        new Shape(3, List.of(2, 2)),
                        new Layer.LayerNorm(0.01),
                        new Layer.Residual(List.of(attention)),
                        average,
                        readout));
        all.put(
                "tied dense layers",
                of(Shape.flat(3), dense(4), new Layer.Repeat(3, List.of(act, dense(4)), true), readout));
        all.put(
                "tied convolutions",
                of(
                        line,
                        conv(3, three),
                        new Layer.Repeat(2, List.of(act, conv(3, three)), true),
                        act,
                        average,
                        readout));
        all.put(
                "tied residual attention",
                of(
                        new Shape(3, List.of(3)),
                        new Layer.Repeat(2, List.of(new Layer.Residual(List.of(attention))), true),
                        readout));
        all.put("few positions", of(new Shape(12, List.of(2)), conv(12, three), act, readout));
        all.put(
                "dense layers of one wide matrix",
                of(Shape.flat(3), dense(20), new Layer.Repeat(3, List.of(act, dense(20)), true), act, readout));
        return all;
    }

    /// A flat signal through a branch with weights, one without and an empty one.
    public static Wiring branches(Combination combination) {
        Layer act = new Layer.Pointwise(new Tanh());
        return of(
                Shape.flat(3),
                dense(4),
                new Layer.Fan(combination, List.of(List.of(act, dense(4)), List.of(), List.of(act))),
                act,
                dense(1));
    }

    private static Wiring fan(Combination combination) {
        Layer act = new Layer.Pointwise(new Tanh());
        Window three = Window.of(Padding.CIRCULAR, 3);
        return of(
                new Shape(2, List.of(4)),
                conv(3, three),
                new Layer.Fan(
                        combination,
                        List.of(List.of(act, conv(3, three)), List.of(), List.of(act), List.of(conv(3, three)))),
                act,
                dense(2));
    }

    private static Layer dense(int width) {
        return new Layer.Dense(width, new Initialization.Variances(1.7, 0.3));
    }

    private static Layer conv(int channels, Window window) {
        return new Layer.Convolution(channels, window, new Initialization.Variances(1.7, 0.3));
    }

    private static Wiring of(Shape input, Layer... layers) {
        return withRates(
                new Network(input, List.of(layers), Distribution.NORMAL, Parameterization.STANDARD).wire(), 0.6, 0.3);
    }

    /// An activation with the variances of weights and biases.
    public record Law(Activation activation, double weightVariance, double biasVariance) {}

    public static Matrix gaussian(int rows, int columns, long seed) {
        double[] entries = new double[rows * columns];
        Address.of(seed, "test inputs").open().normalsInto(entries.length, entries, 0);
        return Matrix.of(rows, columns, entries);
    }

    private static Step.Linear linear(int index, int fanIn, int fanOut, Law law) {
        return new Step.Linear(
                index,
                fanIn,
                fanOut,
                law.weightVariance(),
                law.biasVariance(),
                law.weightVariance(),
                law.biasVariance());
    }
}
