package wick.experiment.information;

import java.util.ArrayList;
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
import wick.numeric.matrix.Matrix;
import wick.numeric.random.RandomStream;
import wick.observable.ExpressivityBibliography;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.information.lab.NearestNeighbors;
import wick.topic.information.lab.PluginInformation;
import wick.topic.information.theory.InformationBottleneck;
import wick.topic.information.theory.LinearDistillation;

/// What lossy maps keep, estimated from samples against the exact value: principal components, the best combination,
/// and summaries of one number, which lie on the curve of the information bottleneck if Gaussian and not above it
/// otherwise. That the direction of largest variance keeps everything must disagree.
public final class Distillation implements Experiment {
    private static final int NEIGHBORS = 4;
    /// A cause of variance 1, seen in four numbers with noise: the noisiest varies most.
    private static final double[] MAP = {1, 0.5, 0, 1.5};

    private static final double[] NOISE = {0.5, 0.2, 4, 2};
    private static final double SQUARE = 0.81;
    private static final int BINS = 16;
    /// What is left of the bias of nearest neighbors after extrapolation, for 2400 Gaussian samples: 0.003 to 0.0062,
    /// each ± 0.0007, in a pilot run of 2000 sets.
    private static final double BIAS = 0.007;

    @Override
    public String id() {
        return "distillation";
    }

    @Override
    public String title() {
        return "What a lossy map keeps";
    }

    @Override
    public String question() {
        return "How much of what data say of their cause do principal components and summaries keep?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("samples", "samples in a set", 2400, 100, 100_000),
                Sets.count("sets of samples", 200),
                Sets.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(
                ExpressivityBibliography.LIN_2017,
                ExpressivityBibliography.KRASKOV_2004,
                ExpressivityBibliography.CHECHIK_2005);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Comparison> linear = linear(settings);
        progress.at("summaries", 0.4);
        List<Comparison> curve = curve(settings);
        progress.at("quantizers", 0.8);
        List<Comparison> bounds = quantizers(settings);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "The first principal component keeps %.3f ± %.2g nats of %.3f, the best combination all.",
                        linear.getFirst().measurement().mean(),
                        linear.getFirst().measurement().standardError(),
                        data().whole()),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "Nearest neighbors of samples against determinants of covariances; in nats.",
                                linear.subList(0, 2),
                                List.of()),
                        new Section(
                                "bottleneck",
                                "The information bottleneck",
                                "Gaussian summaries of a number lie on the curve, quantized ones not above it.",
                                java.util.stream.Stream.concat(curve.stream(), bounds.stream())
                                        .toList(),
                                List.of()),
                        new Section(
                                "variance",
                                "Wrong: what varies most says most",
                                "Here the number that varies most is mostly noise.",
                                linear.subList(2, 3),
                                List.of())),
                new TreeMap<>());
    }

    private static LinearDistillation data() {
        Matrix noise = Matrix.zeros(4, 4);
        for (int i = 0; i < 4; i++) {
            noise.set(i, i, NOISE[i]);
        }
        return LinearDistillation.of(Matrix.of(4, 1, MAP), Matrix.identity(1), noise);
    }

    private List<Comparison> linear(Settings settings) {
        LinearDistillation data = data();
        Matrix principal = data.principal(1);
        Matrix best = data.best(1);
        Sample sample = Sets.draw(settings, id() + ".linear", 2, (stream, row) -> {
            int samples = settings.size("samples");
            Matrix cause = Matrix.zeros(samples, 1);
            Matrix one = Matrix.zeros(samples, 1);
            Matrix two = Matrix.zeros(samples, 1);
            for (int s = 0; s < samples; s++) {
                double y = stream.nextNormal();
                cause.set(s, 0, y);
                for (int i = 0; i < 4; i++) {
                    double x = MAP[i] * y + Math.sqrt(NOISE[i]) * stream.nextNormal();
                    one.set(s, 0, one.at(s, 0) + principal.at(0, i) * x);
                    two.set(s, 0, two.at(s, 0) + best.at(0, i) * x);
                }
            }
            row[0] = NearestNeighbors.extrapolated(cause, one, NEIGHBORS);
            row[1] = NearestNeighbors.extrapolated(cause, two, NEIGHBORS);
        });
        double kept = data.kept(principal);
        double whole = data.whole();
        return List.of(
                judge(
                        settings,
                        Subject.of("principal", "information kept by the first principal component"),
                        kept,
                        new Alternative("all of it", whole),
                        sample,
                        0),
                judge(
                        settings,
                        Subject.of("best", "information kept by the best combination"),
                        whole,
                        new Alternative("that of the principal component", kept),
                        sample,
                        1),
                Judge.of(
                        Question.of(
                                        Subject.of(
                                                "variance",
                                                "information kept by the first principal component, if all"),
                                        Sets.exact(whole, BIAS),
                                        new Alternative("the determinants", kept),
                                        settings.more(this, "sets"))
                                .expecting(Verdict.DISAGREES),
                        sample.mean(0)));
    }

    private Comparison judge(
            Settings settings, Subject subject, double exact, Alternative rival, Sample sample, int column) {
        return Judge.of(
                Question.of(subject, Sets.exact(exact, BIAS), rival, settings.more(this, "sets")), sample.mean(column));
    }

    /// t = x + noise with R nats of x, x and y of correlation 0.9.
    private List<Comparison> curve(Settings settings) {
        InformationBottleneck bottleneck = new InformationBottleneck(List.of(SQUARE));
        List<Comparison> comparisons = new ArrayList<>();
        for (double kept : new double[] {0.5, 1, 1.5}) {
            double variance = 1 / Math.expm1(2 * kept);
            Sample sample = Sets.draw(settings, id() + ".summary-" + kept, 1, (stream, row) -> {
                int samples = settings.size("samples");
                Matrix relevant = Matrix.zeros(samples, 1);
                Matrix summary = Matrix.zeros(samples, 1);
                for (int s = 0; s < samples; s++) {
                    double x = stream.nextNormal();
                    relevant.set(s, 0, relevant(x, stream));
                    summary.set(s, 0, x + Math.sqrt(variance) * stream.nextNormal());
                }
                row[0] = NearestNeighbors.extrapolated(relevant, summary, NEIGHBORS);
            });
            comparisons.add(judge(
                    settings,
                    Subject.of(
                            String.format(Locale.ROOT, "summary-%.1f", kept),
                            String.format(Locale.ROOT, "what a summary of %.1f nats of x says of y", kept)),
                    bottleneck.keeping(kept).relevant(),
                    new Alternative("all that is kept is relevant", Math.min(kept, -Math.log1p(-SQUARE) / 2)),
                    sample,
                    0));
        }
        return comparisons;
    }

    private static double relevant(double x, RandomStream stream) {
        return Math.sqrt(SQUARE) * x + Math.sqrt(1 - SQUARE) * stream.nextNormal();
    }

    /// t = which of 2 or 4 equally likely intervals x is in, so that I(t; x) = ln 2 or ln 4; y in bins.
    private List<Comparison> quantizers(Settings settings) {
        InformationBottleneck bottleneck = new InformationBottleneck(List.of(SQUARE));
        double quartile = 0.6744897501960817;
        List<Comparison> comparisons = new ArrayList<>();
        for (int values : new int[] {2, 4}) {
            Sample sample = Sets.draw(settings, id() + ".quantizer-" + values, 1, (stream, row) -> {
                int[][] counts = new int[values][BINS];
                for (int s = 0; s < settings.size("samples"); s++) {
                    double x = stream.nextNormal();
                    int quarter = (x > 0 ? 2 : 0) + (x > quartile || (x <= 0 && x > -quartile) ? 1 : 0);
                    double y = relevant(x, stream);
                    int bin = (int) Math.clamp(BINS / 2.0 + 2.5 * y, 0, BINS - 1.0);
                    counts[values == 2 ? quarter / 2 : quarter][bin]++;
                }
                row[0] = PluginInformation.of(counts).jackknife();
            });
            comparisons.add(Judge.of(
                    new Question(
                            Subject.of("quantizer-" + values, "what one of " + values + " intervals of x says of y"),
                            new Prediction.Bound(
                                    bottleneck.keeping(Math.log(values)).relevant(),
                                    1e-9,
                                    true,
                                    Sets.basis(ExpressivityBibliography.CHECHIK_2005)),
                            Optional.empty(),
                            Verdict.NOT_VIOLATED,
                            settings.more(this, "sets")),
                    sample.mean(0)));
        }
        return comparisons;
    }
}
