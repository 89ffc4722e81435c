package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Figure;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Sweep;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.network.Activation;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.infinitewidth.MeanFieldState;

/// How deep a difference between two inputs reaches in networks of width n: the rate 1/ξ_n = 1/ξ − α/n at
/// which 1 − c falls, c the correlation of both inputs, with α from the recursions in 1/n.
///
/// α of ln E(1 − c), which a few networks decide, and of E ln(1 − c), which is what one network shows, differ
/// by half the variance that a layer adds to ln(1 − c).
public final class FiniteWidthDepth implements Experiment {
    @Override
    public String id() {
        return "correlation-depth";
    }

    @Override
    public String title() {
        return "How deep a signal reaches in a network of finite width";
    }

    @Override
    public String question() {
        return "How much does a finite width shift the rate at which depth makes two inputs alike, on average over"
                + " networks and in one network?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("tanh", 1.69, 0.09).stream(),
                        Stream.of(
                                new Parameter.Whole("settle", "layers before the first reading", 3, 1, 1000),
                                new Parameter.Whole("layers", "layers over which rates are read", 6, 1, 1000),
                                Setup.widths(192, 256, 384, 768),
                                Setup.networks(50_000),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.ROBERTS_2022, Bibliography.SCHOENHOLZ_2017, Bibliography.HANIN_NICA_2020);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        DifferenceDecay own = DifferenceDecay.of(units(settings), id(), settings);
        Case drawn = new Case(own, own.draw(progress));
        List<Comparison> comparisons = List.of(
                limit(settings, drawn),
                alpha(
                        settings,
                        drawn,
                        DifferenceDecay.Kind.ANNEALED,
                        new Alternative(
                                "α of E ln(1 − c)",
                                own.alpha(DifferenceDecay.Kind.TYPICAL).at(0))),
                alpha(
                        settings,
                        drawn,
                        DifferenceDecay.Kind.TYPICAL,
                        new Alternative("no shift: the rate of infinite width", 0)));
        int deep = settings.size("settle") + settings.size("layers");
        List<Comparison> exact = ExactDecay.both(deep).stream()
                .flatMap(one -> one.judge(this, settings).stream())
                .toList();
        return new Result(
                id(),
                answer(drawn, comparisons),
                List.of(
                        new Section(id(), title(), words(own), comparisons, figures(drawn)),
                        new Section("exact", "Exact at every width", EXACT, exact, List.of())),
                new TreeMap<>(Curves.tables(Map.of(
                        "annealed", drawn.growth(DifferenceDecay.Kind.ANNEALED),
                        "typical", drawn.growth(DifferenceDecay.Kind.TYPICAL)))));
    }

    private static final String EXACT =
            "Linear and relu units multiply the squared difference of two inputs by independent"
                    + " factors, σ_w²/n times a χ² of as many degrees of freedom as units are active.";

    private static DifferenceDecay.Units units(Settings settings) {
        return new DifferenceDecay.Units(
                Activation.named(settings.choice("activation")).orElseThrow(),
                settings.real("weight-variance"),
                settings.real("bias-variance"));
    }

    /// The networks with what was read off them.
    private record Case(DifferenceDecay decay, Sweep sweep) {
        WidthSeries growth(DifferenceDecay.Kind kind) {
            return decay.growth(sweep, kind);
        }
    }

    private Comparison alpha(Settings settings, Case of, DifferenceDecay.Kind kind, Alternative rival) {
        boolean annealed = kind == DifferenceDecay.Kind.ANNEALED;
        Question question = Question.of(
                Subject.of(
                        annealed ? "depth.annealed" : "depth.typical",
                        "α in 1/ξ_n = 1/ξ − α/n, of " + (annealed ? "ln E(1 − c)" : "E ln(1 − c)")),
                Bases.first(of.decay().alpha(kind).at(0), of.decay().alpha(kind).at(1), Bases.FIRST_ORDER),
                rival,
                settings.more(this, "networks"));
        return WidthExpansion.first(
                question, of.growth(kind), of.decay().limit(), of.decay().reading());
    }

    /// The limit of infinite width, from the rates of single networks.
    private Comparison limit(Settings settings, Case of) {
        MeanFieldState state = of.decay().state();
        double variance = state.varianceSusceptibility().orElseThrow().value();
        Question question = Question.of(
                Subject.of("depth.limit", "ln χ₁ = −1/ξ, growth of ln(1 − c) per layer at infinite width"),
                Bases.limit(of.decay().limit(), 1e-7, Bases.MEAN_FIELD),
                new Alternative("ln χ_∥, of the variance", Math.log(Math.abs(variance))),
                settings.more(this, "networks"));
        return WidthExpansion.limit(
                question, of.growth(DifferenceDecay.Kind.TYPICAL), of.decay().reading());
    }

    private static String words(DifferenceDecay decay) {
        double rate = decay.theory().rate().value();
        return String.format(
                Locale.ROOT,
                "%s: 1/ξ = %.4g; ξ_n = ξ (1 + α ξ/n) with α = %.4g for the mean over networks and %.4g for one network.",
                decay.units().words(),
                rate,
                decay.theory().decorrelation().annealed().value(),
                decay.theory().decorrelation().typical().value());
    }

    private static List<Figure> figures(Case of) {
        List<Figure.Trace> shifts = new ArrayList<>();
        List<Figure.Trace> depth = new ArrayList<>();
        for (DifferenceDecay.Kind kind : DifferenceDecay.Kind.values()) {
            shifts.addAll(of.decay().shifts(of.growth(kind), kind));
            depth.addAll(of.decay().throughDepth(of.sweep(), kind));
        }
        return List.of(
                new Figure.Plot(
                        "rate-shift",
                        "Shift of the rate times the width",
                        "Dots tend to the lines, which are α, as 1/n falls.",
                        new Figure.Axis("1/n", false),
                        new Figure.Axis("n (ln D per layer + 1/ξ)", false),
                        shifts),
                new Figure.Plot(
                        "shift-through-depth",
                        "What depth adds at width "
                                + of.sweep().widths().getFirst().width(),
                        "1 − c over its value at infinite width: the shift grows in proportion to depth over width.",
                        new Figure.Axis("layer l", false),
                        new Figure.Axis("ln(D_l / D_l at infinite width)", false),
                        depth));
    }

    private static String answer(Case of, List<Comparison> comparisons) {
        int width = of.sweep().widths().getFirst().width();
        double rate = of.decay().theory().rate().value();
        return String.format(
                Locale.ROOT,
                "At width n the rate is %.4g − α/n per layer, with α = %.3g ± %.2g for the mean over networks (theory %.4g)"
                        + " and %.3g ± %.2g for one network (theory %.4g): at width %d one network has a depth of %.3g layers"
                        + " instead of %.4g.",
                rate,
                comparisons.get(1).measurement().mean(),
                comparisons.get(1).measurement().standardError(),
                comparisons.get(1).prediction().value(),
                comparisons.get(2).measurement().mean(),
                comparisons.get(2).measurement().standardError(),
                comparisons.get(2).prediction().value(),
                width,
                1 / of.decay().theory().typicalRate(width),
                1 / rate);
    }
}
