package wick.theory.recurrent.diagrams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Time;

/// Coefficients of W_e^c W_f^d in the stationary ⟨h_0²⟩ of a few units joined by two weights, each to any power.
///
/// The stationary density is expanded in the weights: with L the generator of the units without weights and V that of
/// the weights, p_k = −L^−1 V p_(k−1). In steps the density after a step is that before it, each unit moved by η W φ:
/// Σ_k (η W)^k/k! (−∂)^k after the step of the units without weights has acted on φ^k p.
final class WeightExpansion {
    private final HermiteModes modes;
    private final List<Integer> sizes;
    private final List<Weight> weights;
    private final double perWeight;
    private final boolean steps;
    private final double[] passing;
    private final double[] resolvent;
    private final Map<List<Integer>, ModeTensor> known = new HashMap<>();

    /// A weight from one unit to another.
    record Weight(int to, int from) {}

    /// A unit with the dynamics of `network` less its weights has the modes `modes`.
    WeightExpansion(RecurrentNetwork network, HermiteModes modes, List<Weight> weights) {
        this.modes = modes;
        this.weights = List.copyOf(weights);
        int units = 1
                + weights.stream()
                        .mapToInt(w -> Math.max(w.to(), w.from()))
                        .max()
                        .orElse(0);
        sizes = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            int own = unit;
            boolean speaks = weights.stream().anyMatch(w -> w.from() == own);
            sizes.add(speaks ? modes.count() : 3);
        }
        int most = units * modes.count();
        passing = new double[most];
        resolvent = new double[most];
        switch (network.time()) {
            case Time.Continuous _ -> {
                steps = false;
                perWeight = 1;
                for (int n = 1; n < most; n++) {
                    resolvent[n] = 1 / (n * network.decay());
                }
            }
            case Time.Steps(double step) -> {
                steps = true;
                perWeight = step;
                for (int n = 1; n < most; n++) {
                    passing[n] = Math.pow(1 - step * network.decay(), n);
                    resolvent[n] = 1 / (1 - passing[n]);
                }
                passing[0] = 1;
            }
        }
    }

    /// The coefficient of Π W^power, one power for each weight.
    double secondMoment(List<Integer> powers) {
        ModeTensor density = density(powers);
        double variance = modes.deviation() * modes.deviation();
        boolean bare = powers.stream().allMatch(p -> p == 0);
        return variance * (Math.sqrt(2) * density.first(2) + (bare ? 1 : 0));
    }

    private ModeTensor density(List<Integer> powers) {
        ModeTensor before = known.get(powers);
        if (before == null) {
            before = powers.stream().allMatch(p -> p == 0) ? ModeTensor.vacuum(sizes) : expanded(powers);
            known.put(powers, before);
        }
        return before;
    }

    private ModeTensor expanded(List<Integer> powers) {
        ModeTensor sum = ModeTensor.zero(sizes);
        for (List<Integer> last : below(powers)) {
            List<Integer> rest = new ArrayList<>();
            int total = 0;
            double factor = 1;
            for (int w = 0; w < powers.size(); w++) {
                rest.add(powers.get(w) - last.get(w));
                total += last.get(w);
                for (int i = 1; i <= last.get(w); i++) {
                    factor *= perWeight / i;
                }
            }
            if (total > 0 && (steps || total == 1)) {
                sum.add(pushed(density(rest), last), factor);
            }
        }
        return sum.scaled(resolvent);
    }

    private ModeTensor pushed(ModeTensor density, List<Integer> by) {
        ModeTensor result = density;
        for (int w = 0; w < weights.size(); w++) {
            if (by.get(w) > 0) {
                result = result.times(modes.matrix(by.get(w)), weights.get(w).from());
            }
        }
        result = steps ? result.scaled(passing) : result;
        for (int w = 0; w < weights.size(); w++) {
            for (int i = 0; i < by.get(w); i++) {
                result = result.raised(weights.get(w).to(), modes.deviation());
            }
        }
        return result;
    }

    /// All powers up to the given ones.
    private static List<List<Integer>> below(List<Integer> powers) {
        List<List<Integer>> all = List.of(List.of());
        for (int power : powers) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> start : all) {
                for (int p = 0; p <= power; p++) {
                    List<Integer> whole = new ArrayList<>(start);
                    whole.add(p);
                    longer.add(whole);
                }
            }
            all = longer;
        }
        return all;
    }
}
