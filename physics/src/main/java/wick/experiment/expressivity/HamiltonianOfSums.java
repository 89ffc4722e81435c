package wick.experiment.expressivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.expressivity.lab.structure.QuarticFit;
import wick.topic.expressivity.theory.structure.MaximumEntropy;
import wick.topic.expressivity.theory.structure.MomentProblem;
import wick.topic.expressivity.theory.structure.SumsOfUniforms;

/// Sums of many variables have quadratic Hamiltonians: the quartic energy fitted to sums of n uniform variables has a
/// coupling 1/(20n) + 9/(100n²) + ...; and where largest entropy under given moments is not attained.
public final class HamiltonianOfSums implements Experiment {
    private static final List<Integer> TERMS = List.of(2, 3, 4, 6, 8, 12, 16, 24);
    private static final WidthExpansion.Reading READING = new WidthExpansion.Reading(1, OptionalInt.empty());

    @Override
    public String id() {
        return "hamiltonian-of-sums";
    }

    @Override
    public String title() {
        return "Why Hamiltonians have a low order";
    }

    @Override
    public String question() {
        return "How large is the quartic coupling of a sum of n variables, and do moments always fix a polynomial energy?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("batches", "batches of sums, each measured on its own", 256, 100, 1_000_000),
                new Parameter.Whole("points", "sums in a batch", 50_000, 1000, 10_000_000),
                Parameter.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIN_2017);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Sample> samples = new ArrayList<>();
        for (int terms : TERMS) {
            progress.at("sums of " + terms, samples.size() / (double) TERMS.size());
            samples.add(draw(settings, terms));
        }
        Ask ask = new Ask(settings.more(this, "batches"));
        List<Comparison> sums = sums(ask, samples);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "The coupling of x⁴ is %.4f for two variables and falls as 1/n: %.4f/n in the limit.",
                        sums.get(1).measurement().mean(),
                        sums.get(2).measurement().mean()),
                List.of(
                        new Section(id(), title(), FITTED, sums, List.of()),
                        new Section("entropy", "Largest entropy", ENTROPY, List.of(runaway(ask)), List.of())),
                new TreeMap<>());
    }

    private static final String FITTED =
            "Sums of n uniform variables of variance 1: fourth cumulant, and the best energy a x² + b x⁴.";
    private static final String ENTROPY =
            "The source: moments up to degree d lead to a Hamiltonian of degree d. For kurtosis 3.5 it would have to fall"
                    + " without end: on the line there is none.";

    private Sample draw(Settings settings, int terms) {
        int batches = settings.size("batches");
        int points = settings.size("points");
        Matrix rows = Matrix.zeros(batches, 2);
        Parallel.forEach(batches, batch -> {
            double[] moments = new double[2];
            Address address =
                    Address.of(settings.whole("seed"), id() + "." + terms).network(batch);
            QuarticFit.momentsInto(address.open(), terms, points, moments);
            System.arraycopy(moments, 0, rows.entries(), 2 * batch, 2);
        });
        return new Sample(rows, settings.whole("seed"), Measurement.Engine.DRAWN_DATA);
    }

    private static Evidence quartic(Sample sample, double factor, double less) {
        return sample.jackknife(means -> factor * (QuarticFit.quartic(means[0], means[1]) - less), row -> row[1]);
    }

    private static List<Comparison> sums(Ask ask, List<Sample> samples) {
        List<WidthSeries.Point> coupling = new ArrayList<>();
        List<WidthSeries.Point> scaled = new ArrayList<>();
        List<WidthSeries.Point> next = new ArrayList<>();
        for (int k = 0; k < samples.size(); k++) {
            int n = TERMS.get(k);
            coupling.add(new WidthSeries.Point(n, quartic(samples.get(k), 1, 0)));
            scaled.add(new WidthSeries.Point(n, quartic(samples.get(k), n, 0)));
            next.add(new WidthSeries.Point(n, quartic(samples.get(k), n * n, 0.05 / n)));
        }
        Question exponent = Question.of(
                Subject.of("exponent", "exponent of the quartic coupling in n"),
                new Prediction.ScalingLaw(
                        -1, 0, new Prediction.Range("n", TERMS.getFirst(), TERMS.getLast()), Ask.COUNTED),
                new Alternative("n^(-1/2), as skewed sums approach their limit", -0.5),
                ask.remedy());
        return List.of(
                Judge.of(
                        ask.count(
                                Subject.of("cumulant", "fourth cumulant of sums of 4"),
                                new SumsOfUniforms(4).fourthCumulant(),
                                new Alternative("−6/(5 √n)", -0.6)),
                        samples.get(2).jackknife(m -> m[1] / (m[0] * m[0]) - 3, row -> row[1])),
                Judge.of(
                        ask.exact(
                                Subject.of("two", "quartic coupling of sums of two"),
                                new Prediction.Exact(new SumsOfUniforms(2).quartic(), 1e-9, Ask.COUNTED),
                                new Alternative("leading order, 1/(20n)", 0.025)),
                        coupling.getFirst().evidence()),
                WidthExpansion.limit(
                        Question.of(
                                Subject.of("leading", "n times the quartic coupling, for many"),
                                limit(SumsOfUniforms.series().at(0)),
                                new Alternative("Gaussian to order 1/n", 0),
                                ask.remedy()),
                        new WidthSeries(scaled),
                        READING),
                WidthExpansion.limit(
                        Question.of(
                                Subject.of("next", "n² times what is beyond 1/(20n), for many"),
                                limit(SumsOfUniforms.series().at(1)),
                                new Alternative("nothing beyond 1/(20n)", 0),
                                ask.remedy()),
                        new WidthSeries(next),
                        READING),
                ScalingFit.of(exponent, new WidthSeries(coupling), READING));
    }

    private static Prediction limit(double value) {
        return new Prediction.Exact(value, 1e-12, Ask.COUNTED);
    }

    /// On an interval there is a Hamiltonian of degree 4 for kurtosis 3.5; it turns down at the ends.
    private static Comparison runaway(Ask ask) {
        MaximumEntropy.Outcome cut = MaximumEntropy.of(MomentProblem.ofInterval(-8, 8, 0, 1, 0, 3.5));
        double coupling = switch (cut) {
            case MaximumEntropy.Density density -> density.couplings().at(3);
            case MaximumEntropy.None none -> throw new IllegalStateException(none.reason());
        };
        Question bounded = new Question(
                Subject.of("source.entropy", "coupling of x⁴ for kurtosis 3.5, not below 0 for a density on the line"),
                new Prediction.Bound(0, 1e-9, false, Ask.COUNTED),
                Optional.empty(),
                Verdict.DISAGREES,
                ask.remedy());
        return Judge.of(bounded, Ask.computed(coupling));
    }
}
