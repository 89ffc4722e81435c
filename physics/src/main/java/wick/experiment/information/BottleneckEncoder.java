package wick.experiment.information;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
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
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.observable.Basis;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.information.lab.GaussianSamples;
import wick.topic.information.lab.StochasticEncoder;
import wick.topic.information.theory.InformationBottleneck;
import wick.topic.information.theory.LinearDistillation;

/// Stochastic linear encoders, trained by gradient on the exact trade-off and on that of samples,
/// placed on the curve of
/// the Gaussian information bottleneck: as close as N samples allow, and never above it.
public final class BottleneckEncoder implements Experiment {
    private static final Basis CHECHIK = Sets.basis(ExpressivityBibliography.CHECHIK_2005);
    private static final int NUMBERS = 4;
    private static final double SQUARE = 0.81;
    private static final double KEPT = 1;
    /// Fresh samples on which what an encoder says is estimated.
    private static final int FRESH = 2000;
    /// What a search to the last digit of the trade-off leaves open of the weights is the root of that.
    private static final double ROUNDING = 1e-7;

    @Override
    public String id() {
        return "bottleneck-encoder";
    }

    @Override
    public String title() {
        return "Encoders trained to forget";
    }

    @Override
    public String question() {
        return "How close does a trained stochastic encoder come to the curve of the information bottleneck?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("samples", "samples that an encoder is trained on", 500, 50, 100_000),
                Sets.count("encoders trained, each on samples of its own", 1000),
                Sets.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.CHECHIK_2005);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Comparison> exact = new ArrayList<>(one(settings));
        exact.addAll(two(settings));
        progress.at("encoders trained on samples", 0.1);
        List<Comparison> samples = samples(settings, progress);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Trained on %d samples, encoders stay %.3g ± %.1g nats / N below the curve.",
                        settings.size("samples"),
                        samples.getFirst().measurement().mean(),
                        samples.getFirst().measurement().standardError()),
                List.of(
                        new Section(
                                "exact",
                                "Trained on exact covariances",
                                "Weights by gradient, from random ones; the curve from canonical correlations. In nats.",
                                exact,
                                List.of()),
                        new Section(
                                "samples",
                                "Trained on samples",
                                "Four numbers about one of correlation 0.9, one number kept.",
                                samples,
                                List.of())),
                new TreeMap<>());
    }

    /// Four equally good views of one cause, together of correlation 0.9 with it.
    private static LinearDistillation views() {
        double[] map = new double[NUMBERS];
        Arrays.fill(map, Math.sqrt(SQUARE / (1 - SQUARE) / NUMBERS));
        return LinearDistillation.of(Matrix.of(NUMBERS, 1, map), Matrix.identity(1), Matrix.identity(NUMBERS));
    }

    private static LinearDistillation twoCauses() {
        Matrix map = Matrix.of(4, 2, new double[] {1, 0.5, 0.5, -1, 1, 0, 0.3, 0.8});
        Matrix noise = Matrix.zeros(4, 4);
        double[] variances = {0.3, 2, 0.5, 3};
        for (int i = 0; i < 4; i++) {
            noise.set(i, i, variances[i]);
        }
        return LinearDistillation.of(map, Matrix.identity(2), noise);
    }

    private static StochasticEncoder.Spread spread(LinearDistillation data) {
        return new StochasticEncoder.Spread(data.covariance(), data.givenCause());
    }

    private Matrix start(Settings settings, int rows) {
        RandomStream stream =
                Address.of(settings.whole("seed"), id() + ".start-" + rows).open();
        Matrix start = Matrix.zeros(rows, NUMBERS);
        for (int k = 0; k < start.entries().length; k++) {
            start.entries()[k] = stream.nextNormal() / 2;
        }
        return start;
    }

    private List<Comparison> one(Settings settings) {
        LinearDistillation data = views();
        InformationBottleneck curve = new InformationBottleneck(List.of(SQUARE));
        List<Comparison> comparisons = new ArrayList<>();
        for (double nats : new double[] {0.5, 1, 2}) {
            InformationBottleneck.Point point = curve.keeping(nats);
            Matrix weights = StochasticEncoder.trained(spread(data), point.beta(), start(settings, 1));
            comparisons.add(deterministic(
                    settings,
                    Subject.of(
                            String.format(Locale.ROOT, "kept-%.1f", nats),
                            String.format(Locale.ROOT, "what an encoder of %.1f nats says of one cause", nats)),
                    point.relevant(),
                    new Alternative("all that is kept is relevant", Math.min(nats, data.whole())),
                    data.encoded(weights).relevant()));
        }
        return comparisons;
    }

    /// Two causes: at β = 1.5 one number is worth its place, at 4 two are.
    private List<Comparison> two(Settings settings) {
        LinearDistillation data = twoCauses();
        List<Double> squares = data.squaredCorrelations();
        InformationBottleneck curve = new InformationBottleneck(squares.subList(0, 2));
        InformationBottleneck first = new InformationBottleneck(squares.subList(0, 1));
        List<Comparison> comparisons = new ArrayList<>();
        for (double beta : new double[] {1.5, 4, 20}) {
            Matrix weights = StochasticEncoder.trained(spread(data), beta, start(settings, 3));
            LinearDistillation.Encoded encoded = data.encoded(weights);
            boolean second = beta * squares.get(1) > 1;
            comparisons.add(deterministic(
                    settings,
                    Subject.of(
                            String.format(Locale.ROOT, "two-causes-%.1f", beta),
                            String.format(
                                    Locale.ROOT,
                                    "what one of three numbers says of two causes, beta %.1f, %s worth it",
                                    beta,
                                    second ? "both" : "one")),
                    curve.at(beta).relevant(),
                    second
                            ? new Alternative(
                                    "one direction only",
                                    first.keeping(encoded.kept()).relevant())
                            : new Alternative("all that is kept is relevant", encoded.kept()),
                    encoded.relevant()));
        }
        return comparisons;
    }

    private Comparison deterministic(
            Settings settings, Subject subject, double predicted, Alternative rival, double measured) {
        return Judge.of(
                Question.of(
                        subject,
                        new Prediction.Exact(predicted, ROUNDING, CHECHIK),
                        rival,
                        settings.more(this, "sets")),
                computed(settings, measured));
    }

    private static Evidence computed(Settings settings, double value) {
        return Evidence.even(
                new Measurement(value, 0, 1, settings.whole("seed"), Measurement.Engine.DETERMINISTIC, List.of()));
    }

    private List<Comparison> samples(Settings settings, Progress progress) {
        InformationBottleneck curve = new InformationBottleneck(List.of(SQUARE));
        double beta = curve.keeping(KEPT).beta();
        int samples = settings.size("samples");
        LinearDistillation law = views();
        Matrix start = start(settings, 1);
        Sample sample = Sets.draw(
                settings,
                id(),
                2,
                (stream, row) -> {
                    Matrix x = Matrix.zeros(samples, NUMBERS);
                    Matrix y = Matrix.zeros(samples, 1);
                    drawInto(stream, x, y);
                    Matrix weights = StochasticEncoder.trained(StochasticEncoder.Spread.of(x, y), beta, start);
                    LinearDistillation.Encoded encoded = law.encoded(weights);
                    double most = curve.keeping(encoded.kept()).relevant();
                    Matrix fresh = Matrix.zeros(FRESH, NUMBERS);
                    Matrix cause = Matrix.zeros(FRESH, 1);
                    drawInto(stream, fresh, cause);
                    Matrix summary = StochasticEncoder.drawn(weights, fresh, stream);
                    row[0] = samples * (most - encoded.relevant());
                    row[1] = GaussianSamples.information(summary, cause) - most;
                },
                progress);
        return judged(settings, curve.shortfall(KEPT, NUMBERS), sample);
    }

    private List<Comparison> judged(Settings settings, double shortfall, Sample sample) {
        int samples = settings.size("samples");
        double below = -shortfall / samples;
        Question distance = Question.of(
                Subject.of("shortfall", "N times the distance below the curve of encoders trained on N samples"),
                new Prediction.Expansion(
                        shortfall,
                        0,
                        new Prediction.Order("1/N", 1.0 / samples, 1),
                        OptionalDouble.of(shortfall * 2 * NUMBERS / samples),
                        CHECHIK),
                new Alternative("every number of x costs as much", shortfall * NUMBERS / (NUMBERS - 1)),
                settings.more(this, "sets"));
        Question above = new Question(
                Subject.of("above", "what drawn summaries say of the cause, less the curve"),
                new Prediction.Bound(0, 1e-12, true, CHECHIK),
                Optional.empty(),
                Verdict.NOT_VIOLATED,
                settings.more(this, "sets"));
        Question drawn = Question.of(
                Subject.of("drawn", "what drawn summaries say of the cause, less the curve, as predicted"),
                new Prediction.Exact(below, -below * 2 * NUMBERS / samples, CHECHIK),
                new Alternative(
                        "an encoder without noise says all",
                        views().whole()
                                - new InformationBottleneck(List.of(SQUARE))
                                        .keeping(KEPT)
                                        .relevant()),
                settings.more(this, "sets"));
        Question nearest = new Question(
                Subject.of("nearest", "the same of the encoder that comes closest"),
                new Prediction.Bound(0, 1e-9, false, CHECHIK),
                Optional.empty(),
                Verdict.NOT_VIOLATED,
                settings.more(this, "sets"));
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < sample.networks(); k++) {
            least = Math.min(least, sample.rows().at(k, 0));
        }
        return List.of(
                Judge.of(distance, sample.mean(0)),
                Judge.of(nearest, computed(settings, least)),
                Judge.of(above, sample.mean(1)),
                Judge.of(drawn, sample.mean(1)));
    }

    private static void drawInto(RandomStream stream, Matrix x, Matrix y) {
        double map = Math.sqrt(SQUARE / (1 - SQUARE) / NUMBERS);
        for (int s = 0; s < x.rows(); s++) {
            double cause = stream.nextNormal();
            y.set(s, 0, cause);
            for (int i = 0; i < NUMBERS; i++) {
                x.set(s, i, map * cause + stream.nextNormal());
            }
        }
    }
}
