package wick.topic.expressivity.lab.depth;

import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// Networks (1/n) Σ cos(ω_i·x) with standard normal frequencies against e^(−|x|²/2).
public record DrawnCosines(int dimensions, double variance, int neurons) {

    /// One row per network: its squared error at `points` drawn inputs, averaged.
    public Matrix squaredErrors(int networks, int points, Address address) {
        Matrix rows = Matrix.zeros(networks, 1);
        double deviation = Math.sqrt(variance);
        Parallel.forEach(networks, network -> {
            RandomStream stream = address.network(network).open();
            double[] frequencies = new double[neurons * dimensions];
            stream.normalsInto(frequencies.length, frequencies, 0);
            double[] x = new double[dimensions];
            double sum = 0;
            for (int point = 0; point < points; point++) {
                stream.normalsInto(dimensions, x, 0);
                double square = 0;
                for (int k = 0; k < dimensions; k++) {
                    x[k] *= deviation;
                    square += x[k] * x[k];
                }
                double error = mean(frequencies, x) - Math.exp(-square / 2);
                sum += error * error;
            }
            rows.set(network, 0, sum / points);
        });
        return rows;
    }

    private double mean(double[] frequencies, double[] x) {
        double sum = 0;
        for (int i = 0; i < neurons; i++) {
            double angle = 0;
            for (int k = 0; k < dimensions; k++) {
                angle += frequencies[i * dimensions + k] * x[k];
            }
            sum += Math.cos(angle);
        }
        return sum / neurons;
    }
}
