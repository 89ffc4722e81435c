package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
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
import wick.experiment.WidthSeries;
import wick.lab.simulation.Course;
import wick.lab.simulation.Reading;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.recurrent.meanfield.StationaryState;
import wick.theory.recurrent.meanfield.Transition;

/// The largest Lyapunov exponent of noisy tanh networks: it changes its sign at the g_c(κ) of dynamic mean field
/// theory, not where the spectral radius of the linearization reaches 1.
public final class RecurrentChaos implements Experiment {
    private static final Basis BASIS =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.SCHUECKER_2018);
    private static final Course COURSE = new Course(1, 15, 60, 0.5);
    private static final int POINTS = 40;

    @Override
    public String id() {
        return "recurrent-chaos";
    }

    @Override
    public String title() {
        return "Where noisy recurrent networks become chaotic";
    }

    @Override
    public String question() {
        return "Does the largest Lyapunov exponent change its sign where dynamic mean field theory says, or where"
                + " small deviations first grow?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Reals("gains", "weight deviations g, besides g_c itself", List.of(1.4, 1.9, 3.2), 0.1, 5),
                new Parameter.Real("noise", "variance of the noise per time, κ, for γ = 1", 2, 0.1, 10),
                new Parameter.Wholes(
                        "sizes", "numbers of units N", List.of(48, 96, 192, 384), WidthSeries.FEWEST, 4000),
                new Parameter.Whole("networks", "networks of the largest size; more of smaller ones", 14, 2, 100_000),
                new Parameter.Whole("realizations", "realizations of the noise of each network", 1, 1, 1000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.SOMPOLINSKY_1988, Bibliography.SCHUECKER_2018);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        RecurrentNetwork base = RecurrentNetwork.of(new Tanh(), 1, 1, settings.real("noise"));
        double critical = Transition.chaos(base).orElseThrow();
        double local = Transition.localInstability(base).orElseThrow();
        List<Double> gains = Stream.concat(settings.reals("gains").stream(), Stream.of(critical))
                .sorted()
                .toList();
        List<Comparison> comparisons = new ArrayList<>();
        List<TimeAverages> measured = new ArrayList<>();
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        for (double gain : gains) {
            progress.at("g = " + gain, measured.size() / (double) gains.size());
            RecurrentNetwork network = base.withWeightVariance(gain * gain);
            TimeAverages.Networks drawn = new TimeAverages.Networks(network, settings.wholes("sizes"));
            TimeAverages one = TimeAverages.of(settings, id() + "." + gain, drawn, COURSE, new Reading.Exponents(1));
            comparisons.add(judge(settings, network, one));
            measured.add(one);
            arrays.put(name(gain), Curves.table(one.series(0)));
        }
        String caption = String.format(
                Locale.ROOT,
                "At κ = %.4g small deviations grow at first from g = %.5f on; chaos begins at g = %.5f.",
                base.noise(),
                local,
                critical);
        Section section =
                new Section(id(), title(), caption, comparisons, List.of(picture(base, gains, measured, comparisons)));
        return new Result(id(), answer(base, local, critical, gains, comparisons), List.of(section), arrays);
    }

    private static String name(double gain) {
        return String.format(Locale.ROOT, "exponent.g-%.6g", gain);
    }

    private static double exponent(RecurrentNetwork network) {
        return StationaryState.of(network).lyapunovExponent().orElseThrow().value();
    }

    /// √(g²⟨φ′²⟩) − 1: the rate that the edge of the spectrum of the linearization would give.
    private static double edge(RecurrentNetwork network) {
        return Math.sqrt(StationaryState.of(network).localGain().orElseThrow().value()) - 1;
    }

    private Comparison judge(Settings settings, RecurrentNetwork network, TimeAverages measured) {
        Approximation theory = StationaryState.of(network).lyapunovExponent().orElseThrow();
        boolean critical = Math.abs(theory.value()) <= theory.error();
        Question question = Question.of(
                Subject.of(
                        name(network.weightDeviation()),
                        String.format(
                                Locale.ROOT,
                                "largest Lyapunov exponent at g = %.5g, κ = %.4g, N → ∞",
                                network.weightDeviation(),
                                network.noise())),
                Bases.limit(critical ? 0 : theory.value(), theory.error(), BASIS),
                new Alternative("the edge of the spectrum of the linearization", edge(network)),
                settings.more(this, "networks"));
        return measured.limit(question, 0);
    }

    private static Figure picture(
            RecurrentNetwork base, List<Double> gains, List<TimeAverages> measured, List<Comparison> comparisons) {
        double from = gains.getFirst() - 0.1;
        double to = gains.getLast() + 0.1;
        Vector grid = Vector.range(0, POINTS + 1).map(i -> from + (to - from) * i / POINTS);
        Vector places = Vector.of(gains.stream().mapToDouble(g -> g).toArray());
        Vector limits = Vector.of(
                comparisons.stream().mapToDouble(c -> c.measurement().mean()).toArray());
        Vector errors = Vector.of(comparisons.stream()
                .mapToDouble(c -> c.measurement().standardError())
                .toArray());
        Vector smallest = Vector.of(measured.stream()
                .mapToDouble(m -> m.samples().getFirst().means().at(0))
                .toArray());
        return new Figure.Plot(
                "exponents",
                "Largest Lyapunov exponent against g",
                "The exponent crosses 0 at g_c of dynamic mean field theory; the edge of the spectrum does so earlier.",
                new Figure.Axis("weight deviation g", false),
                new Figure.Axis("exponent in units of γ", false),
                List.of(
                        new Figure.Trace.Line(
                                "dynamic mean field",
                                grid,
                                grid.map(g -> exponent(base.withWeightVariance(g * g))),
                                Optional.empty()),
                        new Figure.Trace.Line(
                                "edge of the spectrum",
                                grid,
                                grid.map(g -> edge(base.withWeightVariance(g * g))),
                                Optional.empty()),
                        new Figure.Trace.Dots("measured, N → ∞", places, limits, Optional.of(errors)),
                        new Figure.Trace.Dots(
                                "measured, N = " + measured.getFirst().sizes().getFirst(),
                                places,
                                smallest,
                                Optional.empty())));
    }

    private static String answer(
            RecurrentNetwork base, double local, double critical, List<Double> gains, List<Comparison> comparisons) {
        Comparison between = comparisons.get(gains.indexOf(critical));
        return String.format(
                Locale.ROOT,
                "At κ = %.4g the exponent at g_c = %.4f is %.4f ± %.4f at infinite N, theory 0; small deviations grow"
                        + " at first already from g = %.4f on.",
                base.noise(),
                critical,
                between.measurement().mean(),
                between.measurement().standardError(),
                local);
    }
}
