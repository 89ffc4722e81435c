package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.simulation.linear.LinearReading;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.recurrent.ControlSeries;
import wick.theory.recurrent.LinearTheory;
import wick.theory.recurrent.SlidesFormula;

/// The 1/N correction to the variance X(t, t) of linear networks that start at h = 0, against the time t:
/// it saturates, where the slides' T/N with T for the elapsed time grows for ever. γ = κ = 1.
public final class RecurrentTransient implements Experiment {
    private static final Basis FIRST = new Basis(
            List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.FIRST_ORDER_IN_WIDTH), Bibliography.GROSVENOR_2021);
    private static final Basis SLIDES = new Basis(
            List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.FIRST_ORDER_IN_WIDTH), Bibliography.JEFFERSON_2025);

    private static final int CURVE = 80;

    @Override
    public String id() {
        return "recurrent-transient";
    }

    @Override
    public String title() {
        return "How the 1/N correction grows in time";
    }

    @Override
    public String question() {
        return "Do corrections of order 1/N to a recurrent network grow with the time that has passed?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Real("weight-deviation", "σ_w, in units of the decay rate", 0.5, 0.2, 0.7),
                new Parameter.Reals("times", "times since h = 0, ascending", List.of(1.0, 3.0, 6.0, 12.0), 0.1, 100),
                new Parameter.Wholes("sizes", "numbers of units N", List.of(32, 44, 60, 90), WidthSeries.FEWEST, 2000),
                new Parameter.Whole("networks", "networks of each size, in pairs W and −W", 400, 20, 10_000_000),
                new Parameter.Whole("order", "powers of W in the control variates", 4, 0, 40),
                new Parameter.Real("margin", "least decay rate of a mode over γ, else left out", 0.1, 0.001, 0.5),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.GROSVENOR_2021, Bibliography.JEFFERSON_2025);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Case at = new Case(this, settings);
        List<Integer> sizes = settings.wholes("sizes");
        List<Sample> samples = new ArrayList<>();
        for (int size : sizes) {
            progress.at(size + " units", samples.size() / (double) sizes.size());
            samples.add(at.draw(size));
        }
        List<Comparison> exact = new ArrayList<>();
        List<Comparison> claimed = new ArrayList<>();
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        for (int i = 0; i < at.times().size(); i++) {
            WidthSeries series = at.series(sizes, samples, i);
            exact.add(at.judged(series, i));
            claimed.add(at.slides(series, i));
            arrays.put("time_" + at.times().get(i), Curves.table(series));
        }
        return new Result(
                id(),
                answer(exact, at.stationary()),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "The coefficient of 1/N in X(t, t), over the value of X at infinite N and infinite t.",
                                exact,
                                List.of(at.figure(exact))),
                        new Section(
                                "slides",
                                "Corrections of order T/N",
                                "The slides' term with ξ₀ = 1/√(γ² − σ_w²) and T read as the time since the start.",
                                claimed,
                                List.of())),
                arrays);
    }

    private static String answer(List<Comparison> exact, double stationary) {
        Comparison last = exact.getLast();
        return String.format(
                Locale.ROOT,
                "No: the coefficient of 1/N settles at %.4g; at the last time it is %.4g ± %.2g.",
                stationary,
                last.measurement().mean(),
                last.measurement().standardError());
    }

    /// The network, the times, and what is asked at each.
    private static final class Case {
        private final RecurrentTransient experiment;
        private final Settings settings;
        private final List<Double> times;
        private final ControlledSolves solves;
        private final LinearTheory theory;
        private final double unit;

        Case(RecurrentTransient experiment, Settings settings) {
            this.experiment = experiment;
            this.settings = settings;
            this.times = settings.reals("times");
            double deviation = settings.real("weight-deviation");
            RecurrentNetwork network = RecurrentNetwork.of(new Linear(), 1, deviation * deviation, 1);
            this.theory = LinearTheory.of(network);
            this.unit = theory.variance().infinite();
            this.solves = new ControlledSolves(
                    experiment.id() + ".sigma-" + deviation,
                    network,
                    settings.size("order"),
                    settings.real("margin"),
                    settings.whole("seed"));
        }

        List<Double> times() {
            return times;
        }

        double stationary() {
            return theory.variance().relativeFirst();
        }

        Sample draw(int size) {
            ControlSeries series = solves.series();
            Vector all = Vector.of(times.stream().mapToDouble(t -> t).toArray());
            List<Matrix> weights = times.stream().map(series::transientWeights).toList();
            return solves.at(
                            size,
                            settings.size("networks"),
                            new ControlledSolves.Asked(List.of(new LinearReading.Transient(all)), weights))
                    .controlled();
        }

        WidthSeries series(List<Integer> sizes, List<Sample> samples, int i) {
            List<WidthSeries.Point> points = new ArrayList<>();
            for (int k = 0; k < sizes.size(); k++) {
                points.add(new WidthSeries.Point(sizes.get(k), samples.get(k).mean(row -> row[i] / unit)));
            }
            return new WidthSeries(points);
        }

        private double exact(double time) {
            return theory.covariance(time, time).first() / unit;
        }

        private double claimed(double time) {
            return new SlidesFormula(solves.network(), SlidesFormula.Bare.AUTOCORRELATION, time)
                            .variance()
                            .first()
                    / unit;
        }

        Comparison judged(WidthSeries series, int i) {
            double time = times.get(i);
            Question question = Question.of(
                    Subject.of("transient.time-" + time, "coefficient of 1/N in X(t, t)/X(∞) at t = " + time + "/γ"),
                    Bases.first(exact(time), 1e-12, FIRST),
                    new Alternative("the slides' T/N at T = t", claimed(time)),
                    settings.more(experiment, "networks"));
            return WidthExpansion.first(question, series, limit(time), reading());
        }

        Comparison slides(WidthSeries series, int i) {
            double time = times.get(i);
            Question question = Question.of(
                            Subject.of(
                                    "slides.time-" + time,
                                    "coefficient of 1/N in X(t, t)/X(∞) at t = " + time + "/γ as the slides' T/N"),
                            Bases.first(claimed(time), 1e-12, SLIDES),
                            new Alternative("the exact coefficient", exact(time)),
                            settings.more(experiment, "networks"))
                    .expecting(Verdict.DISAGREES);
            return WidthExpansion.first(question, series, limit(time), reading());
        }

        private double limit(double time) {
            return theory.covariance(time, time).infinite() / unit;
        }

        private WidthExpansion.Reading reading() {
            double square = Math.pow(settings.real("weight-deviation"), 2);
            return new WidthExpansion.Reading(
                    Math.pow(1 - square, -1.5),
                    OptionalInt.of(settings.wholes("sizes").getLast()));
        }

        Figure figure(List<Comparison> exact) {
            double end = 1.2 * times.getLast();
            Vector grid = Vector.range(0, CURVE).map(i -> end * i / (CURVE - 1));
            Vector dots = Vector.of(times.stream().mapToDouble(t -> t).toArray());
            double[] means =
                    exact.stream().mapToDouble(c -> c.measurement().mean()).toArray();
            double[] errors = exact.stream()
                    .mapToDouble(c -> c.measurement().standardError())
                    .toArray();
            Vector shown = Vector.of(0, Math.min(end, 3 * stationary() / claimed(1)));
            return new Figure.Plot(
                    "transient",
                    "The coefficient of 1/N against time",
                    "Exact: it saturates after a few times 1/(2(γ − σ_w)). The slides' term is linear in T.",
                    new Figure.Axis("time t, in units of 1/γ", false),
                    new Figure.Axis("coefficient of 1/N in X(t, t)/X(∞)", false),
                    List.of(
                            new Figure.Trace.Line("exact", grid, grid.map(this::exact), Optional.empty()),
                            new Figure.Trace.Line("slides, T = t", shown, shown.map(this::claimed), Optional.empty()),
                            new Figure.Trace.Dots("measured", dots, Vector.of(means), Optional.of(Vector.of(errors)))));
        }
    }
}
