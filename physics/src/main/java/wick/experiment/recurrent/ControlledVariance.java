package wick.experiment.recurrent;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import wick.experiment.Evidence;
import wick.experiment.Sample;
import wick.lab.simulation.linear.LinearEnsemble;
import wick.lab.simulation.linear.LinearReading;
import wick.lab.simulation.linear.LinearReading.Traces;
import wick.lab.simulation.linear.LinearSample;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Time;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.recurrent.ControlSeries;

/// The variance of linear networks with a control variate: the power series of the same network in its weights up
/// to W⁸, whose mean is known at every N. What is left fluctuates far less, so that the order 1/N shows with few
/// networks.
final class ControlledVariance {
    private static final int ORDER = 8;

    private final RecurrentNetwork network;
    private final Plan plan;
    private final double still;

    private ControlledVariance(RecurrentNetwork network, Plan plan) {
        this.network = network;
        this.plan = plan;
        this.still = Forecasts.constant(network);
    }

    /// At the size and number of networks of an observation, on other networks; absent in steps, where the series
    /// is another one, and where networks had to be left out, since the mean is one over all.
    static Optional<Evidence> of(RecurrentNetwork network, Observation observation) {
        boolean known = Observation.solvable(network) && network.time() instanceof Time.Continuous;
        return known
                ? new ControlledVariance(network, observation.plan()).measured(observation.size())
                : Optional.empty();
    }

    private Optional<Evidence> measured(int size) {
        Address address = Address.of(plan.seed(), "recurrent-controlled-" + size);
        int pairs = (plan.crowd().networks() + 1) / 2;
        Traces traces = new Traces(ORDER);
        LinearSample drawn = new LinearEnsemble(network, size, address, 2 * pairs, true)
                .sampleStable(
                        SolvedNetworks.MARGIN, new LinearReading.Variance(), new LinearReading.StaticGain(), traces);
        if (drawn.rejected() > 0) {
            return Optional.empty();
        }
        ControlSeries series = new ControlSeries(network.decay(), network.weightVariance(), ORDER);
        double mean = network.noise() * series.variance(size) + still * series.staticVariance(size);
        Matrix moving = series.varianceWeights();
        Matrix fixed = series.staticWeights();
        ToDoubleFunction<double[]> corrected = row -> row[0]
                + still * row[1]
                - network.noise() * traces.weighted(moving, row, 2)
                - still * traces.weighted(fixed, row, 2)
                + mean;
        return Optional.of(new Sample(drawn.values(), plan.seed(), Engine.REAL_WEIGHTS).mean(corrected));
    }
}
