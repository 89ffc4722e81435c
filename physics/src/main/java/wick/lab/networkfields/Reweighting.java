package wick.lab.networkfields;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.Jackknife;

/// Averages in an interacting theory from networks of the free one: ⟨O⟩ = Σ O e^{−S} / Σ e^{−S}.
///
/// The effective sample size (Σ w)² / Σ w² says how many networks carry the average. Where few do, the
/// average and its error are both wrong, and neither is returned.
///
/// Source: Demirtas et al. 2024, arXiv:2307.03223.
public sealed interface Reweighting {
    /// Below this part of the networks reweighting counts as collapsed.
    double SMALLEST_SHARE = 0.05;

    /// No single network may carry more than this part of all weight.
    double HEAVIEST_WEIGHT = 0.01;

    /// (Σ w)² / Σ w².
    double effectiveNetworks();

    long networks();

    /// The averages with their errors, in the order of the columns.
    record Trusted(List<Estimate> estimates, double effectiveNetworks, long networks) implements Reweighting {
        public Trusted {
            estimates = List.copyOf(estimates);
        }
    }

    /// Too few networks carry the weight; `heaviest` is the part of the heaviest one.
    record Collapsed(double effectiveNetworks, double heaviest, long networks) implements Reweighting {}

    /// `rows` has one row per network: the actions S in the first column, observables in the others.
    static Reweighting of(Matrix rows) {
        int networks = rows.rows();
        double least = Double.POSITIVE_INFINITY;
        for (int n = 0; n < networks; n++) {
            double action = rows.at(n, 0);
            if (!Double.isFinite(action)) {
                throw new IllegalArgumentException("the action " + action + " of network " + n + " must be finite");
            }
            least = Math.min(least, action);
        }
        int observables = rows.columns() - 1;
        Matrix weighted = Matrix.zeros(networks, observables + 1);
        double sum = 0;
        double squares = 0;
        for (int n = 0; n < networks; n++) {
            double weight = Math.exp(least - rows.at(n, 0));
            sum += weight;
            squares += weight * weight;
            weighted.set(n, 0, weight);
            for (int j = 1; j <= observables; j++) {
                weighted.set(n, j, weight * rows.at(n, j));
            }
        }
        double effective = sum * sum / squares;
        double heaviest = 1 / sum;
        if (effective < SMALLEST_SHARE * networks || heaviest > HEAVIEST_WEIGHT) {
            return new Collapsed(effective, heaviest, networks);
        }
        List<Estimate> estimates = new ArrayList<>();
        for (int j = 1; j <= observables; j++) {
            int column = j;
            estimates.add(Jackknife.of(weighted, Math.min(500, networks), means -> means[column] / means[0]));
        }
        return new Trusted(estimates, effective, networks);
    }
}
