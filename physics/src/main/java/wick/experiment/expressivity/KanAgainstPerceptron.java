package wick.experiment.expressivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
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
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Basis;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.expressivity.lab.kan.Samples;
import wick.topic.expressivity.lab.perceptron.Perceptron;
import wick.topic.expressivity.lab.perceptron.PerceptronTraining;

/// Kolmogorov-Arnold networks beside perceptrons with as many parameters, both trained by Levenberg-Marquardt from
/// several starts.
public final class KanAgainstPerceptron implements Experiment {
    private static final Basis SOURCE = new Basis(List.of(), ExpressivityBibliography.LIU_2024);
    private static final int ORDER = 3;
    private static final int SAMPLES = 500;
    private static final int TESTS = 4000;

    /// A function, the grids on the way and the one compared, the widths of the perceptron, and the right verdict on
    /// the source's statement.
    private record Match(
            KanExample example, List<Integer> before, int intervals, List<Integer> widths, Verdict expected) {
        String id() {
            return example.name().toLowerCase(Locale.ROOT) + "." + intervals;
        }

        int parameters() {
            int edges = 0;
            for (int l = 1; l < example.shape().size(); l++) {
                edges += example.shape().get(l - 1) * example.shape().get(l);
            }
            return edges * (intervals + ORDER + 1);
        }
    }

    private static final List<Match> MATCHES = List.of(
            new Match(KanExample.EXPONENTIAL, List.of(3, 5, 10), 20, List.of(2, 6, 6, 1), Verdict.NOT_VIOLATED),
            new Match(KanExample.BESSEL, List.of(10, 20, 40), 80, List.of(1, 27, 1), Verdict.NOT_VIOLATED),
            new Match(KanExample.BESSEL, List.of(), 10, List.of(1, 4, 1), Verdict.DISAGREES),
            new Match(KanExample.PRODUCT, List.of(), 3, List.of(2, 10, 1), Verdict.NOT_VIOLATED),
            new Match(KanExample.TILTED, List.of(3), 6, List.of(2, 7, 7, 1), Verdict.DISAGREES));

    @Override
    public String id() {
        return "kan-against-perceptron";
    }

    @Override
    public String title() {
        return "Networks of splines and perceptrons of equal size";
    }

    @Override
    public String question() {
        return "Which of the two misses less with as many parameters, where both are trained as well as small networks can be?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("sets", "sets of samples, one pair of networks each", 8, 6, 10_000),
                GateBases.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIU_2024);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Comparison> comparisons = new ArrayList<>();
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        for (Match match : MATCHES) {
            progress.at(match.example.text(), (double) comparisons.size() / MATCHES.size());
            Matrix misses = measured(settings, match);
            comparisons.add(judged(settings, match, misses));
            arrays.put(match.id().replace('.', '_'), misses);
        }
        return new Result(
                id(),
                "Networks of splines win by orders of magnitude where the function is a sum of functions inside a function;"
                        + " on one variable and on a product it depends on the size.",
                List.of(new Section(
                        id(),
                        title(),
                        "Root mean square at new places: that of a tanh perceptron over that of the network of splines, the"
                                + " geometric mean over sets. A source finds networks of splines ahead throughout, a ratio above 1.",
                        comparisons,
                        List.of())),
                arrays);
    }

    /// One row for each set: what the network of splines misses, what the perceptron does.
    private Matrix measured(Settings settings, Match match) {
        int sets = settings.size("sets");
        Address address = Address.of(settings.whole("seed"), id() + "." + match.id());
        KanGrids grids = new KanGrids(
                match.example,
                ORDER,
                match.before,
                List.of(match.intervals),
                new KanGrids.Effort(SAMPLES, match.example.shape().size() == 2 ? 4 : 40, 8));
        Matrix splines = grids.measure(address, sets).test();
        Matrix both = Matrix.zeros(sets, 2);
        Parallel.forEach(sets, set -> {
            both.set(set, 0, splines.at(set, 0));
            both.set(set, 1, perceptron(match, address.network(set)));
        });
        return both;
    }

    /// On the samples that the network of splines was trained on.
    private static double perceptron(Match match, Address address) {
        Samples samples = match.example.drawn(SAMPLES, address.layer(0));
        Samples fresh = match.example.drawn(TESTS, address.layer(1));
        double[] targets = samples.targets().entries();
        double mean = 0;
        for (double target : targets) {
            mean += target / targets.length;
        }
        double square = 0;
        for (double target : targets) {
            square += (target - mean) * (target - mean) / targets.length;
        }
        double deviation = Math.sqrt(square);
        double[] scaled = new double[targets.length];
        for (int s = 0; s < scaled.length; s++) {
            scaled[s] = (targets[s] - mean) / deviation;
        }
        Perceptron best = new PerceptronTraining(samples.inputs(), scaled)
                .best(
                        match.widths,
                        new PerceptronTraining.Search(
                                6,
                                100,
                                PerceptronTraining.Method.MARQUARDT,
                                address.layer(3).open().nextLong()));
        double[] answers = best.apply(fresh.inputs());
        for (int s = 0; s < answers.length; s++) {
            answers[s] = mean + deviation * answers[s];
        }
        return fresh.rootMeanSquare(Matrix.of(answers.length, 1, answers));
    }

    private Comparison judged(Settings settings, Match match, Matrix misses) {
        Question question = new Question(
                Subject.of(
                        match.id(),
                        String.format(
                                Locale.ROOT,
                                "%s: perceptron %s with %d parameters over splines with %d",
                                match.example.text(),
                                match.widths,
                                Perceptron.size(match.widths),
                                match.parameters())),
                new Prediction.Bound(1, 0, false, SOURCE),
                Optional.empty(),
                match.expected,
                settings.more(this, "sets"));
        return Judge.of(
                question,
                new Sample(misses, settings.whole("seed"), Engine.REAL_WEIGHTS).geometricMean(row -> row[1] / row[0]));
    }
}
