package wick.lab.networkfields;

import java.util.Arrays;
import wick.network.field.CosineNeuron;
import wick.network.field.FieldNetwork;
import wick.network.field.Frequencies;
import wick.numeric.random.RandomStream;

/// Hamiltonian motion in parameter space: momenta are drawn, leapfrog steps taken with the exact
/// gradient, the end is accepted with probability min(1, e^{−ΔH}). Frequencies in a ball are reflected at
/// its surface like light, which keeps the steps reversible and volume-preserving.
///
/// Every coordinate is measured in units of its spread under the free density; frequencies in no more
/// than 2 / R, with R half the side of the box, for the field turns over when they move by 1 / R.
///
/// Source: Duane et al. 1987, doi:10.1016/0370-2693(87)91197-X.
final class Trajectory {
    /// A frequency that would cross the ball more often than the root of this in one step has run away;
    /// the trajectory is given up, and refused.
    private static final double FASTEST = 1e6;

    private final DeformedDensity density;
    private final double readoutUnit;
    private final double[] frequencyUnits;
    private final double wall;
    private final FieldParameters trial;
    private final FieldParameters gradient;
    private final FieldParameters momentum;

    Trajectory(FieldNetwork network, DeformedDensity density, double reach) {
        this.density = density;
        CosineNeuron cosine = DeformedDensity.movable(network);
        readoutUnit = cosine.readout().deviation();
        int d = network.neuron().dimension();
        frequencyUnits = new double[d];
        switch (cosine.frequencies()) {
            case Frequencies.Ball ball -> {
                Arrays.fill(frequencyUnits, Math.min(ball.cutoff() / Math.sqrt(d + 2.0), 2 / reach));
                wall = ball.cutoff();
            }
            case Frequencies.Normal normal -> {
                for (int k = 0; k < d; k++) {
                    frequencyUnits[k] = Math.min(normal.deviations().at(k), 2 / reach);
                }
                wall = Double.POSITIVE_INFINITY;
            }
        }
        trial = new FieldParameters(network);
        gradient = new FieldParameters(network);
        momentum = new FieldParameters(network);
    }

    /// Moves `state` by `count` steps of size `step`, or leaves it; returns the probability with which
    /// the end was accepted.
    double move(FieldParameters state, double step, int count, RandomStream stream) {
        trial.copyFrom(state);
        int width = state.width();
        stream.normalsInto(width, momentum.readouts, 0);
        stream.normalsInto(width, momentum.phases, 0);
        stream.normalsInto(momentum.frequencies.length, momentum.frequencies, 0);
        double before = energy(state);
        density.gradientInto(trial, gradient);
        for (int s = 0; s < count; s++) {
            kick(s == 0 ? step / 2 : step);
            drift(step);
            density.gradientInto(trial, gradient);
        }
        kick(step / 2);
        double change = trial.isFinite() ? energy(trial) - before : Double.POSITIVE_INFINITY;
        double chance = change <= 0 ? 1 : Math.exp(-change);
        if (stream.nextUniform() < chance) {
            state.copyFrom(trial);
            wrap(state);
        }
        return Double.isNaN(chance) ? 0 : chance;
    }

    /// Takes `count` steps from `state` without accepting or refusing, then as many back; for the law
    /// that the way back leads to where it began.
    double returnError(FieldParameters state, double step, int count, RandomStream stream) {
        trial.copyFrom(state);
        stream.normalsInto(state.width(), momentum.readouts, 0);
        stream.normalsInto(state.width(), momentum.phases, 0);
        stream.normalsInto(momentum.frequencies.length, momentum.frequencies, 0);
        for (int way = 0; way < 2; way++) {
            for (int s = 0; s < count; s++) {
                density.gradientInto(trial, gradient);
                kick(step / 2);
                drift(step);
                density.gradientInto(trial, gradient);
                kick(step / 2);
            }
            negate(momentum.readouts);
            negate(momentum.phases);
            negate(momentum.frequencies);
        }
        double largest = 0;
        for (int i = 0; i < state.width(); i++) {
            largest = Math.max(largest, Math.abs(trial.readouts[i] - state.readouts[i]));
            largest = Math.max(largest, Math.abs(trial.phases[i] - state.phases[i]));
        }
        for (int k = 0; k < state.frequencies.length; k++) {
            largest = Math.max(largest, Math.abs(trial.frequencies[k] - state.frequencies[k]));
        }
        return largest;
    }

    private double energy(FieldParameters at) {
        double kinetic = square(momentum.readouts) + square(momentum.phases) + square(momentum.frequencies);
        return kinetic / 2 + density.action(at) + DeformedDensity.prior(at);
    }

    private void kick(double time) {
        for (int i = 0; i < momentum.readouts.length; i++) {
            momentum.readouts[i] -= time * readoutUnit * gradient.readouts[i];
            momentum.phases[i] -= time * gradient.phases[i];
        }
        int d = frequencyUnits.length;
        for (int k = 0; k < momentum.frequencies.length; k++) {
            momentum.frequencies[k] -= time * frequencyUnits[k % d] * gradient.frequencies[k];
        }
    }

    private void drift(double time) {
        for (int i = 0; i < trial.readouts.length; i++) {
            trial.readouts[i] += time * readoutUnit * momentum.readouts[i];
            trial.phases[i] += time * momentum.phases[i];
        }
        int d = frequencyUnits.length;
        for (int i = 0; i < trial.width(); i++) {
            if (wall < Double.POSITIVE_INFINITY) {
                fly(i, time * frequencyUnits[0]);
            } else {
                for (int k = 0; k < d; k++) {
                    trial.frequencies[i * d + k] += time * frequencyUnits[k] * momentum.frequencies[i * d + k];
                }
            }
        }
    }

    /// Straight flight of one frequency for a time, reflected at the sphere |w| = Λ.
    private void fly(int neuron, double time) {
        double[] w = trial.frequencies;
        double[] v = momentum.frequencies;
        int from = neuron * frequencyUnits.length;
        int to = from + frequencyUnits.length;
        double left = time;
        while (true) {
            double ww = -wall * wall;
            double wv = 0;
            double vv = 0;
            for (int k = from; k < to; k++) {
                ww += w[k] * w[k];
                wv += w[k] * v[k];
                vv += v[k] * v[k];
            }
            if (!(vv * left * left < FASTEST * wall * wall)) {
                w[from] = Double.NaN;
                return;
            }
            // |w + v t| = Λ, the later of the two times
            double root = Math.sqrt(Math.max(0, wv * wv - vv * ww));
            double hit = wv > 0 ? -ww / (wv + root) : (root - wv) / vv;
            double part = Math.max(0, Math.min(left, hit));
            boolean reflected = hit < left;
            double normal = 0;
            for (int k = from; k < to; k++) {
                w[k] += v[k] * part;
                normal += w[k] * v[k];
            }
            if (!reflected) {
                return;
            }
            for (int k = from; k < to; k++) {
                v[k] -= 2 * normal / (wall * wall) * w[k];
            }
            left -= part;
        }
    }

    private static void wrap(FieldParameters state) {
        for (int i = 0; i < state.phases.length; i++) {
            state.phases[i] = Math.IEEEremainder(state.phases[i], 2 * Math.PI);
        }
    }

    private static double square(double[] x) {
        double sum = 0;
        for (double entry : x) {
            sum += entry * entry;
        }
        return sum;
    }

    private static void negate(double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = -x[i];
        }
    }
}
