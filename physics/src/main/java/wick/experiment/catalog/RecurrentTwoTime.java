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
import wick.experiment.Figure;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Ties;
import wick.network.recurrent.Time;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.recurrent.twotime.TwoTimeFunction;
import wick.theory.recurrent.twotime.TwoTimeMeanField;

/// The way of nonlinear recurrent networks to their stationary state: correlations between two times and the
/// growth of a perturbation, extrapolated to infinite size, against the two-time equations.
public final class RecurrentTwoTime implements Experiment {
    private static final Basis TWO_TIMES =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.SOMPOLINSKY_1988);
    private static final double STEP = 0.25;
    private static final double START = 2;
    /// Steps after which a state is taken to be stationary.
    private static final int LONG = 400;

    @Override
    public String id() {
        return "recurrent-two-time";
    }

    @Override
    public String title() {
        return "Recurrent networks between two times";
    }

    @Override
    public String question() {
        return "Do states of recurrent networks on their way to a stationary state correlate as two-time mean field says,"
                + " with bias, input and without odd symmetry?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Wholes(
                        "sizes", "numbers of units N", List.of(160, 240, 360, 540), WidthSeries.FEWEST, 5000),
                new Parameter.Whole("networks", "networks of each kind and size", 1200, 20, 10_000_000),
                new Parameter.Whole("steps", "steps of 0.25 that are followed", 16, 8, 200),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.SOMPOLINSKY_1988, Bibliography.SCHUECKER_2018);
    }

    /// tanh with bias under a series of inputs that ends before the window does.
    private static RecurrentNetwork driven() {
        Signal series = new Signal.Series(1, 1, Matrix.of(3, 2, 1.5, -0.5, 0.3, 2, -1.2, 0.4));
        return new RecurrentNetwork(1, 1.7, 0.1, 0.2, new Tanh(), series, new Time.Steps(STEP), Ties.TIED);
    }

    /// A rectified network: not odd, with a kink and a mean of its own.
    private static RecurrentNetwork rectified() {
        return RecurrentNetwork.of(new Relu(), 1, 0.9, 0.3)
                .withBiasVariance(0.1)
                .inSteps(STEP);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        Case tanh = new Case("tanh", "tanh with bias and input", driven(), settings);
        Case relu = new Case("relu", "relu with bias", rectified(), settings);
        Section first = tanh.section(half(progress, 0), arrays);
        Section second = relu.section(half(progress, 0.5), arrays);
        long agreeing = List.of(first, second).stream()
                .flatMap(section -> section.comparisons().stream())
                .filter(Comparison::asExpected)
                .count();
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "%d of %d correlations and growths at infinite size are as two-time mean field says.",
                        agreeing,
                        first.comparisons().size() + second.comparisons().size()),
                List.of(first, second),
                arrays);
    }

    private static Progress half(Progress whole, double from) {
        return (what, share) -> whole.at(what, from + share / 2);
    }

    /// One kind of network: theory, rivals, and what is measured.
    private final class Case {
        private final String name;
        private final String words;
        private final Settings settings;
        private final TransientSweep.Plan plan;
        private final TwoTimeFunction tied;
        private final TwoTimeFunction fresh;
        private final TwoTimeFunction growth;
        private final TwoTimeFunction freshGrowth;
        private final double stationary;

        Case(String name, String words, RecurrentNetwork network, Settings settings) {
            this.name = name;
            this.words = words;
            this.settings = settings;
            plan = new TransientSweep.Plan(network, START, settings.size("steps"));
            TwoTimeMeanField own = TwoTimeMeanField.of(network, START);
            TwoTimeMeanField other = TwoTimeMeanField.of(network.withFreshWeights(STEP), START);
            tied = own.over(plan.window()).states();
            fresh = other.over(plan.window()).states();
            growth = own.perturbation(plan.window(), 0);
            freshGrowth = other.perturbation(plan.window(), 0);
            TransientSweep.Plan longer = new TransientSweep.Plan(network, START, LONG);
            stationary = own.over(longer.window()).states().sameTime().at(LONG);
        }

        Section section(Progress progress, SequencedMap<String, Matrix> arrays) {
            TransientSweep.Draw draw = new TransientSweep.Draw(
                    id() + "." + name, settings.wholes("sizes"), settings.size("networks"), settings.whole("seed"));
            TransientSweep sweep = TransientSweep.of(plan, draw, progress);
            List<Comparison> comparisons = comparisons(sweep, arrays);
            arrays.put(name + "_theory", tied.values());
            arrays.put(name + "_measured", sweep.table());
            List<Figure> figures = new TransientPicture(name, words, tied, fresh).figures(sweep);
            int last = plan.steps();
            String summary = String.format(
                    Locale.ROOT,
                    "Theory for %s, h(0) ~ N(0, %.3g): C(T, T) = %.5g and C(T, T/2) = %.5g at T = %.3g (with fresh weights %.5g"
                            + " and %.5g), stationary variance %.5g; a perturbation is multiplied by %.4g in the"
                            + " mean square until T/2.",
                    words,
                    START,
                    tied.values().at(last, last),
                    tied.values().at(last, last / 2),
                    plan.window().duration(),
                    fresh.values().at(last, last),
                    fresh.values().at(last, last / 2),
                    stationary,
                    growth.values().at(last / 2, last / 2));
            return new Section(id() + "-" + name, title() + ": " + words, summary, comparisons, figures);
        }

        private List<Comparison> comparisons(TransientSweep sweep, SequencedMap<String, Matrix> arrays) {
            int last = plan.steps();
            int early = last / 4;
            List<Comparison> all = new ArrayList<>();
            Alternative untied = anew(fresh.values().at(last, last));
            all.add(judged("variance", "C(T, T)", tied.at(last, last), untied, sweep.correlation(last, last)));
            all.add(judged(
                    "correlation",
                    "C(T, T/2)",
                    tied.at(last, last / 2),
                    anew(fresh.values().at(last, last / 2)),
                    sweep.correlation(last, last / 2)));
            all.add(judged(
                    "transient",
                    "C(T/4, T/4)",
                    tied.at(early, early),
                    new Alternative("the stationary state, as if it had been reached", stationary),
                    sweep.correlation(early, early)));
            all.add(judged(
                    "growth",
                    "mean squared growth of a perturbation until T/2",
                    growth.at(last / 2, last / 2),
                    anew(freshGrowth.values().at(last / 2, last / 2)),
                    sweep.growth(last / 2)));
            arrays.put(name + "_variance", Curves.table(sweep.correlation(last, last)));
            arrays.put(name + "_correlation", Curves.table(sweep.correlation(last, last / 2)));
            arrays.put(name + "_growth", Curves.table(sweep.growth(last / 2)));
            return all;
        }

        private static Alternative anew(double value) {
            return new Alternative("weights and biases drawn anew at every step", value);
        }

        private Comparison judged(
                String what, String quantity, Approximation value, Alternative rival, WidthSeries series) {
            Question question = Question.of(
                    Subject.of(name + "." + what, words + ": " + quantity + ", limit of many units"),
                    Bases.limit(value.value(), value.error(), TWO_TIMES),
                    rival,
                    settings.more(RecurrentTwoTime.this, "networks"));
            double growing = plan.network().decay() * plan.window().duration();
            return WidthExpansion.limit(
                    question,
                    series,
                    new WidthExpansion.Reading(
                            growing, OptionalInt.of(settings.wholes("sizes").getLast())));
        }
    }
}
