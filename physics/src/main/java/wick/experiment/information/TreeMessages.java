package wick.experiment.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Figure;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.ExpressivityBibliography;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.information.Hierarchy.BroadcastTree;
import wick.topic.information.lab.HierarchySamples;
import wick.topic.information.lab.TreeInference;
import wick.topic.information.theory.TreeReconstruction;
import wick.topic.information.theory.TreeReconstruction.Depth;

/// The root of drawn broadcast trees guessed from their leaves, against the exact law of the messages: above and below
/// the threshold b (1 − 2ε)² = 1.
public final class TreeMessages implements Experiment {
    private static final List<Double> NOISES = List.of(0.1, 0.2);

    @Override
    public String id() {
        return "tree-messages";
    }

    @Override
    public String title() {
        return "What the leaves of a tree say of its root";
    }

    @Override
    public String question() {
        return "How often is the cause at the root of a hierarchy guessed from its leaves, and at any depth?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("depth", "generations below the root", 5, 3, 12),
                Sets.count("trees", 200_000),
                Sets.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.EVANS_2000, ExpressivityBibliography.LIN_2017);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        int depth = settings.size("depth");
        List<Comparison> comparisons = new ArrayList<>();
        TreeMap<String, Matrix> arrays = new TreeMap<>();
        List<Figure.Trace> traces = new ArrayList<>();
        for (double noise : NOISES) {
            BroadcastTree tree = new BroadcastTree(2, noise, depth);
            List<Depth> exact = TreeReconstruction.of(tree);
            Sample sample = draw(settings, tree, progress);
            String name = String.format(Locale.ROOT, "noise-%.1f", noise);
            Depth last = exact.getLast();
            Depth before = exact.get(depth - 2);
            String where = String.format(Locale.ROOT, " of depth %d, noise %.1f", depth, noise);
            comparisons.add(Judge.of(
                    question(
                            settings,
                            Subject.of("information." + name, "information of the leaves of a tree" + where),
                            last.information(),
                            new Alternative(
                                    "one generation fewer", before.information().middle())),
                    sample.mean(0)));
            comparisons.add(Judge.of(
                    question(
                            settings,
                            Subject.of("accuracy." + name, "right guesses of the root of a tree" + where),
                            last.accuracy(),
                            new Alternative(
                                    "one generation fewer", before.accuracy().middle())),
                    sample.mean(1)));
            comparisons.add(majority(settings, name, where, last, sample));
            arrays.put(String.format(Locale.ROOT, "noise_%.0f_percent", 100 * noise), table(exact));
            traces.add(trace(noise, exact));
        }
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "At depth %d the root is guessed right in %.2f %% of trees with noise 0.1, above the threshold, and"
                                + " in %.2f %% with noise 0.2, below it.",
                        depth,
                        100 * comparisons.get(1).measurement().mean(),
                        100 * comparisons.get(4).measurement().mean()),
                List.of(new Section(
                        id(),
                        title(),
                        "Messages from the leaves of drawn trees against the exact law of messages; b(1 − 2ε)² is 1.28 and"
                                + " 0.72.",
                        comparisons,
                        List.of(figure(traces)))),
                arrays);
    }

    private static Question question(
            Settings settings, Subject subject, TreeReconstruction.Interval interval, Alternative rival) {
        return Question.of(
                subject,
                new Prediction.Exact(
                        interval.middle(), interval.error(), Sets.basis(ExpressivityBibliography.EVANS_2000)),
                rival,
                settings.more(new TreeMessages(), "sets"));
    }

    /// Counting leaves is a function of them, so that it is right at most as often.
    private Comparison majority(Settings settings, String name, String where, Depth exact, Sample sample) {
        return Judge.of(
                new Question(
                        Subject.of("majority." + name, "right guesses by the majority of leaves" + where),
                        new Prediction.Bound(
                                exact.accuracy().upper(), exact.accuracy().error(), true, Sets.LIN),
                        Optional.empty(),
                        wick.experiment.Verdict.NOT_VIOLATED,
                        settings.more(this, "sets")),
                sample.mean(2));
    }

    /// Information conveyed, right guesses by messages, right guesses by majority, for each tree.
    private static Sample draw(Settings settings, BroadcastTree tree, Progress progress) {
        int leaves = HierarchySamples.leaves(tree);
        return Sets.draw(
                settings,
                String.format(Locale.ROOT, "tree-messages.noise-%.1f", tree.noise()),
                3,
                (stream, row) -> {
                    int[] values = new int[leaves];
                    int root = HierarchySamples.leavesInto(tree, stream, values);
                    double bias = TreeInference.bias(tree, values);
                    row[0] = TreeInference.conveyed(bias, root);
                    row[1] = right(Math.signum(bias), root);
                    row[2] = right(TreeInference.majority(values), root);
                },
                progress);
    }

    private static double right(double guess, int root) {
        return guess == 0 ? 0.5 : guess == root ? 1 : 0;
    }

    private static Matrix table(List<Depth> depths) {
        Matrix table = Matrix.zeros(depths.size(), 3);
        for (int i = 0; i < depths.size(); i++) {
            table.set(i, 0, i + 1);
            table.set(i, 1, depths.get(i).information().middle());
            table.set(i, 2, depths.get(i).accuracy().middle());
        }
        return table;
    }

    private static Figure.Trace trace(double noise, List<Depth> depths) {
        return new Figure.Trace.Line(
                String.format(Locale.ROOT, "noise %.1f", noise),
                Vector.range(1, depths.size() + 1),
                Vector.of(depths.stream()
                        .mapToDouble(d -> d.information().middle())
                        .toArray()),
                Optional.empty());
    }

    private static Figure figure(List<Figure.Trace> traces) {
        return new Figure.Plot(
                "tree-information",
                "Information of the leaves on the root",
                "Above the threshold some of it stays at any depth.",
                new Figure.Axis("depth", false),
                new Figure.Axis("nats", false),
                traces);
    }
}
