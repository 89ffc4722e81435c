package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import wick.numeric.matrix.Matrix;
import wick.topic.information.Hierarchy;
import wick.topic.information.theory.GaussianFlow;
import wick.topic.information.theory.TreeReconstruction.Depth;
import wick.topic.information.theory.TreeReconstruction.Interval;

/// Gaussian chains and broadcast trees as JSON and as tables.
final class HierarchyWords {
    private HierarchyWords() {}

    static String gaussian(List<GaussianFlow.Level> levels, List<Matrix> functions, SequencedMap<String, Object> json) {
        GaussianFlow.Level last = levels.getLast();
        SequencedMap<String, Object> posterior = new LinkedHashMap<>();
        posterior.put("mean_map", MarkovWords.rows(last.mean()));
        posterior.put("covariance", MarkovWords.rows(last.covariance()));
        json.put("kind", "gaussian-chain");
        json.put(
                "mutual_information",
                levels.stream().map(GaussianFlow.Level::information).toList());
        json.put("merged_states", Optional.empty());
        json.put("posterior", posterior);
        json.put(
                "correlations",
                levels.stream().map(GaussianFlow.Level::correlations).toList());
        json.put(
                "statistic_dimension",
                levels.stream().map(GaussianFlow.Level::dimension).toList());
        json.put("functions", functions.stream().map(MarkovWords::rows).toList());
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "a Gaussian chain%n%n%8s %14s   correlations with y0%n", "level i", "I(y0; y_i)"));
        for (int i = 0; i < levels.size(); i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%8d %14.8g   %s%n",
                    i + 1,
                    levels.get(i).information(),
                    String.join(
                            " ",
                            levels.get(i).correlations().stream()
                                    .map(r -> String.format(Locale.ROOT, "%.6g", r))
                                    .toList())));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%nA sufficient statistic of y_%d for y0 has %d numbers: the posterior mean, undone level by"
                                + " level (--json: functions).%n",
                        levels.size(),
                        last.dimension()))
                .toString();
    }

    static String tree(Hierarchy.BroadcastTree tree, List<Depth> depths, SequencedMap<String, Object> json) {
        json.put("kind", "broadcast-tree");
        json.put(
                "mutual_information",
                depths.stream().map(d -> number(d.information())).toList());
        json.put("merged_states", Optional.empty());
        json.put("posterior", Optional.empty());
        json.put("accuracy", depths.stream().map(d -> number(d.accuracy())).toList());
        json.put("posterior_values", depths.stream().map(Depth::statistics).toList());
        json.put("strength", tree.strength());
        json.put("threshold_noise", threshold(tree.branching()));
        json.put("reconstructible", tree.strength() > 1);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "a fair bit copied down a tree, %d children each, wrong with probability %.6g%n%n"
                        + "%8s %16s %16s %16s%n",
                tree.branching(),
                tree.noise(),
                "depth",
                "I(root; leaves)",
                "best guess right",
                "values of |bias|"));
        for (Depth depth : depths) {
            text.append(String.format(
                    Locale.ROOT,
                    "%8d %16.8g %16.8g %16s%n",
                    depth.depth(),
                    depth.information().middle(),
                    depth.accuracy().middle(),
                    depth.statistics() > 0
                            ? String.valueOf(depth.statistics())
                            : String.format(
                                    Locale.ROOT,
                                    "grid, +-%.1g",
                                    depth.information().error())));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%nb (1 - 2 eps)^2 = %.6g: %s. The noise at which it is 1 is %.8g.%n",
                        tree.strength(),
                        tree.strength() > 1
                                ? "above 1, so leaves at any depth tell something of the root"
                                : "not above 1, so deep leaves tell nothing of the root",
                        threshold(tree.branching())))
                .toString();
    }

    private static double threshold(int branching) {
        return (1 - 1 / Math.sqrt(branching)) / 2;
    }

    /// A plain number where it is exact, else with its error.
    private static Object number(Interval interval) {
        if (interval.lower() == interval.upper()) {
            return interval.lower();
        }
        SequencedMap<String, Object> number = new LinkedHashMap<>();
        number.put("value", interval.middle());
        number.put("error", interval.error());
        return number;
    }
}
