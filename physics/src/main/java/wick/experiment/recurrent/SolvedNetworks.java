package wick.experiment.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import wick.experiment.Evidence;
import wick.experiment.Sample;
import wick.lab.simulation.linear.LinearEnsemble;
import wick.lab.simulation.linear.LinearReading;
import wick.lab.simulation.linear.LinearSample;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Time;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// Linear networks solved one by one: no step of time, no sampled noise. They come in pairs of weights W and −W,
/// which cancels what is odd in W; a pair counts as one where errors are told.
final class SolvedNetworks {
    /// Networks with a mode that decays more slowly than this part of γ are left out: at 0 the mean variance
    /// would not exist. Fixed beforehand.
    static final double MARGIN = 0.1;

    private static final int VARIANCE = 0;
    private static final int GAIN = 1;
    private static final int CORRELATION = 2;

    private final RecurrentNetwork network;
    private final int size;
    private final Plan plan;

    SolvedNetworks(RecurrentNetwork network, int size, Plan plan) {
        this.network = network;
        this.size = size;
        this.plan = plan;
    }

    Observation observe() {
        int pairs = (plan.crowd().networks() + 1) / 2;
        Address address = Address.of(plan.seed(), "recurrent-solved-" + size);
        LinearEnsemble ensemble = new LinearEnsemble(network, size, address, 2 * pairs, true);
        int lags = plan.window().lags().times().size();
        LinearSample stable = ensemble.sampleStable(
                MARGIN,
                new LinearReading.Variance(),
                new LinearReading.StaticGain(),
                new LinearReading.Autocorrelation(plan.window().lags().times()),
                new LinearReading.Response(plan.window().lags().times()));
        double[] exponents = exponents(LinearEnsemble.of(network, size, address, pairs), pairs);
        Map<Characteristic, Evidence> numbers = new EnumMap<>(Characteristic.class);
        numbers.put(
                Characteristic.LYAPUNOV_EXPONENT,
                sample(Matrix.of(pairs, 1, exponents)).mean(0));
        Map<Characteristic, Double> medians = new EnumMap<>(Characteristic.class);
        medians.put(Characteristic.LYAPUNOV_EXPONENT, median(exponents));
        int kept = stable.values().rows();
        List<Evidence> correlation = new ArrayList<>();
        List<Evidence> response = new ArrayList<>();
        if (kept >= 2) {
            double shift = shift();
            Sample sample = sample(stable.values());
            numbers.put(Characteristic.VARIANCE, sample.mean(row -> row[VARIANCE] + shift * row[GAIN]));
            numbers.put(Characteristic.STATIC_PART, sample.mean(row -> shift * row[GAIN]));
            numbers.put(Characteristic.MEAN_SQUARE_ACTIVATION, sample.mean(row -> row[VARIANCE] + shift * row[GAIN]));
            for (int k = 0; k < lags; k++) {
                int lag = CORRELATION + k;
                int answer = CORRELATION + lags + 2 * k;
                correlation.add(sample.mean(row -> row[lag] + shift * row[GAIN]));
                response.add(sample.mean(answer));
            }
            Decay.of(plan.window().lags().times())
                    .ifPresent(decay -> decay.measured(sample, CORRELATION, row -> 0)
                            .ifPresent(time -> numbers.put(Characteristic.CORRELATION_TIME, time)));
        }
        return new Observation(
                size, plan, numbers, medians, correlation, response, left(2 * pairs, 2 * kept, exponents), List.of());
    }

    private double[] exponents(LinearEnsemble ensemble, int networks) {
        LinearSample all = ensemble.sample(new LinearReading.Eigenvalues());
        double[] exponents = new double[networks];
        for (int i = 0; i < networks; i++) {
            exponents[i] = exponent(all.values(), i);
        }
        return exponents;
    }

    private static Observation.Left left(int drawn, int kept, double[] exponents) {
        double unstable = (double) Arrays.stream(exponents).filter(x -> x >= 0).count() / exponents.length;
        return new Observation.Left(
                drawn,
                kept,
                unstable,
                "with a mode that decays more slowly than " + MARGIN + " gamma, fixed beforehand");
    }

    /// The variance of what is constant in time: biases and a constant input.
    private double shift() {
        return network.biasVariance() + (network.signal() instanceof Signal.Constant(double variance) ? variance : 0);
    }

    /// The rate at which the slowest mode of one network grows.
    private double exponent(Matrix eigenvalues, int row) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            double re = eigenvalues.at(row, i);
            double im = eigenvalues.at(row, size + i);
            double rate = switch (network.time()) {
                case Time.Continuous _ -> re - network.decay();
                case Time.Steps(double step) ->
                    Math.log(Math.hypot(1 - step * network.decay() + step * re, step * im)) / step;
            };
            largest = Math.max(largest, rate);
        }
        return largest;
    }

    private Sample sample(Matrix rows) {
        return new Sample(rows, plan.seed(), Engine.REAL_WEIGHTS);
    }

    static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
