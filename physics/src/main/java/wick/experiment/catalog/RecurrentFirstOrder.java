package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.numeric.matrix.Matrix;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.recurrent.SizeExpansion;
import wick.theory.recurrent.SlidesFormula;
import wick.theory.recurrent.SlidesFormula.Bare;

/// The variance of linear recurrent networks at infinite size and at order 1/N, from networks solved one by one,
/// against the exact coefficients and against the formula of the slides in every reading of its symbols.
public final class RecurrentFirstOrder implements Experiment {
    private static final Basis LIMIT =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.GROSVENOR_2021);
    private static final Basis FIRST = new Basis(
            List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.FIRST_ORDER_IN_WIDTH), Bibliography.GROSVENOR_2021);

    @Override
    public String id() {
        return "recurrent-first-order";
    }

    @Override
    public String title() {
        return "Linear recurrent networks at order 1/N";
    }

    @Override
    public String question() {
        return "How large is the 1/N correction to the variance of a linear recurrent network, and do the slides say so?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Real("decay", "decay rate γ", 1, 0.01, 100),
                new Parameter.Reals("ratios", "weight deviations σ_w over γ", List.of(0.3, 0.5), 0.05, 0.8),
                new Parameter.Wholes(
                        "sizes", "numbers of units N", List.of(64, 90, 128, 180), WidthSeries.FEWEST, 2000),
                new Parameter.Whole("networks", "networks of each size, in pairs W and −W", 600, 20, 10_000_000),
                new Parameter.Whole("order", "powers of W in the control variate", 8, 0, 40),
                new Parameter.Real("margin", "least decay rate of a mode over γ, else left out", 0.1, 0.001, 0.5),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.GROSVENOR_2021, Bibliography.JEFFERSON_2025);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Comparison> exact = new ArrayList<>();
        List<Comparison> claimed = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        FirstOrderPicture picture = new FirstOrderPicture();
        List<Double> ratios = settings.reals("ratios");
        for (double ratio : ratios) {
            LinearSolves solves = solves(settings, ratio);
            List<LinearSolves.AtSize> sizes = measured(solves, settings, progress, ratios.indexOf(ratio));
            WidthSeries variance = LinearSolves.series(sizes, LinearSolves.VARIANCE);
            WidthSeries fixed = LinearSolves.series(sizes, LinearSolves.STATIC);
            Case at = new Case(settings, solves, ratio);
            exact.addAll(at.judged("variance", variance, solves.theory().variance()));
            exact.addAll(at.judged("static", fixed, solves.theory().staticVariance()));
            claimed.addAll(new SlidesReadings(this, settings, solves, ratio).judged(variance, fixed));
            notes.add(at.note(sizes, exact));
            exact.add(at.plain(LinearSolves.plainSeries(sizes, LinearSolves.VARIANCE)));
            picture.add(ratio, solves, variance);
            arrays.put("variance_sigma_" + ratio, Curves.table(variance));
            arrays.put("static_sigma_" + ratio, Curves.table(fixed));
        }
        return new Result(
                id(),
                answer(exact),
                List.of(
                        new Section(id(), title(), String.join(" ", notes), exact, picture.figures()),
                        new Section(
                                "slides",
                                "The formula of the slides",
                                "Its symbols ξ₀, T and σ_b,eff are not defined there; each reading that was tried is named,"
                                        + " with σ_b,eff = σ_b. Read with ξ₀ = 1/√(γ² − σ_w²), its term of order T/N is close to"
                                        + " the exact one at T = 2/γ, and equal to it at T = 4/γ in the static part: T is no"
                                        + " run time.",
                                claimed,
                                List.of())),
                arrays);
    }

    static LinearSolves solves(Settings settings, double ratio) {
        double decay = settings.real("decay");
        return new LinearSolves(
                decay,
                ratio * decay,
                settings.size("order"),
                settings.real("margin"),
                new LinearSolves.Draw(settings.size("networks"), settings.whole("seed")));
    }

    private static List<LinearSolves.AtSize> measured(
            LinearSolves solves, Settings settings, Progress progress, int index) {
        List<Integer> sizes = settings.wholes("sizes");
        int ratios = settings.reals("ratios").size();
        double total = sizes.stream().mapToDouble(n -> Math.pow(n, 3)).sum();
        double done = 0;
        List<LinearSolves.AtSize> all = new ArrayList<>();
        for (int size : sizes) {
            progress.at("σ_w = " + solves.deviation() + ", " + size + " units", (index + done / total) / ratios);
            all.add(solves.at(size));
            done += Math.pow(size, 3);
        }
        return all;
    }

    /// The size at which successive terms in 1/N are as large as one another, (γ/m)³.
    static WidthExpansion.Reading reading(Settings settings, double ratio) {
        return new WidthExpansion.Reading(
                Math.pow(1 - ratio * ratio, -1.5),
                OptionalInt.of(settings.wholes("sizes").getLast()));
    }

    /// One weight variance.
    private final class Case {
        private final Settings settings;
        private final LinearSolves solves;
        private final double ratio;

        Case(Settings settings, LinearSolves solves, double ratio) {
            this.settings = settings;
            this.solves = solves;
            this.ratio = ratio;
        }

        /// The limit and the coefficient of 1/N, both over the exact limit.
        List<Comparison> judged(String part, WidthSeries series, SizeExpansion theory) {
            boolean moving = part.equals("variance");
            SizeExpansion rival = moving ? slides().variance() : slides().staticVariance();
            double unit = theory.infinite();
            String words = (moving ? "variance X(0)" : "static variance") + " over its value at infinite N, σ_w = "
                    + ratio + " γ";
            Question limit = Question.of(
                    Subject.of(part + ".limit.sigma-" + ratio, "limit of the " + words),
                    Bases.limit(1, theory.error() / unit, LIMIT),
                    new Alternative("the slides' factor of order 1", rival.infinite() / unit),
                    settings.more(RecurrentFirstOrder.this, "networks"));
            Question first = Question.of(
                    Subject.of(part + ".first.sigma-" + ratio, "coefficient of 1/N in the " + words),
                    Bases.first(theory.relativeFirst(), theory.error() / unit, FIRST),
                    late(theory, rival),
                    settings.more(RecurrentFirstOrder.this, "networks"));
            return List.of(
                    WidthExpansion.limit(limit, series, reading(settings, ratio)),
                    WidthExpansion.first(first, series, 1, reading(settings, ratio)));
        }

        private SlidesFormula slides() {
            return new SlidesFormula(solves.network(), Bare.AUTOCORRELATION, 10 / solves.decay());
        }

        private static Alternative late(SizeExpansion theory, SizeExpansion slides) {
            return new Alternative("the slides' term of order T/N at T = 10/γ", slides.first() / theory.infinite());
        }

        /// The coefficient in the variance once more from the networks alone: the control variate brings in an exact
        /// mean, this does not.
        Comparison plain(WidthSeries series) {
            SizeExpansion theory = solves.theory().variance();
            Question question = Question.of(
                    Subject.of(
                            "variance.plain.sigma-" + ratio,
                            "coefficient of 1/N in the variance X(0) without control variate, σ_w = " + ratio + " γ"),
                    Bases.first(theory.relativeFirst(), theory.error() / theory.infinite(), FIRST),
                    late(theory, slides().variance()),
                    settings.more(RecurrentFirstOrder.this, "networks"));
            return WidthExpansion.first(question, series, 1, reading(settings, ratio));
        }

        /// What the measurement was like.
        String note(List<LinearSolves.AtSize> sizes, List<Comparison> judged) {
            Comparison first = judged.get(judged.size() - 3);
            double[] spreads = LinearSolves.spreads(sizes.getFirst(), LinearSolves.VARIANCE);
            double rejected = sizes.stream()
                    .mapToDouble(LinearSolves.AtSize::rejected)
                    .max()
                    .orElseThrow();
            return String.format(
                    Locale.ROOT,
                    "σ_w = %s γ: the coefficient of 1/N in the variance is measured to %.2g %% of itself; the control"
                            + " variate cuts the scatter of a pair of %d units from %.2g to %.2g (times N);"
                            + " at most %.2g %% of the pairs of one size were left out as unstable.",
                    ratio,
                    100
                            * first.measurement().standardError()
                            / Math.abs(first.prediction().value()),
                    sizes.getFirst().size(),
                    spreads[1],
                    spreads[0],
                    100 * rejected);
        }
    }

    private static String answer(List<Comparison> exact) {
        StringBuilder text = new StringBuilder();
        for (Comparison first : exact) {
            if (first.id().startsWith("variance.first")) {
                text.append(String.format(
                        Locale.ROOT,
                        "%s %.4g ± %.2g at %s (exact %.4g)",
                        text.isEmpty() ? "The variance changes by a factor 1 + c/N with c =" : ", c =",
                        first.measurement().mean(),
                        first.measurement().standardError(),
                        first.id().replace("variance.first.sigma-", "σ_w/γ = "),
                        first.prediction().value()));
            }
        }
        return text.append('.').toString();
    }
}
