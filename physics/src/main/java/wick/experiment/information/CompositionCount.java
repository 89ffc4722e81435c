package wick.experiment.information;

import java.util.List;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Judge;
import wick.experiment.Question;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.topic.information.Hierarchy;
import wick.topic.information.lab.HierarchySamples;
import wick.topic.information.theory.InformationFlow;
import wick.topic.information.theory.SufficientStatistics;

/// How often the first cause was behind the last state, against the posterior as a composition of functions: counted so
/// that they fit, and as corollary 2 of the source counts those of its theorem 2.
final class CompositionCount {
    private CompositionCount() {}

    /// Both comparisons, for a hierarchy of two levels; the second is expected to disagree.
    static List<Comparison> compare(HierarchyInformation experiment, Settings settings, Hierarchy.Chain chain) {
        int state = chain.states(2) - 1;
        SufficientStatistics statistics = SufficientStatistics.of(InformationFlow.of(chain));
        double right = statistics.posterior(0, statistics.statistic(0)[state], chain.states(0))[0];
        double literal = literal(statistics, chain, state);
        Sample sample = Sets.draw(settings, experiment.id() + ".composition", 2, (stream, row) -> {
            int[][] counts = HierarchySamples.counts(chain, 2, stream, settings.size("samples"));
            row[0] = counts[0][state];
            row[1] = counts[0][state] + counts[1][state];
        });
        var measured = sample.jackknife(mean -> mean[0] / mean[1], row -> row[0]);
        return List.of(
                Judge.of(
                        Question.of(
                                Subject.of(
                                        "composition", "P(y0 = 0 | y2 = " + state + ") by functions that fit together"),
                                Sets.exact(right, 1e-12),
                                new Alternative("functions as the corollary counts them", literal),
                                settings.more(experiment, "sets")),
                        measured),
                Judge.of(
                        Question.of(
                                        Subject.of(
                                                "composition.literal",
                                                "P(y0 = 0 | y2 = " + state
                                                        + ") by functions as the corollary counts them"),
                                        Sets.exact(literal, 0),
                                        new Alternative("functions that fit together", right),
                                        settings.more(experiment, "sets"))
                                .expecting(Verdict.DISAGREES),
                        measured));
    }

    /// f_0 ∘ f_1 ∘ f_2 with f_0 = P(y_0 | T_0 = ·), theorem 2's f_1 from T_2 = y_2 to T_1, and f_2 = T_1: the function
    /// from T_1 to T_0 is missing and that from y_2 to T_1 stands twice, its values read as states.
    static double literal(SufficientStatistics statistics, Hierarchy.Chain chain, int state) {
        int[] toFirst = statistics.function(2);
        return statistics.posterior(0, toFirst[toFirst[state]], chain.states(0))[0];
    }
}
