package wick.topic.information.theory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;
import wick.topic.information.Hierarchy;
import wick.topic.information.StochasticMatrix;
import wick.topic.information.theory.SufficientStatistics.Classes;

/// States taken together where their posterior rows are the same fractions.
final class ExactClasses {
    private ExactClasses() {}

    /// The rows of one level with the functions from the level below.
    private record Level(List<Integer> function, List<SortedMap<Integer, BigFraction>> rows) {}

    static List<Classes> of(Hierarchy.Chain chain) {
        List<Level> levels = levels(chain);
        double[] weights = InformationFlow.of(chain).law(chain.levels()).toArray();
        List<Classes> classes = new ArrayList<>();
        for (int i = chain.levels() - 1; i >= 0; i--) {
            Level level = levels.get(i);
            double[] masses = new double[level.rows().size()];
            for (int c = 0; c < weights.length; c++) {
                masses[level.function().get(c)] += weights[c];
            }
            weights = masses;
            int[] function =
                    level.function().stream().mapToInt(Integer::intValue).toArray();
            classes.add(new Classes(function, sparse(level.rows(), chain.states(i)), masses));
        }
        return classes.reversed();
    }

    /// P(y_0 | T_0 = c), one row per class.
    static List<List<BigFraction>> posterior(Hierarchy.Chain chain) {
        List<List<BigFraction>> posterior = new ArrayList<>();
        for (SortedMap<Integer, BigFraction> row : levels(chain).getFirst().rows()) {
            List<BigFraction> full = new ArrayList<>();
            for (int y = 0; y < chain.states(0); y++) {
                full.add(row.getOrDefault(y, BigFraction.ZERO));
            }
            posterior.add(full);
        }
        return posterior;
    }

    private static List<Level> levels(Hierarchy.Chain chain) {
        List<List<BigFraction>> laws =
                new ArrayList<>(List.of(chain.exactPrior().orElseThrow()));
        chain.steps().forEach(step -> laws.add(effects(step, laws.getLast())));
        List<SortedMap<Integer, BigFraction>> rows = new ArrayList<>();
        for (int y = 0; y < chain.states(chain.levels()); y++) {
            rows.add(new TreeMap<>(Map.of(y, BigFraction.ONE)));
        }
        List<Level> levels = new ArrayList<>();
        for (int i = chain.levels(); i >= 1; i--) {
            List<SortedMap<Integer, BigFraction>> up =
                    posteriors(chain.steps().get(i - 1), laws.get(i - 1), laws.get(i));
            Level level = merge(rows.stream().map(row -> mixture(row, up)).toList());
            levels.add(level);
            rows = level.rows();
        }
        return levels.reversed();
    }

    private static Level merge(List<SortedMap<Integer, BigFraction>> rows) {
        Map<SortedMap<Integer, BigFraction>, Integer> numbers = new LinkedHashMap<>();
        List<Integer> function = new ArrayList<>();
        for (SortedMap<Integer, BigFraction> row : rows) {
            int fresh = numbers.size();
            function.add(numbers.computeIfAbsent(row, _ -> fresh));
        }
        return new Level(function, List.copyOf(numbers.keySet()));
    }

    private static List<BigFraction> effects(StochasticMatrix step, List<BigFraction> causes) {
        List<BigFraction> exact = step.exact().orElseThrow();
        List<BigFraction> law = new ArrayList<>(java.util.Collections.nCopies(step.effects(), BigFraction.ZERO));
        for (int c = 0; c < step.causes(); c++) {
            for (int k = step.start(c); k < step.start(c + 1); k++) {
                int e = step.effect(k);
                law.set(e, law.get(e).add(exact.get(k).multiply(causes.get(c))));
            }
        }
        return law;
    }

    private static List<SortedMap<Integer, BigFraction>> posteriors(
            StochasticMatrix step, List<BigFraction> causes, List<BigFraction> effects) {
        List<BigFraction> exact = step.exact().orElseThrow();
        List<SortedMap<Integer, BigFraction>> rows = new ArrayList<>();
        for (int e = 0; e < step.effects(); e++) {
            rows.add(new TreeMap<>());
        }
        for (int c = 0; c < step.causes(); c++) {
            for (int k = step.start(c); k < step.start(c + 1); k++) {
                int e = step.effect(k);
                rows.get(e).put(c, exact.get(k).multiply(causes.get(c)).divide(effects.get(e)));
            }
        }
        return rows;
    }

    private static SortedMap<Integer, BigFraction> mixture(
            SortedMap<Integer, BigFraction> row, List<SortedMap<Integer, BigFraction>> up) {
        SortedMap<Integer, BigFraction> mixed = new TreeMap<>();
        row.forEach((y, weight) ->
                up.get(y).forEach((cause, p) -> mixed.merge(cause, weight.multiply(p), BigFraction::add)));
        return mixed;
    }

    private static SparseRows sparse(List<SortedMap<Integer, BigFraction>> rows, int columns) {
        SparseRows.Builder builder = new SparseRows.Builder(columns);
        rows.forEach(row -> {
            row.forEach((j, p) -> builder.add(j, p.doubleValue()));
            builder.endRow();
        });
        return builder.build();
    }
}
