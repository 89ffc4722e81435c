package wick.lab.simulation;

import java.util.Arrays;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Ties;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// What all realizations of the noise of one network have in common beside its weights: the bias and the
/// input.
final class Drive {
    private final RecurrentNetwork network;
    private final double step;
    private final RandomStream biases;
    private final RandomStream whites;
    private final double[] bias;
    private final double[] steady;
    private final double[] white;
    /// Of a series: one row of weights per unit; of a constant input, one column.
    private final Matrix inputs;
    private int interval = -1;
    private boolean changed;

    Drive(RecurrentNetwork network, int size, Address address, double step) {
        this.network = network;
        this.step = step;
        biases = Streams.BIASES.open(address, 0);
        whites = Streams.WHITE.open(address, 0);
        bias = new double[size];
        steady = new double[size];
        white = new double[size];
        inputs = switch (network.signal()) {
            case Signal.None _, Signal.White _ -> Matrix.zeros(size, 0);
            case Signal.Constant(double variance) -> drawn(size, 1, variance, address);
            case Signal.Series series ->
                drawn(
                        size,
                        series.values().columns(),
                        series.variance() / series.values().columns(),
                        address);
        };
    }

    private static Matrix drawn(int rows, int columns, double variance, Address address) {
        Matrix weights = Matrix.zeros(rows, columns);
        double[] entries = weights.entries();
        Streams.INPUTS.open(address, 0).normalsInto(entries.length, entries, 0);
        for (int i = 0; i < entries.length; i++) {
            entries[i] *= Math.sqrt(variance);
        }
        return weights;
    }

    /// u_i + b_i during the step, without white input.
    double[] steady() {
        return steady;
    }

    /// Whether [#steady] is another than in the step before.
    boolean changed() {
        return changed;
    }

    /// For white input of intensity I: √I ζ_i with standard normal ζ, else zeros.
    double[] white() {
        return white;
    }

    boolean hasWhite() {
        return network.signal() instanceof Signal.White(double intensity) && intensity > 0;
    }

    /// Goes to step `number`, counted from 0.
    void begin(int number) {
        boolean newBias = network.biasVariance() > 0 && (number == 0 || network.ties() == Ties.FRESH);
        if (newBias) {
            biases.normalsInto(bias.length, bias, 0);
            double deviation = Math.sqrt(network.biasVariance());
            for (int i = 0; i < bias.length; i++) {
                bias[i] *= deviation;
            }
        }
        int now = network.signal() instanceof Signal.Series series
                ? (int) Math.min(series.values().rows(), Math.floor(number * step / series.interval() + 1e-9))
                : 0;
        changed = newBias || now != interval;
        if (changed) {
            interval = now;
            System.arraycopy(bias, 0, steady, 0, bias.length);
            addInput();
        }
        if (network.signal() instanceof Signal.White(double intensity) && intensity > 0) {
            whites.normalsInto(white.length, white, 0);
            for (int i = 0; i < white.length; i++) {
                white[i] *= Math.sqrt(intensity);
            }
        }
    }

    private void addInput() {
        double[] x = switch (network.signal()) {
            case Signal.None _, Signal.White _ -> new double[0];
            case Signal.Constant _ -> new double[] {1};
            case Signal.Series series ->
                interval < series.values().rows() ? series.values().row(interval) : new double[inputs.columns()];
        };
        Arrays.setAll(steady, i -> {
            double sum = steady[i];
            for (int j = 0; j < x.length; j++) {
                sum += inputs.at(i, j) * x[j];
            }
            return sum;
        });
    }
}
