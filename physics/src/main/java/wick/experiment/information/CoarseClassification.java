package wick.experiment.information;

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
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.observable.ExpressivityBibliography;
import wick.observable.Source;
import wick.topic.information.QuadraticField;
import wick.topic.information.lab.field.FieldSampler;
import wick.topic.information.lab.field.ModePower;
import wick.topic.information.lab.field.PowerClassifier;
import wick.topic.information.theory.field.BlockMeans;
import wick.topic.information.theory.field.TwoEnsembles;

/// Which of two ensembles a coarse-grained image comes from: information of a classifier that has learned the power of
/// both from examples, against the exact information of the field, step by step. A difference in y0 survives, one in
/// y2 is lost. That a coarse image says as much as the fine one must disagree.
public final class CoarseClassification implements Experiment {
    private static final int STEPS = 3;
    private static final QuadraticField BASE = QuadraticField.of(0.05, 1, 0.5);

    /// A pair of ensembles that differ in one coupling.
    private record Pair(String coupling, QuadraticField other) {}

    @Override
    public String id() {
        return "coarse-classification";
    }

    @Override
    public String title() {
        return "What coarse images still say of their ensemble";
    }

    @Override
    public String question() {
        return "Which differences between ensembles of images survive coarse-graining, and how much is lost at each step?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("size", "points along a side of the finest lattice, a power of two", 32, 16, 256),
                new Parameter.Real("mass", "y0 of the second ensemble, 0.05 in the first", 0.15, 0.06, 10),
                new Parameter.Real("second", "y2 of the second ensemble, 0.5 in the first", 0.58, 0.51, 10),
                new Parameter.Whole("examples", "images of each ensemble to learn from", 20_000, 100, 10_000_000),
                Sets.count("images of each ensemble to be told apart", 8000),
                Sets.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIN_2017);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        int size = settings.size("size");
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("parameter 'size' is '" + size + "', allowed: a power of two");
        }
        List<Pair> pairs = List.of(
                new Pair("y0", QuadraticField.of(settings.real("mass"), 1, 0.5)),
                new Pair("y2", QuadraticField.of(0.05, 1, settings.real("second"))));
        List<Section> sections = new ArrayList<>();
        List<Comparison> lossless = new ArrayList<>();
        TreeMap<String, Matrix> arrays = new TreeMap<>();
        List<Double> exact = new ArrayList<>();
        for (Pair pair : pairs) {
            double share = sections.size() / 2.0;
            Sample sample = conveyed(settings, pair, (what, done) -> progress.at(what, share + done / 2));
            List<Comparison> comparisons = new ArrayList<>();
            Matrix table = Matrix.zeros(STEPS, 4);
            double fine = information(pair, size, 1);
            for (int step = 0; step < STEPS; step++) {
                double information = information(pair, size, 1 << step);
                exact.add(information);
                Alternative rival = rival(pair, size, step);
                Question question = Question.of(
                        Subject.of(
                                "differ-in-" + pair.coupling() + ".block-" + (1 << step),
                                "information of means over blocks of " + (1 << step) + " on " + pair.coupling()),
                        Sets.exact(information, learning(settings, size >> step, information)),
                        rival,
                        settings.more(this, "sets"));
                comparisons.add(Judge.of(question, sample.mean(step)));
                table.set(step, 0, 1 << step);
                table.set(step, 1, information);
                table.set(step, 2, comparisons.getLast().measurement().mean());
                table.set(step, 3, comparisons.getLast().measurement().standardError());
            }
            arrays.put("differ_in_" + pair.coupling(), table);
            if (pair.coupling().equals("y2")) {
                lossless.add(lossless(settings, sample, fine));
            }
            sections.add(new Section(
                    "differ-in-" + pair.coupling(),
                    "Ensembles that differ in " + pair.coupling(),
                    "Information in nats conveyed by a classifier that learned from examples.",
                    comparisons,
                    List.of()));
        }
        sections.add(new Section(
                "lossless",
                "Wrong: a coarse image says as much as the fine one",
                "What differs in an irrelevant coupling only cannot be told apart after two steps.",
                lossless,
                List.of()));
        return new Result(id(), answer(exact), sections, arrays);
    }

    private static String answer(List<Double> exact) {
        return String.format(
                Locale.ROOT,
                "Two halvings keep %.0f %% of what an image says of a difference in y0, and %.1f %% of one in y2.",
                100 * exact.get(STEPS - 1) / exact.getFirst(),
                100 * exact.getLast() / exact.get(STEPS));
    }

    private Comparison lossless(Settings settings, Sample sample, double fine) {
        Question question = Question.of(
                        Subject.of("lossless", "information of means over blocks of 4 on y2, if nothing were lost"),
                        Sets.exact(fine, 1e-9),
                        new Alternative("nothing is left", 0),
                        settings.more(this, "sets"))
                .expecting(Verdict.DISAGREES);
        return Judge.of(question, sample.mean(STEPS - 1));
    }

    private static double information(Pair pair, int size, int block) {
        BlockMeans zero = new BlockMeans(BASE, block);
        BlockMeans one = new BlockMeans(pair.other(), block);
        return TwoEnsembles.onLattice(size / block, zero::spectrum, one::spectrum)
                .information();
    }

    /// For y2 the step before, or after the first one; for y0 that the mean of the image is all that matters.
    private static Alternative rival(Pair pair, int size, int step) {
        if (pair.coupling().equals("y0")) {
            BlockMeans zero = new BlockMeans(BASE, 1 << step);
            BlockMeans one = new BlockMeans(pair.other(), 1 << step);
            var mean = new TwoEnsembles.Modes(zero.spectrum(0, 0), one.spectrum(0, 0), 1);
            return new Alternative(
                    "the mean of the image alone",
                    TwoEnsembles.of(List.of(mean)).information());
        }
        return step == 0
                ? new Alternative("the field one step coarser", information(pair, size, 2))
                : new Alternative("nothing is lost", information(pair, size, 1));
    }

    /// What a classifier misses because its powers come from so many examples: a logarithmic odds that is off by a
    /// variance of (orbits)/examples costs at most an eighth of it.
    private static double learning(Settings settings, int size, double information) {
        double orbits = (size / 2 + 1) * (size / 2 + 2) / 2.0;
        return Math.min(information, orbits / (8 * settings.whole("examples"))) + 1e-9;
    }

    /// For each pair of test images, one of each ensemble, the mean information conveyed after each step.
    private Sample conveyed(Settings settings, Pair pair, Progress progress) {
        int size = settings.size("size");
        List<FieldSampler> samplers = List.of(new FieldSampler(BASE, size), new FieldSampler(pair.other(), size));
        List<PowerClassifier> classifiers = learn(settings, pair, samplers);
        return Sets.draw(
                settings,
                id() + ".test-" + pair.coupling(),
                STEPS,
                (stream, row) -> {
                    java.util.Arrays.fill(row, 0);
                    for (int kind = 0; kind < 2; kind++) {
                        List<double[][]> powers = powers(samplers.get(kind), stream);
                        for (int step = 0; step < STEPS; step++) {
                            for (double[] power : powers.get(step)) {
                                row[step] += PowerClassifier.conveyed(
                                                classifiers.get(step).logOdds(power), kind == 1)
                                        / 4;
                            }
                        }
                    }
                },
                progress);
    }

    private List<PowerClassifier> learn(Settings settings, Pair pair, List<FieldSampler> samplers) {
        int size = settings.size("size");
        int examples = settings.size("examples");
        List<List<double[]>> means = new ArrayList<>();
        for (int kind = 0; kind < 2; kind++) {
            RandomStream stream = Address.of(settings.whole("seed"), id() + ".learn-" + pair.coupling())
                    .network(kind)
                    .open();
            List<double[]> sums = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                sums.add(new double[new ModePower(size >> step).orbits()]);
            }
            for (int k = 0; k < examples; k += 2) {
                List<double[][]> powers = powers(samplers.get(kind), stream);
                for (int step = 0; step < STEPS; step++) {
                    for (double[] power : powers.get(step)) {
                        for (int orbit = 0; orbit < power.length; orbit++) {
                            sums.get(step)[orbit] += power[orbit];
                        }
                    }
                }
            }
            means.add(sums);
        }
        List<PowerClassifier> classifiers = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            classifiers.add(new PowerClassifier(
                    new ModePower(size >> step),
                    scaled(means.get(0).get(step), examples),
                    scaled(means.get(1).get(step), examples)));
        }
        return classifiers;
    }

    private static double[] scaled(double[] sums, int examples) {
        int drawn = examples + examples % 2;
        return java.util.Arrays.stream(sums).map(sum -> sum / drawn).toArray();
    }

    /// Of two drawn fields the power by orbit after 0, 1, 2 halvings.
    private static List<double[][]> powers(FieldSampler sampler, RandomStream stream) {
        int size = sampler.size();
        double[] first = new double[size * size];
        double[] second = new double[size * size];
        sampler.pairInto(stream, first, second);
        List<double[][]> powers = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            ModePower power = new ModePower(size >> step);
            double[][] both = new double[2][power.orbits()];
            power.pairInto(
                    FieldSampler.blockMeans(first, size, 1 << step),
                    FieldSampler.blockMeans(second, size, 1 << step),
                    both[0],
                    both[1]);
            powers.add(both);
        }
        return powers;
    }
}
