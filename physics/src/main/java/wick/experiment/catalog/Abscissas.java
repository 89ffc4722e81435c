package wick.experiment.catalog;

import java.util.Arrays;
import java.util.List;
import wick.experiment.Evidence;
import wick.experiment.Sample;
import wick.lab.simulation.linear.LinearEnsemble;
import wick.lab.simulation.linear.LinearReading;
import wick.lab.simulation.linear.LinearSample;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.observable.Measurement;
import wick.observable.Measurement.Engine;

/// The eigenvalues of W over σ_w, of networks of one size: they do not depend on σ_w or γ, so that one ensemble
/// serves every ratio of the two. A network is unstable where its largest real part exceeds γ/σ_w.
record Abscissas(int size, Sample eigenvalues, Vector largest) {
    private static final RecurrentNetwork UNIT = RecurrentNetwork.of(new Linear(), 1, 1, 0);

    static Abscissas drawn(int size, int networks, long seed) {
        LinearSample found = LinearEnsemble.of(
                        UNIT, size, Address.of(seed, "recurrent-instability.size-" + size), networks)
                .sample(new LinearReading.Eigenvalues());
        double[] largest = found.column(0);
        Arrays.sort(largest);
        return new Abscissas(size, new Sample(found.values(), seed, Engine.REAL_WEIGHTS), Vector.of(largest));
    }

    int networks() {
        return eigenvalues.networks();
    }

    /// The share of networks with an eigenvalue beyond `threshold`.
    Evidence unstable(double threshold) {
        return eigenvalues.mean(row -> row[0] > threshold ? 1 : 0);
    }

    /// The mean number of eigenvalues beyond `threshold`.
    Evidence modes(double threshold) {
        return eigenvalues.mean(row -> {
            int count = 0;
            while (count < size && row[count] > threshold) {
                count++;
            }
            return count;
        });
    }

    /// The median of the largest real part; its standard error from the order statistics √M/2 to both sides.
    Measurement median() {
        int count = largest.size();
        int middle = count / 2;
        int off = (int) Math.ceil(Math.sqrt(count) / 2);
        double error = (largest.at(middle + off) - largest.at(middle - off)) / 2;
        return new Measurement(largest.at(middle), error, count, eigenvalues.seed(), Engine.REAL_WEIGHTS, List.of());
    }
}
