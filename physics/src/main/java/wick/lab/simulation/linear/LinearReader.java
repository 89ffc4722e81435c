package wick.lab.simulation.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.numeric.matrix.Eigenvalues;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.Vector;

/// Reads numbers off one network; what several of them need is computed once.
final class LinearReader {
    private final LinearNetwork network;
    private Optional<Matrix> covariance = Optional.empty();
    private Optional<Eigenvalues> eigenvalues = Optional.empty();

    LinearReader(LinearNetwork network) {
        this.network = network;
    }

    /// Adds `weight` times each number of these readings to `numbers`; false where one of them does not
    /// exist, since the network has no stationary state.
    boolean add(List<LinearReading> readings, double weight, double[] numbers) {
        int at = 0;
        for (LinearReading reading : readings) {
            if (reading.stationary() && !settled()) {
                return false;
            }
            double[] values = read(reading);
            for (double value : values) {
                numbers[at++] += weight * value;
            }
        }
        return true;
    }

    private boolean settled() {
        if (covariance.isEmpty() && network.stationary() instanceof Stationary.Settled(Matrix c)) {
            covariance = Optional.of(c);
        }
        return covariance.isPresent();
    }

    private double[] read(LinearReading reading) {
        return switch (reading) {
            case LinearReading.Variance _ -> new double[] {trace(covariance.orElseThrow()) / network.size()};
            case LinearReading.StaticGain _ -> new double[] {network.staticGain()};
            case LinearReading.Autocorrelation(Vector lags) -> autocorrelation(lags);
            case LinearReading.Spectrum(Vector frequencies) ->
                frequencies.map(network::spectrum).toArray();
            case LinearReading.Transient(Vector times) ->
                times.map(t -> trace(network.over(t).covariance()) / network.size())
                        .toArray();
            case LinearReading.Response(Vector times) -> response(times);
            case LinearReading.Traces(int order) -> traces(network.weights(), order);
            case LinearReading.Abscissa _ -> new double[] {eigenvalues().abscissa()};
            case LinearReading.Eigenvalues _ -> parts(eigenvalues());
        };
    }

    private Eigenvalues eigenvalues() {
        Eigenvalues known = eigenvalues.orElseGet(network::spectrum);
        eigenvalues = Optional.of(known);
        return known;
    }

    private static double[] parts(Eigenvalues of) {
        int n = of.real().size();
        double[] parts = new double[2 * n];
        for (int i = 0; i < n; i++) {
            parts[i] = of.real().at(i);
            parts[n + i] = of.imaginary().at(i);
        }
        return parts;
    }

    /// C(τ) = R(τ) C
    private double[] autocorrelation(Vector lags) {
        Matrix c = covariance.orElseThrow();
        // C is symmetric, so the trace of the product is the sum of the products of entries
        return lags.map(lag -> dot(network.response(lag), c) / network.size()).toArray();
    }

    private double[] response(Vector times) {
        double[] numbers = new double[2 * times.size()];
        for (int i = 0; i < times.size(); i++) {
            Matrix response = network.response(times.at(i));
            numbers[2 * i] = trace(response) / network.size();
            numbers[2 * i + 1] = dot(response, response) / network.size();
        }
        return numbers;
    }

    private static double[] traces(Matrix weights, int order) {
        int n = weights.rows();
        List<Matrix> powers = new ArrayList<>();
        powers.add(Matrix.identity(n));
        for (int k = 1; k <= order; k++) {
            powers.add(Products.times(powers.getLast(), weights));
        }
        double[] traces = new double[new LinearReading.Traces(order).count(n)];
        for (int k = 0; k <= order; k++) {
            for (int l = 0; l <= Math.min(k, order - k); l++) {
                traces[LinearReading.Traces.index(k, l)] = dot(powers.get(k), powers.get(l)) / n;
            }
        }
        return traces;
    }

    private static double trace(Matrix a) {
        double sum = 0;
        for (int i = 0; i < a.rows(); i++) {
            sum += a.at(i, i);
        }
        return sum;
    }

    private static double dot(Matrix a, Matrix b) {
        double[] x = a.entries();
        double[] y = b.entries();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
