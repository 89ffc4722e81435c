package wick.experiment.information;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.observable.ExpressivityBibliography;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.information.Hierarchy;
import wick.topic.information.HierarchyFile;
import wick.topic.information.lab.HierarchySamples;
import wick.topic.information.lab.PluginInformation;
import wick.topic.information.theory.InformationFlow;
import wick.topic.information.theory.SufficientStatistics;

/// Information along hierarchies from samples alone, against the exact values: it falls from level to level, the
/// minimal sufficient statistic keeps all of it, a coarser map does not. That the plug-in estimate may be taken as it
/// comes must disagree.
public final class HierarchyInformation implements Experiment {
    private static final String WORKED = """
            hierarchy:
              prior: [0.6, 0.4]
              levels:
                - matrix: [[0.7, 0.2], [0.2, 0.3], [0.1, 0.5]]
                - matrix: [[0.5, 0.1, 0.1], [0.25, 0.05, 0.05], [0.15, 0.45, 0.25], [0.1, 0.4, 0.6]]
            """;
    private static final String SYMMETRIC =
            "hierarchy: {prior: [0.5, 0.5], levels: [{binary-symmetric: {flip: 0.05, levels: 5}}]}";
    private static final String WIDE = """
            hierarchy:
              prior: [0.2, 0.3, 0.5]
              levels: [{random: {states: 12, parents: 2, seed: 3}}, {random: {states: 40, parents: 3, seed: 4}}]
            """;

    @Override
    public String id() {
        return "hierarchy-information";
    }

    @Override
    public String title() {
        return "Information along a hierarchy";
    }

    @Override
    public String question() {
        return "Do samples show the information that theory computes, and does the least statistic keep all of it?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("samples", "samples in a set", 1000, 100, 1_000_000),
                Sets.count("sets of samples, for each hierarchy", 2000),
                Sets.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIN_2017, ExpressivityBibliography.PANINSKI_2003);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Comparison> levels = new ArrayList<>();
        levels.addAll(levels(settings, "worked", WORKED));
        progress.at("worked", 0.2);
        levels.addAll(levels(settings, "symmetric", SYMMETRIC));
        progress.at("symmetric", 0.4);
        levels.addAll(levels(settings, "wide", WIDE));
        progress.at("wide", 0.7);
        List<Comparison> kept = kept(settings);
        List<Comparison> counted = CompositionCount.compare(this, settings, chain(WORKED));
        List<Comparison> wrong = List.of(plugin(settings), counted.getLast());
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Yes: in three classes of four states the statistic keeps %.5f ± %.2g nats, of %.5f in the data.",
                        kept.getFirst().measurement().mean(),
                        kept.getFirst().measurement().standardError(),
                        kept.getFirst().prediction().value()),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "I(y0; y_i) in nats from counts, by the jackknife, against the product of matrices.",
                                levels,
                                List.of()),
                        new Section(
                                "statistic",
                                "The least statistic",
                                "States with equal posteriors taken together say as much; two more taken together say less.",
                                List.of(kept.get(0), kept.get(1), counted.getFirst()),
                                List.of()),
                        new Section(
                                "as-it-comes",
                                "Wrong: counts taken as they come, functions counted as they come",
                                "The plug-in estimate is too large by about (values of one − 1)(values of the other − 1)/(2"
                                        + " samples). The composition that ends in P(y0 | T_0) needs T_(i−1) = f_i(T_i).",
                                wrong,
                                List.of())),
                new TreeMap<>());
    }

    private static Hierarchy.Chain chain(String yaml) {
        return (Hierarchy.Chain) HierarchyFile.parse("hierarchy", yaml.getBytes(UTF_8));
    }

    /// The information of the last two levels.
    private List<Comparison> levels(Settings settings, String name, String yaml) {
        Hierarchy.Chain chain = chain(yaml);
        List<Double> exact = InformationFlow.of(chain).ofFirst();
        List<Comparison> comparisons = new ArrayList<>();
        for (int level = chain.levels() - 1; level <= chain.levels(); level++) {
            int seen = level;
            Sample sample = Sets.draw(
                    settings,
                    id() + "." + name + "-" + level,
                    1,
                    (stream, row) -> row[0] = PluginInformation.of(
                                    HierarchySamples.counts(chain, seen, stream, settings.size("samples")))
                            .jackknife());
            int other = level == chain.levels() ? level - 1 : level + 1;
            comparisons.add(Judge.of(
                    Question.of(
                            Subject.of(name + ".level-" + level, "I(y0; y" + level + ") of the " + name + " hierarchy"),
                            new Prediction.Exact(exact.get(level - 1), remainder(settings, chain, level), Sets.LIN),
                            new Alternative("the neighboring level", exact.get(other - 1)),
                            settings.more(this, "sets")),
                    sample.mean(0)));
        }
        return comparisons;
    }

    /// What the jackknife leaves of the bias is of order 1/samples², about the square of what it takes off.
    private static double remainder(Settings settings, Hierarchy.Chain chain, int level) {
        double first = first(settings, chain, level);
        return first * first;
    }

    private static double first(Settings settings, Hierarchy.Chain chain, int level) {
        return (chain.states(0) - 1.0) * (chain.states(level) - 1.0) / (2.0 * settings.whole("samples"));
    }

    private List<Comparison> kept(Settings settings) {
        Hierarchy.Chain chain = chain(WORKED);
        InformationFlow flow = InformationFlow.of(chain);
        int[] least = SufficientStatistics.of(flow).statistic(0);
        int[] coarser = {0, 0, 0, 1};
        Sample sample = Sets.draw(settings, id() + ".statistic", 2, (stream, row) -> {
            int[][] counts = HierarchySamples.counts(chain, 2, stream, settings.size("samples"));
            row[0] = PluginInformation.of(mapped(counts, least)).jackknife();
            row[1] = PluginInformation.of(mapped(counts, coarser)).jackknife();
        });
        double whole = flow.ofFirst().getLast();
        double part = flow.kept(coarser);
        double error = remainder(settings, chain, 2);
        return List.of(
                Judge.of(
                        Question.of(
                                Subject.of("least", "information kept by the least sufficient statistic"),
                                new Prediction.Exact(whole, error, Sets.LIN),
                                new Alternative("one state more taken in", part),
                                settings.more(this, "sets")),
                        sample.mean(0)),
                Judge.of(
                        Question.of(
                                Subject.of("coarser", "information kept with one state more taken in"),
                                new Prediction.Exact(part, error, Sets.LIN),
                                new Alternative("nothing more is lost", whole),
                                settings.more(this, "sets")),
                        sample.mean(1)));
    }

    private static int[][] mapped(int[][] counts, int[] map) {
        int values = java.util.Arrays.stream(map).max().orElse(0) + 1;
        int[][] mapped = new int[counts.length][values];
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < map.length; j++) {
                mapped[i][map[j]] += counts[i][j];
            }
        }
        return mapped;
    }

    private Comparison plugin(Settings settings) {
        Hierarchy.Chain chain = chain(WIDE);
        double exact = InformationFlow.of(chain).ofFirst().getLast();
        Sample sample = Sets.draw(
                settings,
                id() + ".as-it-comes",
                1,
                (stream, row) -> row[0] = PluginInformation.of(
                                HierarchySamples.counts(chain, 2, stream, settings.size("samples")))
                        .plugin());
        return Judge.of(
                Question.of(
                                Subject.of(
                                        "plugin",
                                        "I(y0; y2) of the wide hierarchy by the plug-in estimate as it comes"),
                                new Prediction.Exact(exact, 0, Sets.basis(ExpressivityBibliography.PANINSKI_2003)),
                                new Alternative("with its bias to first order", exact + first(settings, chain, 2)),
                                settings.more(this, "sets"))
                        .expecting(Verdict.DISAGREES),
                sample.mean(0));
    }
}
