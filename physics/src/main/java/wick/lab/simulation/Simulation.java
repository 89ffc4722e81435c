package wick.lab.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Time;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// An ensemble of recurrent networks, to be run through time.
///
/// Network k has its weights, biases, start and noise at `address.network(k)`: more networks leave the
/// earlier ones as they were, and other readings leave the noise as it was. All realizations of the noise
/// of one network run side by side, as the columns of one matrix, so that a step costs one product of
/// matrices. Results have the same bits for any number of threads.
///
/// With [Engine#IMPLICIT_WEIGHTS] the weights are never drawn: their products with what the network
/// presents to them are, with exactly the joint law that those of a drawn matrix have. That is cheap while
/// steps times realizations are few against the units.
///
/// Source: Bolthausen 2014, arXiv:1201.2891 (implicit weights).
public record Simulation(
        RecurrentNetwork network, Population population, Course course, Scheme scheme, Engine engine, Address address) {

    /// A bias of the steps beyond which [#cautions] speaks.
    private static final double NOTICED = 0.01;

    /// Throws [IllegalArgumentException] where the scheme does not fit the network or the course, or its
    /// steps are too long for the decay rate.
    public Simulation {
        boolean continuous = network.time() instanceof Time.Continuous;
        if (continuous == (scheme instanceof Scheme.OwnSteps)) {
            throw new IllegalArgumentException(
                    continuous
                            ? "a network in continuous time needs Heun, EulerMaruyama or Exact"
                            : "a network in steps is followed by OwnSteps and nothing else, not " + scheme);
        }
        if (scheme instanceof Scheme.Exact && !(network.activation() instanceof Linear)) {
            throw new IllegalArgumentException("the exact propagator needs the activation linear, not "
                    + network.activation().name());
        }
        if (engine != Engine.REAL_WEIGHTS && engine != Engine.IMPLICIT_WEIGHTS) {
            throw new IllegalArgumentException("networks have real or implicit weights, not " + engine);
        }
        if (scheme instanceof Scheme.Exact && engine == Engine.IMPLICIT_WEIGHTS) {
            throw new IllegalArgumentException("the exact propagator needs real weights");
        }
        Grid.check(network, course, scheme);
        requireSettling(network, scheme);
    }

    /// With the scheme of [Scheme#of], and implicit weights where they are cheaper.
    public static Simulation of(RecurrentNetwork network, Population population, Course course, Address address) {
        Scheme scheme = Scheme.of(network, course);
        Engine engine = Cost.implicitIsCheaper(network, population, course, scheme)
                ? Engine.IMPLICIT_WEIGHTS
                : Engine.REAL_WEIGHTS;
        return new Simulation(network, population, course, scheme, engine, address);
    }

    public Simulation withEngine(Engine other) {
        return new Simulation(network, population, course, scheme, other, address);
    }

    public Simulation withScheme(Scheme other) {
        return new Simulation(network, population, course, other, engine, address);
    }

    /// The length of one step.
    public double step() {
        return scheme.step(network);
    }

    /// What a reader of the numbers should know, in sentences: a bias of the steps beyond one per cent.
    public List<String> cautions() {
        return bias().map(List::of).orElse(List.of());
    }

    private Optional<String> bias() {
        double bias = scheme.relativeBias(network);
        return scheme instanceof Scheme.OwnSteps || Math.abs(bias) < NOTICED
                ? Optional.empty()
                : Optional.of("steps of " + step() + " change the stationary variance of a linear network with these "
                        + "rates by " + Percent.of(bias) + "; shorter steps do so less");
    }

    /// The weights W of network `k`, as a simulation with real weights has them; of the first step for
    /// fresh ones.
    public Matrix weights(int k) {
        if (k < 0 || k >= population.networks()) {
            throw new IllegalArgumentException("network " + k + " must be from 0 to " + (population.networks() - 1));
        }
        RealWeights weights = new RealWeights(network, population.size(), address.network(k));
        weights.begin(0);
        return weights.matrix();
    }

    /// Runs all networks and reads. `progress` is told the part of the work that is done, from any thread
    /// but one at a time.
    ///
    /// Throws [IllegalArgumentException] where a reading does not fit into the course, and where memory
    /// would not suffice.
    public Outcome run(List<Reading> readings, DoubleConsumer progress) {
        return new Runner(this, readings, progress).run();
    }

    /// As [#run], telling nobody.
    public Outcome run(Reading... readings) {
        return run(new ArrayList<>(List.of(readings)), _ -> {});
    }

    private static void requireSettling(RecurrentNetwork network, Scheme scheme) {
        if (StepBias.settles(network, scheme)) {
            return;
        }
        double step = scheme.step(network);
        throw new IllegalArgumentException("time step " + step + " is too large for the decay rate " + network.decay()
                + ": it multiplies what a unit holds by " + (1 - step * network.decay())
                + ", so that its variance grows without bound instead of settling; it must be below "
                + 2 / network.decay());
    }
}
