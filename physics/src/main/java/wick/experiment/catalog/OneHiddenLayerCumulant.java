package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
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
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.network.Activation;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.action.PointCumulants;
import wick.theory.finitewidth.CorrelatorLayer;
import wick.theory.finitewidth.Correlators;

/// Independent units: the connected four-point function of one hidden layer is 1/n times that of one unit, exactly.
/// A plug-in estimate of it from few networks must disagree.
public final class OneHiddenLayerCumulant implements Experiment {
    private static final int BATCH = 16;
    private static final Basis BASIS =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.ANY_WIDTH), Bibliography.HALVERSON_2021);

    @Override
    public String id() {
        return "one-hidden-layer-cumulant";
    }

    @Override
    public String title() {
        return "The four-point function of one hidden layer is exact at every width";
    }

    @Override
    public String question() {
        return "Is the connected four-point function of one hidden layer that of one unit over the width, at any width?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("tanh", 1.5, 0.1).stream(),
                        Stream.of(
                                new Parameter.Wholes(
                                        "widths", "widths of the hidden layer", List.of(2, 4, 8), 1, 10_000),
                                Setup.networks(480_000),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.HALVERSON_2021, Bibliography.HALVERSON_2024);
    }

    /// Outputs f_a, f_b of real networks of one width, and what theory says.
    private record Case(
            OneHiddenLayerCumulant experiment, Settings settings, int width, CorrelatorLayer layer, Sample sample) {
        private Question question(String id, String what, double value, Alternative rival) {
            return Question.of(
                    Subject.of(id + ".width-" + width, what).atLayer(2).atWidth(width),
                    new Prediction.Exact(value, 1e-9 * Math.abs(value), BASIS),
                    rival,
                    settings.more(experiment, "networks"));
        }

        private double vertex(int a, int b, int c, int d) {
            return layer.fourPointVertex().at(a, b, c, d) / width;
        }

        /// κ_aaaa from the means of f² and f⁴, free of bias; tails are heavy if one network carries much of Σ f⁴.
        Comparison alone() {
            Sample powers = sample.derived(List.of(row -> Math.pow(row[0], 2), row -> Math.pow(row[0], 4)));
            Evidence evidence = powers.jackknife(m -> m[1] - 3 * m[0] * m[0], row -> row[0]);
            double value = PointCumulants.of(layer).fourth().at(0, 0, 0, 0);
            return Judge.of(
                    question("four-point.aaaa", "E f_a⁴ − 3 (E f_a²)²", value, new Alternative("a Gaussian", 0)),
                    evidence);
        }

        /// κ_aabb, with the pairing of equal inputs alone as the rival.
        Comparison mixed() {
            Sample powers = sample.derived(List.of(
                    row -> row[0] * row[0],
                    row -> row[1] * row[1],
                    row -> row[0] * row[1],
                    row -> row[0] * row[0] * row[1] * row[1]));
            Evidence evidence = powers.jackknife(m -> m[3] - m[0] * m[1] - 2 * m[2] * m[2], row -> row[2]);
            double value = PointCumulants.of(layer).fourth().at(0, 0, 1, 1);
            return Judge.of(
                    question(
                            "four-point.aabb",
                            "E f_a² f_b² − E f_a² E f_b² − 2 (E f_a f_b)²",
                            value,
                            new Alternative("one pairing of three, V_(aa)(bb)/n", vertex(0, 0, 1, 1))),
                    evidence);
        }

        /// The mean over batches of an estimate from the sums of f² and f⁴ of each.
        private Evidence batches(ToDoubleFunction<double[]> estimate) {
            int count = sample.networks() / BATCH;
            Matrix sums = Matrix.zeros(count, 2);
            for (int i = 0; i < count * BATCH; i++) {
                double square = Math.pow(sample.rows().at(i, 0), 2);
                sums.set(i / BATCH, 0, sums.at(i / BATCH, 0) + square);
                sums.set(i / BATCH, 1, sums.at(i / BATCH, 1) + square * square);
            }
            Evidence mean = new Sample(sums, sample.seed(), sample.engine()).mean(estimate);
            double share = sample.mean(row -> row[0] * row[0]).heaviestShare();
            return new Evidence(mean.measurement(), share);
        }

        private double plugIn(double[] sums) {
            return sums[1] / BATCH - 3 * Math.pow(sums[0] / BATCH, 2);
        }

        private double biased() {
            double exact = PointCumulants.of(layer).fourth().at(0, 0, 0, 0);
            double k = layer.kernel().at(0, 0);
            return exact - 3 * (exact + 2 * k * k) / BATCH;
        }

        Comparison unbiased() {
            double pairs = BATCH * (BATCH - 1.0);
            return Judge.of(
                    question(
                            "batches.unbiased",
                            "the unbiased estimate from " + BATCH + " networks, averaged",
                            PointCumulants.of(layer).fourth().at(0, 0, 0, 0),
                            new Alternative("the mean of the plug-in estimate", biased())),
                    batches(s -> s[1] / BATCH - 3 * (s[0] * s[0] - s[1]) / pairs));
        }

        Comparison wrong() {
            Question question = question(
                    "batches.plug-in",
                    "the plug-in estimate from " + BATCH + " networks, averaged",
                    PointCumulants.of(layer).fourth().at(0, 0, 0, 0),
                    new Alternative("its own mean, off by −3 (κ₄ + 2 (E f²)²)/" + BATCH, biased()));
            return Judge.of(question.expecting(Verdict.DISAGREES), batches(this::plugIn));
        }
    }

    private Case draw(Settings settings, int width) {
        Stack stack = Stack.of(
                Activation.named(settings.choice("activation")).orElseThrow(),
                settings.real("weight-variance"),
                settings.real("bias-variance"),
                new Stack.Size(2, 1, 1));
        Wiring wiring = stack.network(width).wire();
        Address address = Address.of(settings.whole("seed"), id() + ".width-" + width);
        Ensemble ensemble = new Ensemble(wiring, Engine.REAL_WEIGHTS, address, settings.size("networks"));
        return new Case(
                this,
                settings,
                width,
                Correlators.of(wiring, Setup.PAIR).getLast(),
                Sample.draw(ensemble, Setup.PAIR, new Reading.OutputValues()));
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Integer> widths = settings.wholes("widths");
        List<Comparison> comparisons = new ArrayList<>();
        List<Comparison> estimators = new ArrayList<>();
        for (int i = 0; i < widths.size(); i++) {
            progress.at("width " + widths.get(i), (double) i / widths.size());
            Case one = draw(settings, widths.get(i));
            comparisons.add(one.alone());
            comparisons.add(one.mixed());
            if (i == 0) {
                estimators.add(one.unbiased());
                estimators.add(one.wrong());
            }
        }
        return new Result(
                id(),
                answer(widths, comparisons),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "Outputs f of real networks at two inputs a and b.",
                                comparisons,
                                List.of()),
                        new Section(
                                "estimators",
                                "Wrong: products of sample means",
                                "The same number estimated from few networks at a time: without bias, and by plugging in"
                                        + " sample means, which must disagree.",
                                estimators,
                                List.of())),
                new TreeMap<>());
    }

    private static String answer(List<Integer> widths, List<Comparison> comparisons) {
        double worst = comparisons.stream()
                .mapToDouble(c -> Math.abs(c.z().orElse(0)))
                .max()
                .orElse(0);
        return String.format(
                Locale.ROOT,
                "%d connected four-point functions at widths %s, without any expansion, deviate by at most %.1f"
                        + " standard errors.",
                comparisons.size(),
                widths,
                worst);
    }
}
