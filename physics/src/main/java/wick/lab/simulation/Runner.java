package wick.lab.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// Runs the networks of a simulation, each in one task.
final class Runner {
    /// Sums of squares beyond which a network has run away: squares of these are still numbers.
    private static final double LARGEST = 1e140;

    private final Simulation simulation;
    private final List<Reading> readings;
    private final int stepsPerInterval;
    private final Work work;

    Runner(Simulation simulation, List<Reading> readings, DoubleConsumer progress) {
        this.simulation = simulation;
        this.readings = List.copyOf(readings);
        Meters.check(this.readings, simulation);
        Cost.requireMemory(simulation, this.readings);
        Course course = simulation.course();
        stepsPerInterval = Course.whole("interval of readings", course.interval(), "steps", simulation.step());
        work = new Work((long) simulation.population().networks() * (course.settling() + course.intervals()), progress);
    }

    Outcome run() {
        int networks = simulation.population().networks();
        int size = readings.stream().mapToInt(Reading::size).reduce(0, Math::addExact);
        Matrix numbers = Matrix.zeros(networks, size);
        double[] ended = new double[networks];
        Parallel.forEach(networks, k -> ended[k] = follow(k, numbers.entries(), k * size));
        List<Integer> kept = new ArrayList<>();
        List<Divergence> diverged = new ArrayList<>();
        for (int k = 0; k < networks; k++) {
            if (Double.isNaN(ended[k])) {
                kept.add(k);
            } else {
                diverged.add(new Divergence(k, ended[k]));
            }
        }
        Matrix rows = Matrix.zeros(kept.size(), size);
        for (int i = 0; i < kept.size(); i++) {
            System.arraycopy(numbers.entries(), kept.get(i) * size, rows.entries(), i * size, size);
        }
        return new Outcome(simulation, readings, rows, kept, diverged);
    }

    /// Writes the numbers of network `k`; returns the time at which it ran away, NaN where it did not.
    private double follow(int k, double[] numbers, int at) {
        Course course = simulation.course();
        Address address = simulation.address().network(k);
        State state = new State(
                Layout.of(simulation.population(), readings),
                simulation.network().activation());
        state.start(course.initialVariance(), address);
        Meters meters = new Meters(readings, state, course, address);
        Optional<Stepper> possible = stepper(state, address);
        int intervals = course.settling() + course.intervals();
        if (possible.isEmpty()) {
            work.done(intervals);
            return simulation.step();
        }
        Stepper stepper = possible.get();
        for (int interval = 0; interval <= intervals; interval++) {
            if (interval > 0) {
                for (int step = 0; step < stepsPerInterval; step++) {
                    stepper.advance((interval - 1) * stepsPerInterval + step);
                }
                if (!(state.sumOfSquares() < LARGEST)) {
                    work.done(intervals - interval + 1);
                    return interval * course.interval();
                }
                work.done(1);
            }
            if (interval < course.settling()) {
                meters.settle();
            } else {
                meters.observe(interval - course.settling());
            }
        }
        meters.writeInto(numbers, at);
        boolean finite = Arrays.stream(numbers, at, at + size()).allMatch(Double::isFinite);
        return finite ? Double.NaN : course.settle() + course.duration();
    }

    private int size() {
        return readings.stream().mapToInt(Reading::size).sum();
    }

    /// Empty where the network runs away within one exact step.
    private Optional<Stepper> stepper(State state, Address address) {
        RecurrentNetwork network = simulation.network();
        int size = simulation.population().size();
        double step = simulation.step();
        Weights weights = network.weightVariance() > 0 && simulation.engine() == Engine.REAL_WEIGHTS
                ? new RealWeights(network, size, address)
                : new ImplicitWeights(network, size, address);
        Equation equation = new Equation(
                network, weights, new Drive(network, size, address, step), new Noise(state.layout(), address), step);
        return switch (simulation.scheme()) {
            case Scheme.OwnSteps _, Scheme.EulerMaruyama _ -> Optional.of(new EulerStepper(equation, state));
            case Scheme.Heun _ -> Optional.of(new HeunStepper(equation, state));
            case Scheme.Exact _ ->
                Propagator.of(generator(address), step)
                        .map(propagator -> new ExactStepper(equation, propagator, state, network.noise()));
        };
    }

    /// W − γ
    private Matrix generator(Address address) {
        int size = simulation.population().size();
        Matrix generator = Matrix.zeros(size, size);
        if (simulation.network().weightVariance() > 0) {
            RealWeights weights = new RealWeights(simulation.network(), size, address);
            weights.begin(0);
            generator = weights.matrix();
        }
        for (int i = 0; i < size; i++) {
            generator.set(i, i, generator.at(i, i) - simulation.network().decay());
        }
        return generator;
    }

    /// What is done of all intervals of all networks, told in thousandths.
    private static final class Work {
        private static final int PARTS = 1000;

        private final long total;
        private final DoubleConsumer listener;
        private long done;

        Work(long total, DoubleConsumer listener) {
            this.total = total;
            this.listener = listener;
        }

        synchronized void done(long intervals) {
            long before = PARTS * done / Math.max(1, total);
            done += intervals;
            if (PARTS * done / Math.max(1, total) > before) {
                listener.accept((double) done / total);
            }
        }
    }
}
