package wick.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import wick.numeric.matrix.Matrix;
import wick.topic.information.Hierarchy;
import wick.topic.information.theory.InformationFlow;
import wick.topic.information.theory.SufficientStatistics;

/// A chain of finitely many states as JSON and as a table.
final class MarkovWords {
    /// Lists longer than this are left out of JSON.
    static final int MOST_NUMBERS = 100_000;

    private static final int MOST_ROWS = 12;

    private MarkovWords() {}

    /// Fills `json` and returns the text.
    static String of(InformationFlow flow, SufficientStatistics statistics, SequencedMap<String, Object> json) {
        Hierarchy.Chain chain = flow.chain();
        int n = chain.levels();
        List<Double> information = flow.ofFirst();
        List<Double> neighbors = flow.ofNeighbors();
        List<Integer> states =
                IntStream.rangeClosed(0, n).mapToObj(chain::states).toList();
        List<Integer> classes =
                IntStream.range(0, n).mapToObj(statistics::classes).toList();
        boolean small = chain.states(n) <= MOST_NUMBERS;
        boolean shown = (long) chain.states(0) * chain.states(n) <= MOST_NUMBERS;
        Optional<Matrix> posterior = shown ? Optional.of(flow.posterior(n)) : Optional.empty();
        json.put("kind", "chain");
        json.put("mutual_information", information);
        json.put("merged_states", small ? Optional.of(statistics.merged()) : Optional.empty());
        json.put("posterior", posterior.map(MarkovWords::rows));
        json.put("posterior_shape", List.of(chain.states(n), chain.states(0)));
        json.put("prior_entropy", flow.priorEntropy());
        json.put("neighbor_information", neighbors);
        json.put("states", states);
        json.put("classes", classes);
        json.put("functions", small ? Optional.of(functions(statistics, n)) : Optional.empty());
        json.put("statistic", small ? Optional.of(list(statistics.statistic(0))) : Optional.empty());
        json.put("kept_by_statistic", statistics.information(flow, 0));
        json.put("comparison", statistics.exact() ? "exact" : "tolerance");
        json.put("tolerance", statistics.exact() ? Optional.empty() : Optional.of(chain.tolerance()));
        return text(flow, statistics, new Found(information, neighbors, posterior));
    }

    private record Found(List<Double> information, List<Double> neighbors, Optional<Matrix> posterior) {}

    private static List<List<Integer>> functions(SufficientStatistics statistics, int levels) {
        return IntStream.rangeClosed(1, levels)
                .mapToObj(i -> list(statistics.function(i)))
                .toList();
    }

    static List<Integer> list(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    static List<List<Double>> rows(Matrix matrix) {
        return IntStream.range(0, matrix.rows())
                .mapToObj(i -> Arrays.stream(matrix.row(i)).boxed().toList())
                .toList();
    }

    private static String text(InformationFlow flow, SufficientStatistics statistics, Found found) {
        Hierarchy.Chain chain = flow.chain();
        int n = chain.levels();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d levels below y0, whose entropy is %.6g nats%n%n%8s %10s %14s %14s %14s%n",
                n,
                flow.priorEntropy(),
                "level i",
                "states",
                "I(y0; y_i)",
                "I(y_i-1; y_i)",
                "classes T_i"));
        text.append(String.format(
                Locale.ROOT, "%8d %10d %14s %14s %14d%n", 0, chain.states(0), "", "", statistics.classes(0)));
        for (int i = 1; i <= n; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%8d %10d %14.8g %14.8g %14d%n",
                    i,
                    chain.states(i),
                    found.information().get(i - 1),
                    found.neighbors().get(i - 1),
                    i < n ? statistics.classes(i) : chain.states(n)));
        }
        text.append(String.format(
                Locale.ROOT,
                "%nT_i is the class of y_%d that decides P(y_i | y_%d); T_(i-1) = f_i(T_i). Classes compared %s.%n"
                        + "T_0 keeps I(y0; T_0) = %.8g nats in %d classes of %d states.%n",
                n,
                n,
                statistics.exact() ? "as exact fractions" : "to a part " + chain.tolerance(),
                statistics.information(flow, 0),
                statistics.classes(0),
                chain.states(n)));
        if (chain.states(n) <= MOST_NUMBERS) {
            text.append(merged(statistics.merged()));
        }
        return text.append(posterior(chain, found.posterior())).toString();
    }

    private static String merged(List<List<Integer>> groups) {
        if (groups.isEmpty()) {
            return "No two states have the same posterior.\n";
        }
        List<String> words = new ArrayList<>();
        for (List<Integer> group : groups.subList(0, Math.min(groups.size(), MOST_ROWS))) {
            words.add(
                    group.size() <= MOST_ROWS
                            ? "{"
                                    + String.join(
                                            ", ",
                                            group.stream().map(String::valueOf).toList()) + "}"
                            : "{" + group.getFirst() + ", ..., " + group.getLast() + "; " + group.size() + " states}");
        }
        return "Merged: " + String.join(" ", words)
                + (groups.size() > MOST_ROWS ? " and " + (groups.size() - MOST_ROWS) + " more groups" : "") + "\n";
    }

    private static String posterior(Hierarchy.Chain chain, Optional<Matrix> posterior) {
        int n = chain.levels();
        if (posterior.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "%nP(y0 | y_%d) has %d x %d numbers: --posterior P.npy writes them.%n",
                    n,
                    chain.states(n),
                    chain.states(0));
        }
        Matrix rows = posterior.get();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%n%8s   P(y0 | y_%d)%n", "y_" + n, n));
        for (int y = 0; y < Math.min(rows.rows(), MOST_ROWS); y++) {
            text.append(String.format(Locale.ROOT, "%8d  ", y));
            for (int c = 0; c < Math.min(rows.columns(), 6); c++) {
                text.append(String.format(Locale.ROOT, " %10.7f", rows.at(y, c)));
            }
            text.append(rows.columns() > 6 ? " ...\n" : "\n");
        }
        return text + (rows.rows() > MOST_ROWS ? "... --json gives all\n" : "");
    }
}
