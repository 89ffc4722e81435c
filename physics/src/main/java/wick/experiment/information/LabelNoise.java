package wick.experiment.information;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import wick.observable.Basis;
import wick.observable.ExpressivityBibliography;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.information.lab.NoisyLabels;
import wick.topic.information.theory.NoisyMixture;

/// Two Gaussian classes whose labels are wrong now and then: what the best rule errs, and what a neuron
/// that learned from
/// such labels errs, against the labels and against the classes.
public final class LabelNoise implements Experiment {
    private static final Basis NATARAJAN = Sets.basis(ExpressivityBibliography.NATARAJAN_2018);
    private static final int NUMBERS = 5;
    private static final double DISTANCE = 2;
    private static final double FLIP = 0.2;
    private static final int FRESH = 2000;
    /// Labels of class 0 are wrong more often than those of class 1.
    private static final NoisyMixture UNEVEN = new NoisyMixture(DISTANCE, 0.5, 0.3, 0.05);

    private static final NoisyMixture EVEN = new NoisyMixture(DISTANCE, 0.5, FLIP, FLIP);

    @Override
    public String id() {
        return "label-noise";
    }

    @Override
    public String title() {
        return "Learning from labels of which some are wrong";
    }

    @Override
    public String question() {
        return "What do wrong labels cost: the least possible error, and that of a neuron trained on them?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("samples", "samples that a neuron is trained on", 1000, 100, 100_000),
                Sets.count("neurons, each trained on samples of its own", 300),
                Sets.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.NATARAJAN_2018);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Sample even = drawn(settings, EVEN, "even", progress);
        Sample uneven = drawn(settings, UNEVEN, "uneven", progress);
        List<Comparison> trained = trained(settings, even);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "With 20 %% of the labels wrong a trained neuron errs %.2f ± %.2g %% of the time; %.2f %% is the least.",
                        100 * trained.getLast().measurement().mean(),
                        100 * trained.getLast().measurement().standardError(),
                        100 * EVEN.leastError()),
                List.of(
                        new Section(
                                "least",
                                "The least error",
                                "The best rule at drawn places, against the normal distribution.",
                                least(settings, even, uneven),
                                List.of()),
                        new Section(
                                "trained",
                                "A neuron trained on noisy labels",
                                "Logistic loss on five numbers; its errors on fresh samples.",
                                trained,
                                List.of())),
                new TreeMap<>());
    }

    /// The best rule against labels and classes, then the trained neuron against both.
    private Sample drawn(Settings settings, NoisyMixture mixture, String name, Progress progress) {
        NoisyLabels.Law law = new NoisyLabels.Law(NUMBERS, mixture.distance(), mixture.flipZero(), mixture.flipOne());
        double[] best = new double[NUMBERS + 1];
        Arrays.fill(best, 0, NUMBERS, 1 / Math.sqrt(NUMBERS));
        best[NUMBERS] = -mixture.threshold();
        return Sets.draw(
                settings,
                id() + "." + name,
                4,
                (stream, row) -> {
                    double[] neuron = NoisyLabels.drawn(law, settings.size("samples"), stream)
                            .trained();
                    NoisyLabels fresh = NoisyLabels.drawn(law, FRESH, stream);
                    row[0] = fresh.noisyError(best);
                    row[1] = fresh.error(best);
                    row[2] = fresh.noisyError(neuron);
                    row[3] = fresh.error(neuron);
                },
                progress);
    }

    private List<Comparison> least(Settings settings, Sample even, Sample uneven) {
        return List.of(
                exact(
                        settings,
                        Subject.of("even", "least error against labels of which 20 % are wrong"),
                        EVEN.leastNoisyError(),
                        new Alternative("wrong labels and wrong answers add up", EVEN.leastError() + FLIP),
                        even,
                        0),
                exact(
                        settings,
                        Subject.of(
                                "uneven", "least error against labels, 30 % of one class and 5 % of the other wrong"),
                        UNEVEN.leastNoisyError(),
                        new Alternative("the rule for right labels is still the best", UNEVEN.noisyError(0)),
                        uneven,
                        0),
                exact(
                        settings,
                        Subject.of("moved", "what the best rule for these labels errs against the classes"),
                        UNEVEN.error(UNEVEN.threshold()),
                        new Alternative("as little as the best rule for the classes", UNEVEN.leastError()),
                        uneven,
                        1));
    }

    private Comparison exact(
            Settings settings, Subject subject, double value, Alternative rival, Sample sample, int column) {
        return Judge.of(
                Question.of(subject, new Prediction.Exact(value, 1e-12, NATARAJAN), rival, settings.more(this, "sets")),
                sample.mean(column));
    }

    private List<Comparison> trained(Settings settings, Sample even) {
        return List.of(
                bound(
                        settings,
                        Subject.of("not-below", "error of a trained neuron against the labels"),
                        EVEN.leastNoisyError(),
                        Verdict.NOT_VIOLATED,
                        even,
                        2),
                bound(
                        settings,
                        Subject.of("not-below-clean", "its error against the classes"),
                        EVEN.leastError(),
                        Verdict.NOT_VIOLATED,
                        even,
                        3),
                bound(
                        settings,
                        Subject.of("inherits", "its error against the classes, if not below the share of wrong labels"),
                        FLIP,
                        Verdict.DISAGREES,
                        even,
                        3));
    }

    private Comparison bound(
            Settings settings, Subject subject, double least, Verdict expected, Sample sample, int column) {
        return Judge.of(
                new Question(
                        subject,
                        new Prediction.Bound(least, 1e-12, false, NATARAJAN),
                        Optional.empty(),
                        expected,
                        settings.more(this, "sets")),
                sample.mean(column));
    }
}
