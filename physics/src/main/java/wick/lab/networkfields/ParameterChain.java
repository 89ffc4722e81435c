package wick.lab.networkfields;

import java.util.ArrayList;
import java.util.List;
import wick.network.field.FieldNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.numeric.statistics.Autocorrelation;

/// Markov chains in the space of parameters with the density P(θ) e^{−S\[f_θ]}, for couplings at which
/// reweighting collapses.
///
/// One step is a Hamiltonian trajectory with the exact gradient and then, for as many neurons as there
/// are, a fresh draw of one neuron from the free density, accepted with probability min(1, e^{−ΔS}). The
/// size of the leapfrog steps is tuned during the warm-up to an acceptance of 0.8 and then held. Errors
/// come from the integrated autocorrelation time over all chains; chains that disagree lengthen it.
public record ParameterChain(FieldNetwork network, QuarticAction action, Schedule schedule) {
    /// Steps of every chain in units of the integrated autocorrelation time, at least.
    public static final double FEWEST_TIMES = 50;

    private static final double ACCEPTANCE = 0.8;
    private static final double LENGTH = Math.PI / 2;
    private static final int MOST_LEAPS = 64;
    /// Half of what a leapfrog of a free coordinate bears.
    private static final double LARGEST_STEP = 1;

    /// `warmUp` steps that are thrown away, then `steps`, in each of `chains` chains.
    public record Schedule(int chains, int warmUp, int steps) {
        public Schedule {
            if (chains < 1 || warmUp < 10 || steps < 100) {
                throw new IllegalArgumentException(chains + " chains of " + warmUp + " + " + steps
                        + " steps: need at least 1 chain, 10 steps of warm-up and 100 steps");
            }
        }
    }

    public ParameterChain {
        DeformedDensity.movable(network);
        if (action.points().columns() != network.neuron().dimension()) {
            throw new IllegalArgumentException("a box of " + action.points().columns() + " dimensions for a field in "
                    + network.neuron().dimension());
        }
    }

    /// How often trajectories and fresh neurons were accepted, and the size of the leapfrog steps,
    /// averaged over chains.
    public record Acceptance(double trajectories, double freshNeurons, double stepSize) {}

    /// What came out.
    public sealed interface Outcome {
        Acceptance acceptance();

        /// The averages with their autocorrelation, in the order of the reading.
        record Mixed(List<Autocorrelation> averages, Acceptance acceptance) implements Outcome {
            public Mixed {
                averages = List.copyOf(averages);
            }
        }

        /// The chains are too short for their autocorrelation time, or disagree: no average.
        record Unmixed(double time, int steps, Acceptance acceptance) implements Outcome {}
    }

    /// Runs the chains; `reading` reads `count` numbers off the values of the field at `places` after
    /// every step.
    public Outcome run(Address address, Matrix places, int count, FieldReading reading) {
        Matrix[] histories = new Matrix[schedule.chains()];
        double[][] acceptances = new double[schedule.chains()][];
        Parallel.forEach(schedule.chains(), chain -> {
            Walk walk = new Walk(network, action, address.network(chain).open());
            for (int s = 0; s < schedule.warmUp(); s++) {
                walk.step(true);
            }
            walk.forget();
            Matrix history = Matrix.zeros(schedule.steps(), count);
            FieldValues field = new FieldValues(places);
            double[] values = new double[places.rows()];
            double[] numbers = new double[count];
            for (int s = 0; s < schedule.steps(); s++) {
                walk.step(false);
                field.into(walk.state, values);
                reading.readInto(values, numbers);
                System.arraycopy(numbers, 0, history.entries(), s * count, count);
            }
            histories[chain] = history;
            acceptances[chain] = walk.acceptance();
        });
        return outcome(histories, acceptances, count);
    }

    private Outcome outcome(Matrix[] histories, double[][] acceptances, int count) {
        double[] mean = new double[3];
        for (double[] one : acceptances) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += one[k] / acceptances.length;
            }
        }
        Acceptance acceptance = new Acceptance(mean[0], mean[1], mean[2]);
        List<Autocorrelation> averages = new ArrayList<>();
        for (int j = 0; j < count; j++) {
            List<Vector> series = new ArrayList<>();
            for (Matrix history : histories) {
                double[] column = new double[history.rows()];
                for (int s = 0; s < column.length; s++) {
                    column[s] = history.at(s, j);
                }
                series.add(Vector.of(column));
            }
            averages.add(Autocorrelation.of(series));
        }
        double slowest =
                averages.stream().mapToDouble(Autocorrelation::time).max().orElse(0.5);
        return schedule.steps() < FEWEST_TIMES * slowest
                ? new Outcome.Unmixed(slowest, schedule.steps(), acceptance)
                : new Outcome.Mixed(averages, acceptance);
    }

    /// One chain. Confined to one thread.
    private static final class Walk {
        private final FieldParameters state;
        private final FieldParameters fresh;
        private final QuarticAction action;
        private final DeformedDensity density;
        private final Trajectory trajectory;
        private final RandomStream stream;
        private final double[] before;
        private final double[] after;
        private double stepSize = 0.2;
        private double trajectories;
        private double freshNeurons;
        private int steps;
        private int tuned;

        Walk(FieldNetwork network, QuarticAction action, RandomStream stream) {
            this.action = action;
            this.stream = stream;
            state = new FieldParameters(network);
            fresh = new FieldParameters(network);
            density = new DeformedDensity(action);
            trajectory = new Trajectory(network, density, action.halfSide());
            before = new double[action.size()];
            after = new double[action.size()];
            state.draw(stream);
        }

        void step(boolean tune) {
            int most = Math.clamp(Math.round(LENGTH / stepSize), 1, MOST_LEAPS);
            // lengths vary, or a mode with that period would stand still
            int leaps = most - (int) (stream.nextUniform() * (most / 2 + 1));
            double chance = trajectory.move(state, stepSize, leaps, stream);
            trajectories += chance;
            if (tune) {
                tuned++;
                stepSize = Math.min(LARGEST_STEP, stepSize * Math.exp((chance - ACCEPTANCE) / Math.sqrt(tuned)));
            }
            refresh();
            steps++;
        }

        private void refresh() {
            density.valuesInto(state, before);
            double now = action.of(before);
            for (int k = 0; k < state.width(); k++) {
                int neuron = (int) (stream.nextUniform() * state.width());
                fresh.drawNeuron(neuron, stream);
                System.arraycopy(before, 0, after, 0, after.length);
                density.replaceInto(state, fresh, neuron, after);
                double then = action.of(after);
                if (stream.nextUniform() < Math.exp(now - then)) {
                    state.copyNeuron(neuron, fresh);
                    System.arraycopy(after, 0, before, 0, after.length);
                    now = then;
                    freshNeurons += 1.0 / state.width();
                }
            }
        }

        void forget() {
            trajectories = 0;
            freshNeurons = 0;
            steps = 0;
        }

        double[] acceptance() {
            return new double[] {trajectories / steps, freshNeurons / steps, stepSize};
        }
    }
}
