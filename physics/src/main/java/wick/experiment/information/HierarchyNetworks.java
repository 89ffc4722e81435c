package wick.experiment.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
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
import wick.network.Network;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.information.Hierarchy.BroadcastTree;
import wick.topic.information.RandomGrammar;
import wick.topic.information.lab.LabeledLeaves;
import wick.topic.information.lab.LearnedInference;
import wick.topic.information.lab.LearnedInference.Examples;
import wick.topic.information.lab.LearnedInference.Leaves;
import wick.topic.information.lab.LearnedInference.Score;
import wick.topic.information.theory.TreeReconstruction;

/// A network shaped like the hierarchy and one with a single hidden layer learn the cause from examples: neither does
/// better than exact inference. On a noisy tree both come close; where levels combine as a grammar does, depth decides.
public final class HierarchyNetworks implements Experiment {
    private static final int DEPTH = 4;
    private static final int SYMBOLS = 4;
    private static final int FRESH = 2000;

    /// A hierarchy: what is drawn of it, and what exact inference reaches.
    private record Task(
            String name,
            Leaves leaves,
            BiFunction<RandomStream, Integer, Examples> draw,
            TreeReconstruction.Interval information,
            TreeReconstruction.Interval accuracy) {}

    @Override
    public String id() {
        return "hierarchy-networks";
    }

    @Override
    public String title() {
        return "Networks shaped like a hierarchy";
    }

    @Override
    public String question() {
        return "Does a network that is shaped like the hierarchy infer its cause better than a shallow one?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("examples", "examples that each network learns from", 1500, 50, 1_000_000),
                new Parameter.Whole("synonyms", "pairs that each of the 4 symbols of a grammar can become", 3, 1, 4),
                new Parameter.Whole("channels", "channels of the deep network", 16, 1, 1000),
                new Parameter.Whole("hidden", "units of the shallow network", 256, 1, 100_000),
                new Parameter.Whole("steps", "steps of Adam on batches of 64", 800, 1, 1_000_000),
                new Parameter.Real("rate", "rate of Adam", 0.003, 1e-6, 1),
                new Parameter.Whole("networks", "networks of each shape on each hierarchy", 16, 10, 10_000),
                Sets.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIN_2017);
    }

    private static Task tree() {
        BroadcastTree tree = new BroadcastTree(2, 0.1, DEPTH);
        TreeReconstruction.Depth exact = TreeReconstruction.of(tree).getLast();
        return new Task(
                "tree",
                new Leaves(1, 1 << DEPTH, 2),
                (stream, count) -> LabeledLeaves.of(tree, stream, count),
                exact.information(),
                exact.accuracy());
    }

    /// Every word determines its class. Each network has a grammar of its own, whose seed is the stream's first number.
    private static Task grammar(int synonyms) {
        double all = Math.log(SYMBOLS);
        return new Task(
                "grammar",
                new Leaves(SYMBOLS, 1 << DEPTH, SYMBOLS),
                (stream, count) -> LabeledLeaves.of(
                        new RandomGrammar(SYMBOLS, synonyms, DEPTH, stream.nextLong() >>> 1), stream, count),
                new TreeReconstruction.Interval(all, all),
                new TreeReconstruction.Interval(1, 1));
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Section> sections = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        TreeMap<String, Matrix> arrays = new TreeMap<>();
        for (Task task : List.of(tree(), grammar(settings.size("synonyms")))) {
            List<Comparison> comparisons = new ArrayList<>();
            for (boolean deep : new boolean[] {true, false}) {
                progress.at(task.name() + (deep ? ", deep" : ", shallow"), samples.size() / 4.0);
                Sample sample = learn(settings, task, deep);
                samples.add(sample);
                arrays.put(task.name() + (deep ? "_deep" : "_shallow"), sample.rows());
                String shape = deep ? "deep" : "shallow";
                comparisons.add(bound(
                        settings,
                        Subject.of(
                                task.name() + "." + shape + ".information",
                                "what a " + shape + " network conveys of the cause"),
                        task.information(),
                        sample.mean(0)));
                comparisons.add(bound(
                        settings,
                        Subject.of(task.name() + "." + shape + ".accuracy", "right guesses of a " + shape + " network"),
                        task.accuracy(),
                        sample.mean(1)));
            }
            sections.add(new Section(
                    task.name(),
                    task.name().equals("tree") ? "A noisy tree" : "A grammar",
                    task.name().equals("tree")
                            ? "Leaves of a broadcast tree of depth 4, noise 0.1, against exact messages."
                            : "Words of random grammars of depth 4, one for each network, which determine their class.",
                    comparisons,
                    List.of()));
        }
        return new Result(id(), answer(samples), sections, arrays);
    }

    private static String answer(List<Sample> samples) {
        double[] right = samples.stream()
                .mapToDouble(sample -> 100 * sample.mean(1).measurement().mean())
                .toArray();
        return String.format(
                Locale.ROOT,
                "Right guesses of the cause: on random grammars deep %.1f %%, shallow %.1f %%, exact 100 %%; on a noisy"
                        + " tree deep %.1f %%, shallow %.1f %%, exact %.1f %%.",
                right[2],
                right[3],
                right[0],
                right[1],
                100 * tree().accuracy().middle());
    }

    private Comparison bound(
            Settings settings, Subject subject, TreeReconstruction.Interval optimum, Evidence evidence) {
        return Judge.of(
                new Question(
                        subject,
                        new Prediction.Bound(optimum.upper(), optimum.error(), true, Sets.LIN),
                        Optional.empty(),
                        Verdict.NOT_VIOLATED,
                        settings.more(this, "networks")),
                evidence);
    }

    /// Each network has examples, fresh examples and first weights of its own.
    private Sample learn(Settings settings, Task task, boolean deep) {
        int networks = settings.size("networks");
        int examples = settings.size("examples");
        Network network = deep
                ? LearnedInference.deep(task.leaves(), settings.size("channels"))
                : LearnedInference.shallow(task.leaves(), settings.size("hidden"));
        var lesson = new LearnedInference.Lesson(settings.real("rate"), 64, settings.size("steps"));
        Address address = Address.of(settings.whole("seed"), id() + "." + task.name() + (deep ? ".deep" : ".shallow"));
        Matrix rows = Matrix.zeros(networks, 2);
        Parallel.forEach(networks, k -> {
            RandomStream stream = address.network(k).block(1).open();
            Examples all = task.draw().apply(stream, examples + FRESH);
            Examples learned = part(all, 0, examples);
            Examples fresh = part(all, examples, examples + FRESH);
            Score score = LearnedInference.learn(network, lesson, learned, fresh, address.network(k));
            rows.set(k, 0, score.conveyed());
            rows.set(k, 1, score.accuracy());
        });
        return new Sample(rows, settings.whole("seed"), Engine.REAL_WEIGHTS);
    }

    private static Examples part(Examples examples, int from, int to) {
        return new Examples(examples.inputs().rows(from, to), examples.targets().rows(from, to));
    }
}
