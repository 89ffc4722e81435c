package wick.experiment.recurrent;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import wick.experiment.Evidence;
import wick.experiment.Sample;
import wick.lab.simulation.Course;
import wick.lab.simulation.Field;
import wick.lab.simulation.Outcome;
import wick.lab.simulation.Population;
import wick.lab.simulation.Reading;
import wick.lab.simulation.Scheme;
import wick.lab.simulation.Simulation;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Ties;
import wick.network.recurrent.Time;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;

/// Networks run through time.
final class RunNetworks {
    /// h_i(0) ~ N(0, 1): what becomes of it is over after the burn-in, and no network starts at a fixed point.
    private static final double START = 1;

    private final RecurrentNetwork network;
    private final int size;
    private final Plan plan;

    RunNetworks(RecurrentNetwork network, int size, Plan plan) {
        this.network = network;
        this.size = size;
        this.plan = plan;
    }

    Observation observe(Observation.Told told) {
        Plan.Lags lags = plan.window().lags();
        Reading correlation = new Reading.Autocorrelation(Field.CURRENT, lags.count());
        Reading rates = new Reading.Autocorrelation(Field.RATE, 0);
        Reading shared = new Reading.Shared(Field.CURRENT, 0);
        Reading response = new Reading.Response(Math.max(1, lags.count()));
        Reading exponent = new Reading.Exponents(1);
        List<Reading> readings = new ArrayList<>(List.of(correlation, rates));
        if (plan.crowd().realizations() > 1) {
            readings.add(shared);
        }
        boolean smooth = network.activation().jumps().isEmpty();
        if (smooth) {
            readings.add(response);
            readings.add(exponent);
        }
        Simulation simulation = simulation();
        Outcome outcome = simulation.run(readings, told::at);
        Map<Characteristic, Evidence> numbers = new EnumMap<>(Characteristic.class);
        Map<Characteristic, Double> medians = new EnumMap<>(Characteristic.class);
        List<Evidence> curve = new ArrayList<>();
        List<Evidence> answers = new ArrayList<>();
        medians.put(Characteristic.VARIANCE, outcome.median(correlation, 0));
        if (outcome.rows().rows() >= 2) {
            Sample sample = new Sample(outcome.rows(), plan.seed(), simulation.engine());
            int from = outcome.column(correlation);
            numbers.put(Characteristic.VARIANCE, sample.mean(from));
            numbers.put(Characteristic.MEAN_SQUARE_ACTIVATION, sample.mean(outcome.column(rates)));
            for (int k = 0; k < lags.times().size(); k++) {
                curve.add(sample.mean(from + lags.index(k)));
            }
            if (readings.contains(shared)) {
                numbers.put(Characteristic.STATIC_PART, sample.mean(outcome.column(shared)));
            }
            if (smooth) {
                medians.put(Characteristic.LYAPUNOV_EXPONENT, outcome.median(exponent, 0));
                numbers.put(Characteristic.LYAPUNOV_EXPONENT, sample.mean(outcome.column(exponent)));
                for (int k = 0; k < lags.times().size(); k++) {
                    answers.add(sample.mean(outcome.column(response) + lags.index(k)));
                }
            }
            decayInto(numbers, sample, from, readings.contains(shared) ? outcome.column(shared) : -1);
        }
        Observation.Left left = new Observation.Left(
                plan.crowd().networks(), outcome.rows().rows(), outcome.divergedFraction(), "which ran away");
        return new Observation(size, plan, numbers, medians, curve, answers, left, simulation.cautions());
    }

    private void decayInto(Map<Characteristic, Evidence> numbers, Sample sample, int from, int shared) {
        boolean still = network.biasVariance() > 0 && network.ties() == Ties.TIED;
        if (still && shared < 0) {
            return;
        }
        Plan.Lags lags = plan.window().lags();
        double[] grid = new double[lags.count() + 1];
        for (int k = 0; k < grid.length; k++) {
            grid[k] = k * lags.interval();
        }
        Decay.of(Vector.of(grid))
                .flatMap(decay -> decay.measured(sample, from, row -> still ? row[shared] : 0))
                .ifPresent(time -> numbers.put(Characteristic.CORRELATION_TIME, time));
    }

    private Simulation simulation() {
        Plan.Window window = plan.window();
        double interval = window.lags().interval();
        double least = interval * Math.max(1, window.lags().count());
        Course course = new Course(
                START,
                window.lags().covering(window.burnIn()),
                window.lags().covering(Math.max(window.duration(), least)),
                interval);
        Population population =
                new Population(size, plan.crowd().networks(), plan.crowd().realizations());
        Address address = Address.of(plan.seed(), "recurrent-run-" + size);
        Simulation simulation = Simulation.of(network, population, course, address);
        OptionalDouble asked = window.integrationStep();
        if (asked.isEmpty() || network.time() instanceof Time.Steps) {
            return simulation;
        }
        double step = interval / Math.max(1, Math.ceil(interval / asked.getAsDouble() - 1e-9));
        return simulation.withScheme(new Scheme.Heun(step));
    }
}
