package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
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
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.numeric.matrix.Matrix;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.recurrent.Instability;

/// How the critical point of a linear recurrent network is blurred and shifted at finite N: the chance that a mode
/// grows although σ_w < γ, and the growth rate of the slowest mode of a typical network.
public final class RecurrentInstability implements Experiment {
    private static final Basis EXACT =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.ANY_WIDTH), Bibliography.EDELMAN_1997);
    private static final Basis LIMIT =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.GROSVENOR_2021);

    /// A count is judged where this many modes are to be expected in all networks.
    private static final double ENOUGH = 400;

    @Override
    public String id() {
        return "recurrent-instability";
    }

    @Override
    public String title() {
        return "Finite recurrent networks that run away";
    }

    @Override
    public String question() {
        return "How often does a linear network of N units have a growing mode although σ_w < γ?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Reals("ratios", "weight deviations σ_w over γ", List.of(0.7, 0.8, 0.9), 0.3, 0.99),
                new Parameter.Wholes("sizes", "numbers of units N", List.of(5, 10, 20, 40, 80, 160), 2, 1000),
                new Parameter.Whole(
                        "networks", "networks of the smallest sizes; fewer from 40 units on", 10_000, 500, 10_000_000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.EDELMAN_1997, Bibliography.GROSVENOR_2021, Bibliography.JEFFERSON_2025);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<GrowingModes> sizes = measured(settings, progress);
        List<Double> ratios = settings.reals("ratios");
        List<Comparison> chances = new ArrayList<>();
        List<Comparison> counts = new ArrayList<>();
        for (int ratio = 0; ratio < ratios.size(); ratio++) {
            for (GrowingModes at : sizes) {
                chances.add(chance(settings, at, ratio));
                count(settings, at, ratio, counts);
            }
        }
        List<Comparison> rates = new ArrayList<>();
        for (GrowingModes at : sizes) {
            rates.add(median(settings, at));
        }
        rates.add(edge(settings, sizes.getLast()));
        InstabilityPicture picture = new InstabilityPicture(sizes, ratios);
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("probability", picture.probabilities());
        arrays.put("median_growth_rate", picture.medians());
        return new Result(
                id(),
                answer(sizes, ratios),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "The expected number of growing modes is known exactly at every N; it bounds the chance that"
                                        + " there is one, and nearly equals it where both are small.",
                                chances,
                                List.of(picture.chances())),
                        new Section("modes", "Numbers of growing modes", "One by one and in pairs.", counts, List.of()),
                        new Section(
                                "slowest-mode",
                                "The slowest mode",
                                "The median of the largest real part of an eigenvalue of W tends to σ_w, at these N from"
                                        + " below: a typical network is stable a little beyond σ_w = γ, though some are not"
                                        + " below it. σ_w² < γ² is the condition at infinite N.",
                                rates,
                                List.of(picture.rates()))),
                arrays);
    }

    private static List<GrowingModes> measured(Settings settings, Progress progress) {
        List<GrowingModes> all = new ArrayList<>();
        List<Integer> sizes = settings.wholes("sizes");
        double total = sizes.stream().mapToDouble(RecurrentInstability::cost).sum();
        double done = 0;
        for (int size : sizes) {
            progress.at(size + " units", done / total);
            Abscissas drawn = Abscissas.drawn(size, networks(settings, size), settings.whole("seed"));
            all.add(GrowingModes.of(drawn, settings.reals("ratios")));
            done += cost(size);
        }
        return all;
    }

    /// Fewer of the large ones, which take time and vary less.
    private static int networks(Settings settings, int size) {
        double share = size < 40 ? 1 : Math.pow(40.0 / size, 1.5) / 2;
        return Math.max(200, (int) (settings.size("networks") * share));
    }

    private static double cost(int size) {
        return size < 40 ? Math.pow(size, 2) : 20 * Math.pow(size, 1.5);
    }

    private static String place(GrowingModes at, int ratio) {
        return ".sigma-" + at.ratios().get(ratio) + ".size-" + at.size();
    }

    private Comparison chance(Settings settings, GrowingModes at, int ratio) {
        Instability theory = at.theory().get(ratio);
        Question question = new Question(
                Subject.of(
                                "unstable" + place(at, ratio),
                                "probability of a growing mode at σ_w = "
                                        + at.ratios().get(ratio) + " γ")
                        .atWidth(at.size()),
                new Prediction.Bound(theory.bound(), 1e-10, true, EXACT),
                Optional.empty(),
                Verdict.NOT_VIOLATED,
                settings.more(this, "networks"));
        return Judge.of(question, Evidence.even(at.unstable(ratio)));
    }

    /// The mean number of growing modes, where enough are to be expected.
    private void count(Settings settings, GrowingModes at, int ratio, List<Comparison> counts) {
        Instability theory = at.theory().get(ratio);
        double expected = theory.real() + 2 * theory.pairs();
        if (expected * at.measured().networks() < ENOUGH) {
            return;
        }
        Question question = Question.of(
                Subject.of(
                                "modes" + place(at, ratio),
                                "mean number of growing modes at σ_w = "
                                        + at.ratios().get(ratio) + " γ")
                        .atWidth(at.size()),
                new Prediction.Exact(expected, 1e-10 * expected, EXACT),
                new Alternative("none, as at infinite N", 0),
                settings.more(this, "networks"));
        // at most N modes in a network, and hundreds in all: no single network decides the mean
        Evidence modes = at.measured().modes(1 / at.ratios().get(ratio));
        counts.add(Judge.of(question, Evidence.even(modes.measurement())));
    }

    /// P(abscissa > x) is at most the expected number of eigenvalues beyond x, those of a pair counted once.
    private Comparison median(Settings settings, GrowingModes at) {
        Question question = new Question(
                Subject.of("median.size-" + at.size(), "median of the largest real part over σ_w")
                        .atWidth(at.size()),
                new Prediction.Bound(at.medianBound(), 2 * GrowingModes.TOLERANCE, true, EXACT),
                Optional.empty(),
                Verdict.NOT_VIOLATED,
                settings.more(this, "networks"));
        return Judge.of(question, Evidence.even(at.measured().median()));
    }

    /// The edge of the disk of eigenvalues at infinite N, with what is left of its blur at the largest size.
    private Comparison edge(Settings settings, GrowingModes largest) {
        Prediction limit = new Prediction.Expansion(
                1,
                0,
                new Prediction.Order("1/N", 1.0 / largest.size(), 0),
                OptionalDouble.of(Math.abs(largest.medianBound() - 1)),
                LIMIT);
        Question question = Question.of(
                Subject.of("edge", "critical γ/σ_w, from the median at the largest size")
                        .atWidth(largest.size()),
                limit,
                new Alternative("the norm of W, 2 σ_w, has to be below γ", 2),
                settings.more(this, "networks"));
        return Judge.of(question, Evidence.even(largest.measured().median()));
    }

    private static String answer(List<GrowingModes> sizes, List<Double> ratios) {
        int ratio = ratios.size() - 1;
        StringBuilder text =
                new StringBuilder("At σ_w = " + ratios.get(ratio) + " γ a network has a growing mode with probability");
        for (GrowingModes at : sizes) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s %.2g (N = %d)",
                    at.equals(sizes.getFirst()) ? "" : ",",
                    at.unstable(ratio).mean(),
                    at.size()));
        }
        return text.append('.').toString();
    }
}
