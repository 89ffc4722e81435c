package wick.lab.simulation;

import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;

/// One drawn network and its noise, in steps of length `step`: what every way of stepping needs.
final class Equation {
    private final RecurrentNetwork network;
    private final Weights weights;
    private final Drive drive;
    private final Noise noise;
    private final double step;

    Equation(RecurrentNetwork network, Weights weights, Drive drive, Noise noise, double step) {
        this.network = network;
        this.weights = weights;
        this.drive = drive;
        this.noise = noise;
        this.step = step;
    }

    void begin(int number) {
        if (coupled()) {
            weights.begin(number);
        }
        drive.begin(number);
    }

    private boolean coupled() {
        return network.weightVariance() > 0;
    }

    /// y ← W x; without weights y stays zero, as it was allocated.
    void couple(Matrix x, Matrix y) {
        if (coupled()) {
            weights.timesInto(x, y);
        }
    }

    double step() {
        return step;
    }

    double decay() {
        return network.decay();
    }

    /// √(κη)
    double noiseDeviation() {
        return Math.sqrt(network.noise() * step);
    }

    Noise noise() {
        return noise;
    }

    Drive drive() {
        return drive;
    }

    /// What bias and input add to unit i in this step.
    double push(int i) {
        return step * drive.steady()[i] + Math.sqrt(step) * drive.white()[i];
    }
}
