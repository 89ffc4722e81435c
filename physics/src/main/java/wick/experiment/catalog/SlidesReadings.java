package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Question;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Prediction;
import wick.theory.recurrent.SizeExpansion;
import wick.theory.recurrent.SlidesFormula;
import wick.theory.recurrent.SlidesFormula.Bare;

/// What the slides state for the variance, put to the test in each reading of their undefined symbols: expected to
/// disagree, except where a reading happens to come so close that it is shown and not judged.
record SlidesReadings(Experiment experiment, Settings settings, LinearSolves solves, double ratio) {
    private static final Basis SLIDES = new Basis(
            List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.FIRST_ORDER_IN_WIDTH), Bibliography.JEFFERSON_2025);

    /// Run times T in units of 1/γ.
    private static final List<Integer> TIMES = List.of(10, 100);

    List<Comparison> judged(WidthSeries variance, WidthSeries fixed) {
        List<Comparison> all = new ArrayList<>();
        for (Bare bare : Bare.values()) {
            all.add(limit(bare, "variance", variance, over(slides(bare, 0).variance(), exactVariance())));
        }
        all.add(limit(
                Bare.AUTOCORRELATION,
                "static",
                fixed,
                over(slides(Bare.AUTOCORRELATION, 0).staticVariance(), exactStatic())));
        for (int time : TIMES) {
            all.add(first(time, variance, false));
        }
        all.add(first(2, variance, true));
        all.add(staticFirst(fixed));
        return all;
    }

    private SlidesFormula slides(Bare bare, double time) {
        return new SlidesFormula(solves.network(), bare, time / solves.decay());
    }

    private SizeExpansion exactVariance() {
        return solves.theory().variance();
    }

    private SizeExpansion exactStatic() {
        return solves.theory().staticVariance();
    }

    /// Both coefficients over the exact limit.
    private record Over(double limit, double first) {}

    private static Over over(SizeExpansion claimed, SizeExpansion exact) {
        return new Over(claimed.infinite() / exact.infinite(), claimed.first() / exact.infinite());
    }

    /// Names of readings as in ids.
    private static String word(Bare bare) {
        return bare.name().toLowerCase(Locale.ROOT);
    }

    private Comparison limit(Bare bare, String part, WidthSeries series, Over claimed) {
        Question question = Question.of(
                        Subject.of(
                                "slides." + part + ".limit." + word(bare) + ".sigma-" + ratio,
                                (part.equals("static") ? "static variance" : "variance")
                                        + " at infinite N over the exact one, ξ₀ read as " + bare.formula()),
                        Bases.limit(claimed.limit(), 1e-14, SLIDES),
                        new Alternative("the exact limit", 1),
                        settings.more(experiment, "networks"))
                .expecting(Verdict.DISAGREES);
        return WidthExpansion.limit(question, series, RecurrentFirstOrder.reading(settings, ratio));
    }

    private Comparison first(int time, WidthSeries series, boolean shown) {
        double claimed = over(slides(Bare.AUTOCORRELATION, time).variance(), exactVariance())
                .first();
        return coefficient(
                new Asked("slides.variance.first.time-" + time, "variance", time, claimed),
                exactVariance().relativeFirst(),
                series,
                shown);
    }

    private Comparison staticFirst(WidthSeries series) {
        double claimed = over(slides(Bare.AUTOCORRELATION, 4).staticVariance(), exactStatic())
                .first();
        return coefficient(
                new Asked("slides.static.first.time-4", "static variance", 4, claimed),
                exactStatic().relativeFirst(),
                series,
                true);
    }

    /// A coefficient of 1/N that the slides state, T being `time`/γ.
    private record Asked(String id, String part, int time, double claimed) {}

    private Comparison coefficient(Asked asked, double exact, WidthSeries series, boolean shown) {
        Subject subject = Subject.of(
                asked.id() + ".sigma-" + ratio,
                "coefficient of 1/N in the " + asked.part() + " over its limit, T read as " + asked.time() + "/γ");
        Question question = Question.of(
                        subject,
                        Bases.first(asked.claimed(), 1e-14, SLIDES),
                        new Alternative("the exact coefficient", exact),
                        settings.more(experiment, "networks"))
                .expecting(Verdict.DISAGREES);
        Comparison judged = WidthExpansion.first(question, series, 1, RecurrentFirstOrder.reading(settings, ratio));
        if (!shown) {
            return judged;
        }
        Question rule = new Question(
                subject,
                new Prediction.Heuristic(asked.claimed(), 0, SLIDES),
                Optional.empty(),
                Verdict.NOT_GRADED,
                settings.more(experiment, "networks"));
        return Judge.of(rule, Evidence.even(judged.measurement()));
    }
}
