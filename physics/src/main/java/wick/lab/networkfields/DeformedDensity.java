package wick.lab.networkfields;

import wick.network.field.CosineNeuron;
import wick.network.field.FieldNetwork;
import wick.network.field.Frequencies;
import wick.network.field.Readout;
import wick.numeric.elementwise.Elementwise;

/// U(θ) = S\[f_θ] − ln P(θ) up to a constant, and its exact gradient, for a network of cosine neurons
/// with normal readouts and phases on the whole circle. Frequencies in a ball have a flat P with a wall.
/// Owns its buffers.
final class DeformedDensity {
    private final QuarticAction action;
    private final FieldValues lattice;
    private final double[] values;
    private final double[] slopes;
    private final double[] phase;
    private final double[] wave;

    DeformedDensity(QuarticAction action) {
        this.action = action;
        lattice = new FieldValues(action.points());
        values = new double[action.size()];
        slopes = new double[action.size()];
        phase = new double[action.size()];
        wave = new double[action.size()];
    }

    /// The cosine neuron of a network whose parameters can be moved continuously.
    ///
    /// Throws [IllegalArgumentException] for any other network; the message says why.
    static CosineNeuron movable(FieldNetwork network) {
        if (!(network.neuron() instanceof CosineNeuron cosine)) {
            throw new IllegalArgumentException("a chain in parameter space moves cosine neurons only");
        }
        if (cosine.readout().law() != Readout.Law.NORMAL || cosine.readout().deviation() == 0) {
            throw new IllegalArgumentException("a chain in parameter space needs normal readouts that vary");
        }
        if (!cosine.phases().wholeCircle()) {
            throw new IllegalArgumentException("a chain in parameter space needs phases on the whole circle");
        }
        if (network.scaleSpread() != 0) {
            throw new IllegalArgumentException("a chain in parameter space does not move a shared scale; reweight");
        }
        return cosine;
    }

    /// S alone.
    double action(FieldParameters at) {
        lattice.into(at, values);
        return action.of(values);
    }

    /// How S changes if neuron i of `at` becomes that of `fresh`; `latticeValues` are the values at `at`.
    void replaceInto(FieldParameters at, FieldParameters fresh, int neuron, double[] latticeValues) {
        lattice.add(at, neuron, -1, latticeValues);
        lattice.add(fresh, neuron, 1, latticeValues);
    }

    void valuesInto(FieldParameters at, double[] latticeValues) {
        lattice.into(at, latticeValues);
    }

    /// −ln P(θ) up to a constant.
    static double prior(FieldParameters at) {
        CosineNeuron cosine = movable(at.network);
        Readout readout = cosine.readout();
        double sum = 0;
        for (double a : at.readouts) {
            double u = (a - readout.mean()) / readout.deviation();
            sum += u * u / 2;
        }
        if (cosine.frequencies() instanceof Frequencies.Normal normal) {
            for (int k = 0; k < at.frequencies.length; k++) {
                double u = at.frequencies[k] / normal.deviations().at(k % at.dimension);
                sum += u * u / 2;
            }
        }
        return sum;
    }

    /// gradient ← ∂U/∂θ, laid out as `gradient`'s own readouts, phases and frequencies.
    void gradientInto(FieldParameters at, FieldParameters gradient) {
        lattice.into(at, values);
        action.slopesInto(values, slopes);
        CosineNeuron cosine = movable(at.network);
        for (int i = 0; i < at.width(); i++) {
            neuronInto(at, cosine, i, gradient);
        }
    }

    private void neuronInto(FieldParameters at, CosineNeuron cosine, int i, FieldParameters gradient) {
        int d = at.dimension;
        double factor = FieldValues.factor(at, i);
        lattice.phaseInto(at, i, phase);
        Elementwise.cosInto(phase, 0, wave.length, wave, 0);
        double even = 0;
        for (int p = 0; p < wave.length; p++) {
            even += slopes[p] * wave[p];
        }
        Elementwise.sinInto(phase, 0, wave.length, wave, 0);
        double odd = 0;
        for (int p = 0; p < wave.length; p++) {
            wave[p] *= slopes[p];
            odd += wave[p];
        }
        Readout readout = cosine.readout();
        double variance = readout.deviation() * readout.deviation();
        double a = at.readouts[i];
        gradient.readouts[i] = factor * even + (a - readout.mean()) / variance;
        gradient.phases[i] = -factor * a * odd;
        for (int k = 0; k < d; k++) {
            double moved = 0;
            for (int p = 0; p < wave.length; p++) {
                moved += wave[p] * lattice.coordinate(p, k);
            }
            double w = at.frequencies[i * d + k];
            double rest = switch (cosine.frequencies()) {
                // A(w) itself depends on w
                case Frequencies.Ball ball -> -factor * a * even * w / (at.square(i) + ball.mass() * ball.mass());
                case Frequencies.Normal normal ->
                    w / (normal.deviations().at(k) * normal.deviations().at(k));
            };
            gradient.frequencies[i * d + k] = rest - factor * a * moved;
        }
    }
}
