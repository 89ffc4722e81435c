package wick.experiment.catalog;

import java.util.List;
import java.util.function.ToDoubleFunction;
import wick.experiment.Controlled;
import wick.experiment.Evidence;
import wick.experiment.Sample;
import wick.lab.simulation.Course;
import wick.lab.simulation.Field;
import wick.lab.simulation.Outcome;
import wick.lab.simulation.Population;
import wick.lab.simulation.Reading;
import wick.lab.simulation.Simulation;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// How much recurrent weights change the second moment of small networks: each network and the same one without
/// weights, under the same noise from the same start, subtracted from one another.
///
/// Scatter that polynomials of W with known mean explain is removed too.
record LoopMeasurement(RecurrentNetwork network, Course course, int networks, long seed) {
    private static final Reading READING = new Reading.Autocorrelation(Field.CURRENT, 0);
    private static final int CONTROLS = 9;

    /// The mean of ⟨h²⟩ with weights less that without, over networks of `size` units.
    Evidence at(int size, int realizations) {
        Address address = Address.of(seed, "recurrent-loops.size-" + size);
        Population population = new Population(size, networks, realizations);
        Simulation weighted =
                Simulation.of(network, population, course, address).withEngine(Engine.REAL_WEIGHTS);
        Outcome with = weighted.run(READING);
        Outcome without = Simulation.of(network.withWeightVariance(0), population, course, address)
                .withEngine(Engine.REAL_WEIGHTS)
                .run(READING);
        if (!with.diverged().isEmpty()) {
            throw new IllegalArgumentException(with.diverged().size() + " networks of " + size
                    + " units ran away; the weight variance " + network.weightVariance()
                    + " is beyond a weak one for this activation");
        }
        Matrix rows = Matrix.zeros(networks, CONTROLS + 1);
        for (int k = 0; k < networks; k++) {
            controlsInto(weighted.weights(k), rows, k);
            rows.set(k, CONTROLS, with.rows().at(k, 0) - without.rows().at(k, 0));
        }
        Sample sample = new Sample(rows, seed, Engine.REAL_WEIGHTS);
        ToDoubleFunction<double[]> rest = Controlled.rest(sample, CONTROLS, CONTROLS);
        return sample.derived(List.of(rest)).mean(0);
    }

    /// tr W, Σ W_ii², Σ_(i≠j) W_ij², (tr W)² and Σ_(i≠j) W_ij W_ji, each less its mean; then products of the first
    /// with three of the others, and Σ W_ii³, whose means are 0 as they are odd.
    private void controlsInto(Matrix weights, Matrix rows, int row) {
        int size = weights.rows();
        double trace = 0;
        double own = 0;
        double others = 0;
        double pairs = 0;
        double ownCubes = 0;
        for (int i = 0; i < size; i++) {
            double self = weights.at(i, i);
            trace += self;
            own += self * self;
            ownCubes += self * self * self;
            for (int j = 0; j < size; j++) {
                others += i == j ? 0 : weights.at(i, j) * weights.at(i, j);
                pairs += i == j ? 0 : weights.at(i, j) * weights.at(j, i);
            }
        }
        double variance = network.weightVariance();
        List<Double> controls = List.of(
                trace,
                own - variance,
                others - variance * (size - 1),
                trace * trace - variance,
                pairs,
                trace * own,
                trace * others,
                trace * pairs,
                ownCubes);
        for (int c = 0; c < CONTROLS; c++) {
            rows.set(row, c, controls.get(c));
        }
    }
}
