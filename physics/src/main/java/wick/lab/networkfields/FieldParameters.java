package wick.lab.networkfields;

import java.util.Arrays;
import wick.network.field.CosineNeuron;
import wick.network.field.ExponentialNeuron;
import wick.network.field.FieldNetwork;
import wick.network.field.Frequencies;
import wick.network.field.Readout;
import wick.numeric.random.RandomStream;

/// The parameters of one network: for every neuron the readout a, the phase c (or bias b) and the d
/// components of the frequency w (or weights), and the scale that all share. Not for use by several
/// threads at once.
final class FieldParameters {
    private static final double ROOT_THREE = Math.sqrt(3);

    final FieldNetwork network;
    final int dimension;
    final double[] readouts;
    final double[] phases;
    /// Neuron after neuron.
    final double[] frequencies;
    double scale = 1;

    FieldParameters(FieldNetwork network) {
        this.network = network;
        dimension = network.neuron().dimension();
        readouts = new double[network.width()];
        phases = new double[network.width()];
        frequencies = new double[Math.multiplyExact(network.width(), dimension)];
    }

    int width() {
        return readouts.length;
    }

    /// Draws all parameters afresh.
    void draw(RandomStream stream) {
        for (int i = 0; i < width(); i++) {
            drawNeuron(i, stream);
        }
        double v = network.scaleSpread();
        scale = v == 0 ? 1 : Math.sqrt(1 + v * stream.nextSign());
    }

    void drawNeuron(int i, RandomStream stream) {
        Readout readout = network.neuron().readout();
        double unit = switch (readout.law()) {
            case NORMAL -> stream.nextNormal();
            case UNIFORM -> ROOT_THREE * (2 * stream.nextUniform() - 1);
        };
        readouts[i] = readout.mean() + readout.deviation() * unit;
        switch (network.neuron()) {
            case CosineNeuron cosine -> {
                phases[i] = cosine.phases().center() + cosine.phases().halfSpan() * (2 * stream.nextUniform() - 1);
                drawFrequency(cosine.frequencies(), i * dimension, stream);
            }
            case ExponentialNeuron exponential -> {
                phases[i] = Math.sqrt(exponential.biasVariance()) * stream.nextNormal();
                for (int k = 0; k < dimension; k++) {
                    frequencies[i * dimension + k] = Math.sqrt(exponential.weightVariance()) * stream.nextNormal();
                }
            }
        }
    }

    private void drawFrequency(Frequencies law, int at, RandomStream stream) {
        switch (law) {
            case Frequencies.Normal normal -> {
                for (int k = 0; k < dimension; k++) {
                    frequencies[at + k] = normal.deviations().at(k) * stream.nextNormal();
                }
            }
            case Frequencies.Ball ball -> {
                double square = 2;
                while (square >= 1) {
                    square = 0;
                    for (int k = 0; k < dimension; k++) {
                        double u = 2 * stream.nextUniform() - 1;
                        frequencies[at + k] = ball.cutoff() * u;
                        square += u * u;
                    }
                }
            }
        }
    }

    /// A(w) of neuron i.
    double amplitude(int i) {
        if (network.neuron() instanceof CosineNeuron(Frequencies.Ball ball, var _, var _)) {
            return Math.sqrt(ball.strength() / (square(i) + ball.mass() * ball.mass()));
        }
        return 1;
    }

    /// |w|² of neuron i.
    double square(int i) {
        double sum = 0;
        for (int k = i * dimension; k < (i + 1) * dimension; k++) {
            sum += frequencies[k] * frequencies[k];
        }
        return sum;
    }

    void copyFrom(FieldParameters other) {
        System.arraycopy(other.readouts, 0, readouts, 0, readouts.length);
        System.arraycopy(other.phases, 0, phases, 0, phases.length);
        System.arraycopy(other.frequencies, 0, frequencies, 0, frequencies.length);
        scale = other.scale;
    }

    void copyNeuron(int i, FieldParameters other) {
        readouts[i] = other.readouts[i];
        phases[i] = other.phases[i];
        System.arraycopy(other.frequencies, i * dimension, frequencies, i * dimension, dimension);
    }

    boolean isFinite() {
        return Arrays.stream(readouts).allMatch(Double::isFinite)
                && Arrays.stream(phases).allMatch(Double::isFinite)
                && Arrays.stream(frequencies).allMatch(Double::isFinite);
    }
}
