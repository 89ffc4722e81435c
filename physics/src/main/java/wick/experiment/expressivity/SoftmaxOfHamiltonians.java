package wick.experiment.expressivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.ScalingFit;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.expressivity.structure.ClassModel;
import wick.topic.expressivity.theory.structure.Posterior;

/// Classification as a softmax of Hamiltonians: learned posteriors approach Bayes' as p/(2n), where the degree of the
/// logits is that of the Hamiltonians; eqs. 1, 3 and 7 as they are printed must disagree.
public final class SoftmaxOfHamiltonians implements Experiment {
    private static final int SETS = 3;
    private static final List<Integer> EXAMPLES = List.of(150, 300, 600, 1200);

    private static final Vector THREE = Vector.of(0.5, 0.3, 0.2);
    private static final Matrix MEANS = Matrix.of(3, 2, 0, 0, 1, 0.5, -0.5, 1);
    private static final Matrix ROUND = Matrix.of(2, 2, 1, 0.3, 0.3, 1);

    /// Classes, and their name.
    private record Family(String id, String words, ClassModel model) {}

    private static final List<Family> FAMILIES = List.of(
            new Family(
                    "equal",
                    "three Gaussians of one covariance",
                    new ClassModel.Gaussians(THREE, MEANS, List.of(ROUND, ROUND, ROUND))),
            new Family(
                    "unequal",
                    "two Gaussians of two covariances",
                    new ClassModel.Gaussians(
                            Vector.of(0.6, 0.4),
                            MEANS.rows(0, 2),
                            List.of(ROUND, Matrix.of(2, 2, 2, -0.5, -0.5, 1.5)))),
            new Family(
                    "bits",
                    "two kinds of four bits",
                    new ClassModel.Bits(Vector.of(0.7, 0.3), Matrix.of(2, 4, 0.3, 0.5, 0.6, 0.4, 0.5, 0.4, 0.4, 0.7))),
            new Family(
                    "counts",
                    "two kinds of Poisson counts",
                    new ClassModel.Counts(Vector.of(0.5, 0.5), Matrix.of(2, 3, 1, 2, 3, 1.5, 2.5, 2))),
            new Family(
                    "draws",
                    "three multinomials of 5 draws",
                    new ClassModel.Draws(THREE, Matrix.of(3, 3, 0.5, 0.3, 0.2, 0.3, 0.3, 0.4, 0.3, 0.5, 0.2), 5)));

    @Override
    public String id() {
        return "softmax-of-hamiltonians";
    }

    @Override
    public String title() {
        return "Classification as a softmax of Hamiltonians, learned";
    }

    @Override
    public String question() {
        return "How fast does a trained softmax approach the exact posterior, and which logits does it need?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole(
                        "batches", "batches of three training sets, for each size and family", 160, 20, 1_000_000),
                Parameter.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIN_2017);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Ask ask = new Ask(settings.more(this, "batches"));
        List<Comparison> learned = new ArrayList<>();
        for (Family family : FAMILIES) {
            progress.at(family.words(), learned.size() / (FAMILIES.size() + 3.0));
            WidthSeries divergences = divergences(settings, family);
            learned.add(constant(ask, family, divergences));
            if (family.id().equals("equal")) {
                learned.add(exponent(ask, divergences));
            }
        }
        progress.at("linear logits", 0.8);
        Comparison linear = linear(ask, settings, FAMILIES.get(1));
        List<Comparison> printed = new PrintedPosteriors(settings, id()).comparisons(ask);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "A softmax with %d free weights trained on n examples is %.2f/n nats from the exact posterior.",
                        new Posterior(FAMILIES.getFirst().model()).freeWeights(),
                        learned.getFirst().measurement().mean()),
                List.of(
                        new Section(id(), title(), LEARNED, learned, List.of()),
                        new Section("linear", "Logits of too low a degree", LINEAR, List.of(linear), List.of()),
                        new Section("printed", "Bayes' theorem as printed", PRINTED, printed, List.of())),
                new TreeMap<>());
    }

    private static final String LEARNED =
            "Mean divergence of the learned posterior from the exact one on fresh inputs, times n.";
    private static final String LINEAR = "Classes of different covariance, as if it were the same.";
    private static final String PRINTED =
            "Sum over y of p(y|x), averaged over drawn inputs: 1 for a posterior, not for what eqs. 1, 3 and 7 print; and"
                    + " energies shifted in one class alone.";

    private WidthSeries divergences(Settings settings, Family family) {
        int order = new Posterior(family.model()).order();
        List<WidthSeries.Point> points = new ArrayList<>();
        for (int n : EXAMPLES) {
            points.add(new WidthSeries.Point(
                    n, divergence(settings, family, n, order).mean(0)));
        }
        return new WidthSeries(points);
    }

    /// Of every batch of training sets the mean divergence of what is learned from them; single ones have long tails.
    private Sample divergence(Settings settings, Family family, int examples, int order) {
        Matrix rows = Matrix.zeros(settings.size("batches"), 1);
        LearnedPosterior learning = new LearnedPosterior(family.model(), examples, order);
        String name = id() + "." + family.id() + "-" + order + "-" + examples;
        Parallel.forEach(rows.rows(), batch -> {
            RandomStream stream =
                    Address.of(settings.whole("seed"), name).network(batch).open();
            double sum = 0;
            for (int set = 0; set < SETS; set++) {
                sum += learning.divergence(stream);
            }
            rows.set(batch, 0, sum / SETS);
        });
        return new Sample(rows, settings.whole("seed"), Measurement.Engine.DRAWN_DATA);
    }

    private static Comparison constant(Ask ask, Family family, WidthSeries divergences) {
        Posterior posterior = new Posterior(family.model());
        List<WidthSeries.Point> scaled = divergences.points().stream()
                .map(point -> {
                    Measurement measured = point.evidence().measurement();
                    int n = point.width();
                    return new WidthSeries.Point(
                            n,
                            new Evidence(
                                    new Measurement(
                                            n * measured.mean(),
                                            n * measured.standardError(),
                                            measured.networks(),
                                            measured.seed(),
                                            measured.engine(),
                                            measured.biases()),
                                    point.evidence().heaviestShare()));
                })
                .toList();
        Question question = Question.of(
                Subject.of("constant." + family.id(), family.words() + ": n times the divergence, for many examples"),
                new Prediction.Exact(posterior.learnedDivergence(1), 1e-12, Ask.COUNTED),
                new Alternative("every class with weights of its own", posterior.allWeights() / 2.0),
                ask.remedy());
        return WidthExpansion.limit(
                question,
                new WidthSeries(scaled),
                new WidthExpansion.Reading(posterior.freeWeights(), OptionalInt.empty()));
    }

    private static Comparison exponent(Ask ask, WidthSeries divergences) {
        Question question = Question.of(
                Subject.of("exponent", "exponent of the divergence in the number of examples"),
                new Prediction.ScalingLaw(
                        -1, 0, new Prediction.Range("examples", EXAMPLES.getFirst(), EXAMPLES.getLast()), Ask.COUNTED),
                new Alternative("n^(-1/2), as the error of a weight", -0.5),
                ask.remedy());
        return ScalingFit.of(question, divergences, new WidthExpansion.Reading(6, OptionalInt.empty()));
    }

    private Comparison linear(Ask ask, Settings settings, Family family) {
        int n = EXAMPLES.getLast();
        double quadratic = new Posterior(family.model()).learnedDivergence(n);
        int weights = 1 + family.model().inputs();
        Question question = Question.of(
                        Subject.of("linear", "divergence of linear logits learned from 1200 examples"),
                        new Prediction.Exact(weights / (2.0 * n), 0.1 * weights / (2.0 * n), Ask.COUNTED),
                        new Alternative("that of quadratic ones", quadratic),
                        ask.remedy())
                .expecting(Verdict.DISAGREES);
        return Judge.of(question, divergence(settings, family, n, 1).mean(0));
    }
}
