package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
import wick.theory.infinitewidth.Phase;

/// How fast depth forgets which input it was shown: the correlation of two inputs approaches its fixed
/// point as e^(−l/ξ_c), with ξ_c = −1/ln χ₁ in the ordered phase and, in the chaotic phase, the slope of
/// the correlation map at c* in place of χ₁; there two inputs that almost coincide separate as χ₁^l.
///
/// Rates of single networks are averaged where they have a sign, else the rate is that of the mean over
/// networks. The two kinds differ at order 1/n and have the same limit.
public final class DepthScale implements Experiment {
    @Override
    public String id() {
        return "depth-scale";
    }

    @Override
    public String title() {
        return "Depth forgets at the rate of the correlation length";
    }

    @Override
    public String question() {
        return "Over how many layers do two inputs become alike, or apart, in the ordered and in the chaotic phase?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Choice("activation", "activation function", "tanh", Activation.names()),
                new Parameter.Real("ordered", "weight variance of the ordered networks", 1, 1e-6, 1e3),
                new Parameter.Real("chaotic", "weight variance of the chaotic networks", 4, 1e-6, 1e3),
                new Parameter.Real("bias-variance", "Var b", 0.05, 0, 1e3),
                new Parameter.Whole("layers", "layers over which the decay is read", 6, 1, 1000),
                Setup.widths(128, 256, 512, 1024),
                Setup.networks(3000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.SCHOENHOLZ_2017, Bibliography.POOLE_2016, Bibliography.HALVERSON_2024);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Decay ordered = Decay.of(settings, "ordered");
        Decay chaotic = Decay.of(settings, "chaotic");
        require(ordered, Phase.ORDERED);
        require(chaotic, Phase.CHAOTIC);
        Sweep calm = ordered.alike().draw((what, at) -> progress.at("ordered, " + what, at / 3));
        Sweep wild = chaotic.alike().draw((what, at) -> progress.at("chaotic, " + what, (1 + at) / 3));
        Sweep settled = chaotic.apart().draw((what, at) -> progress.at("chaotic, " + what, (2 + at) / 3));
        WidthSeries decay = ordered.alike().rates(calm);
        WidthSeries growth = chaotic.alike().rates(wild);
        WidthSeries approach = chaotic.apart().rates(settled);
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(judge(
                settings,
                Subject.of("depth.ordered", "1/ξ_c in the ordered phase, per layer"),
                new Rates(ordered.alike().predicted(), new Alternative("1/ξ_q, the variance's own", 1 / xi(ordered))),
                decay));
        comparisons.add(judge(
                settings,
                Subject.of("depth.chaotic", "1/ξ_c in the chaotic phase, per layer"),
                new Rates(
                        chaotic.apart().predicted(),
                        new Alternative("|ln χ₁|, as in the ordered phase", Math.log(chaotic.susceptibility()))),
                approach));
        comparisons.add(judge(
                settings,
                Subject.of("depth.separation", "ln χ₁ in the chaotic phase: growth of small differences, per layer"),
                new Rates(
                        chaotic.alike().predicted(),
                        new Alternative("1/ξ_c, the rate of approach to c*", 1 / chaotic.correlationDepth())),
                growth));
        return new Result(
                id(),
                answer(comparisons),
                List.of(new Section(
                        id(),
                        title(),
                        String.format(
                                Locale.ROOT,
                                "Theory: ξ_c = %.4g layers in the ordered phase (χ₁ = %.4g), %.4g in the chaotic"
                                        + " (χ₁ = %.4g).",
                                ordered.correlationDepth(),
                                ordered.susceptibility(),
                                chaotic.correlationDepth(),
                                chaotic.susceptibility()),
                        comparisons,
                        List.of(figure(comparisons, List.of(decay, approach, growth))))),
                new TreeMap<>(Curves.tables(
                        Map.of("ordered_rate", decay, "chaotic_rate", approach, "separation_rate", growth))));
    }

    /// The infinite-width rate and its rival.
    private record Rates(Decay.Rate predicted, Alternative rival) {}

    private Comparison judge(Settings settings, Subject subject, Rates rates, WidthSeries series) {
        Question question = Question.of(
                subject,
                Bases.limit(rates.predicted().value(), rates.predicted().error(), Bases.MEAN_FIELD),
                rates.rival(),
                settings.more(this, "networks"));
        WidthExpansion.Reading reading = new WidthExpansion.Reading(
                settings.size("layers"),
                java.util.OptionalInt.of(settings.wholes("widths").getLast()));
        return WidthExpansion.limit(question, series, reading);
    }

    private static double xi(Decay decay) {
        return decay.state().varianceDepth().orElseThrow().value();
    }

    private static void require(Decay decay, Phase phase) {
        MeanFieldState state = decay.state();
        if (state.phase().isEmpty()
                || state.phase().get() != phase
                || state.correlationDepth().isEmpty()
                || state.varianceDepth().isEmpty()) {
            throw new IllegalArgumentException("parameter '" + decay.name() + "' is " + decay.weightVariance()
                    + ", where the network is not in the " + decay.name() + " phase with finite depth scales");
        }
    }

    private static Figure figure(List<Comparison> comparisons, List<WidthSeries> series) {
        List<String> names = List.of("ordered, 1/ξ_c", "chaotic, 1/ξ_c", "chaotic, ln χ₁");
        List<Figure.Trace> traces = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            double limit = comparisons.get(i).prediction().value();
            traces.addAll(Curves.traces(names.get(i), series.get(i), _ -> limit));
        }
        return new Figure.Plot(
                "depth-rates",
                "Rates per layer against width",
                "Dots tend to the lines, which are the theory of infinite width.",
                new Figure.Axis("width n", true),
                new Figure.Axis("rate per layer", false),
                traces);
    }

    private static String answer(List<Comparison> comparisons) {
        return String.format(
                Locale.ROOT,
                "ξ_c is measured as %.3g layers in the ordered phase (theory %.4g) and %.3g in the chaotic (theory"
                        + " %.4g).",
                1 / comparisons.get(0).measurement().mean(),
                1 / comparisons.get(0).prediction().value(),
                1 / comparisons.get(1).measurement().mean(),
                1 / comparisons.get(1).prediction().value());
    }
}
