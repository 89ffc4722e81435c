package wick.topic.expressivity.lab.depth;

import java.util.function.DoubleUnaryOperator;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Sigmoid;
import wick.network.weighted.NetworkBuilder;
import wick.network.weighted.Sum;
import wick.network.weighted.WeightedNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Networks of one input that are made, not trained, to follow a function on \[0, 1].
public final class Approximants {
    private Approximants() {}

    /// The tent map composed `layers` times: every layer has relu(x) and relu(x − ½) of the tent before.
    public static WeightedNetwork sawtooth(int layers) {
        NetworkBuilder builder = new NetworkBuilder(1);
        Sum tent = new Sum().plus(0, 1);
        for (int layer = 0; layer < layers; layer++) {
            tent = fold(builder, tent);
        }
        builder.layer(new Linear()).neuron(0, tent);
        return builder.build();
    }

    /// x − Σ_s t^s(x)/4^s, the readout taking every sawtooth by skip connections.
    public static WeightedNetwork square(int layers) {
        NetworkBuilder builder = new NetworkBuilder(1);
        Sum tent = new Sum().plus(0, 1);
        Sum readout = new Sum().plus(0, 1);
        int value = 1;
        for (int layer = 1; layer <= layers; layer++) {
            tent = fold(builder, tent);
            double share = Math.scalb(1.0, -2 * layer);
            readout.plus(value, -2 * share).plus(value + 1, 4 * share);
            value += 2;
        }
        builder.layer(new Linear()).neuron(0, readout);
        return builder.build();
    }

    /// One more layer: t(y) = 2 relu(y) − 4 relu(y − ½).
    private static Sum fold(NetworkBuilder builder, Sum below) {
        builder.layer(new Relu());
        int rise = builder.neuron(0, below);
        int bend = builder.neuron(-0.5, below);
        return new Sum().plus(rise, 2).plus(bend, -4);
    }

    /// Relu neurons that bend at `neurons` knots, through the function at all multiples of 1/`neurons`.
    public static WeightedNetwork bends(DoubleUnaryOperator f, int neurons) {
        NetworkBuilder builder = new NetworkBuilder(1).layer(new Relu());
        Sum readout = new Sum();
        double h = 1.0 / neurons;
        double slope = 0;
        for (int i = 0; i < neurons; i++) {
            int value = builder.neuron(-i * h, new Sum().plus(0, 1));
            double next = (f.applyAsDouble((i + 1) * h) - f.applyAsDouble(i * h)) / h;
            readout.plus(value, next - slope);
            slope = next;
        }
        builder.layer(new Linear()).neuron(f.applyAsDouble(0), readout);
        return builder.build();
    }

    /// Sigmoid steps between the knots, `steepness` times as steep as 1/h.
    public static WeightedNetwork steps(DoubleUnaryOperator f, int neurons, double steepness) {
        NetworkBuilder builder = new NetworkBuilder(1).layer(new Sigmoid());
        Sum readout = new Sum();
        double h = 1.0 / neurons;
        for (int i = 0; i < neurons; i++) {
            int value = builder.neuron(-steepness * (i + 0.5), new Sum().plus(0, steepness * neurons));
            readout.plus(value, f.applyAsDouble((i + 1) * h) - f.applyAsDouble(i * h));
        }
        builder.layer(new Linear()).neuron(f.applyAsDouble(0), readout);
        return builder.build();
    }

    /// The largest deviation on an even grid of `points` + 1 points of \[0, 1].
    public static double largestError(WeightedNetwork network, DoubleUnaryOperator f, int points) {
        Vector xs = Vector.range(0, points + 1).map(i -> i / points);
        double[] outputs = network.apply(Matrix.of(points + 1, 1, xs.toArray())).entries();
        double largest = 0;
        for (int i = 0; i <= points; i++) {
            largest = Math.max(largest, Math.abs(outputs[i] - f.applyAsDouble(xs.at(i))));
        }
        return largest;
    }

    /// The linear pieces on \[0, 1], told apart by slopes between multiples of 1/`points`, which has to be
    /// a multiple of their number.
    public static int pieces(WeightedNetwork network, int points) {
        int pieces = 0;
        double slope = Double.NaN;
        for (int i = 0; i < points; i++) {
            double rise = network.apply((i + 1.0) / points)[0] - network.apply((double) i / points)[0];
            if (!(Math.abs(rise - slope) <= 1e-9 * Math.abs(rise))) {
                pieces++;
            }
            slope = rise;
        }
        return pieces;
    }
}
