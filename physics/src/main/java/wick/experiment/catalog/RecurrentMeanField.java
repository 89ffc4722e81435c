package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import wick.experiment.WidthSeries;
import wick.lab.simulation.Course;
import wick.lab.simulation.Field;
import wick.lab.simulation.Reading;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.recurrent.meanfield.Fluctuating;
import wick.theory.recurrent.meanfield.StationaryState;

/// The autocorrelation of tanh networks, driven by noise and chaotic without it, against dynamic mean field theory:
/// measured at several sizes and extrapolated in 1/N.
public final class RecurrentMeanField implements Experiment {
    private static final Basis BASIS =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.SOMPOLINSKY_1988);
    private static final double INTERVAL = 0.5;
    private static final int LAGS = 16;

    @Override
    public String id() {
        return "recurrent-mean-field";
    }

    @Override
    public String title() {
        return "Autocorrelation of tanh networks against dynamic mean field theory";
    }

    @Override
    public String question() {
        return "Do large random recurrent networks fluctuate as dynamic mean field theory says, with noise and without?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Reals(
                        "gains", "weight deviations g of the noisy networks", List.of(0.9, 1.5, 2.0), 0.1, 4),
                new Parameter.Real("noise", "variance of their noise per time, κ, for γ = 1", 1, 0.05, 100),
                new Parameter.Real("chaotic-gain", "weight deviation g of the networks without noise", 3, 1.5, 10),
                new Parameter.Wholes(
                        "sizes", "numbers of units N", List.of(50, 100, 200, 400), WidthSeries.FEWEST, 4000),
                new Parameter.Wholes(
                        "chaotic-sizes",
                        "numbers of units of the networks without noise: small ones settle into cycles or at rest",
                        List.of(100, 200, 400, 700),
                        WidthSeries.FEWEST,
                        4000),
                new Parameter.Whole("networks", "networks of the largest size; more of smaller ones", 14, 2, 100_000),
                new Parameter.Whole("realizations", "realizations of the noise of each network", 2, 1, 1000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.SOMPOLINSKY_1988, Bibliography.SCHUECKER_2018);
    }

    /// One set of parameters, measured.
    private record Case(RecurrentNetwork network, Fluctuating theory, TimeAverages measured) {

        double gain() {
            return network.weightDeviation();
        }

        String name() {
            return String.format(Locale.ROOT, "g-%s.kappa-%s", gain(), network.noise());
        }

        String words() {
            return String.format(Locale.ROOT, "g = %.4g, κ = %.4g", gain(), network.noise());
        }
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<RecurrentNetwork> networks = new ArrayList<>();
        for (double gain : settings.reals("gains")) {
            networks.add(RecurrentNetwork.of(new Tanh(), 1, gain * gain, settings.real("noise")));
        }
        double chaotic = settings.real("chaotic-gain");
        networks.add(RecurrentNetwork.of(new Tanh(), 1, chaotic * chaotic, 0));
        List<Section> sections = new ArrayList<>();
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        for (RecurrentNetwork network : networks) {
            progress.at("g = " + network.weightDeviation(), sections.size() / (double) networks.size());
            Case one = measured(settings, network);
            sections.add(section(settings, one));
            for (int k = 0; k <= LAGS; k++) {
                arrays.put(one.name() + ".lag-" + k * INTERVAL, Curves.table(one.measured.series(k)));
            }
        }
        return new Result(id(), answer(sections), sections, arrays);
    }

    /// Chaotic networks forget their start slowly, and vary: they are followed for longer.
    private Case measured(Settings settings, RecurrentNetwork network) {
        Fluctuating theory = (Fluctuating) StationaryState.of(network);
        double duration = network.noise() > 0 ? 40 : 120;
        Course course = new Course(1, 20, duration, INTERVAL);
        String name = id() + "." + network.weightDeviation() + "." + network.noise();
        TimeAverages.Networks drawn =
                new TimeAverages.Networks(network, settings.wholes(network.noise() > 0 ? "sizes" : "chaotic-sizes"));
        TimeAverages measured =
                TimeAverages.of(settings, name, drawn, course, new Reading.Autocorrelation(Field.CURRENT, LAGS));
        return new Case(network, theory, measured);
    }

    private Section section(Settings settings, Case one) {
        FrozenActivity frozen = FrozenActivity.of(one.network);
        boolean driven = one.network.noise() > 0;
        List<Comparison> comparisons = new ArrayList<>();
        for (int lag : driven ? new int[] {0, 2, 6} : new int[] {0, 6, 16}) {
            Alternative rival = new Alternative("activity frozen in time", frozen.autocorrelation(lag * INTERVAL));
            comparisons.add(judge(settings, one, rival, lag));
        }
        return new Section(
                one.name(),
                "tanh networks with " + one.words(),
                String.format(
                        Locale.ROOT,
                        "Phase: %s; correlation time %.3g (half value), largest Lyapunov exponent %.4g.",
                        one.theory.phase().toString().toLowerCase(Locale.ROOT),
                        one.theory.correlationTimes().half(),
                        one.theory.lyapunovExponent().orElseThrow().value()),
                comparisons,
                List.of(picture(one)));
    }

    private Comparison judge(Settings settings, Case one, Alternative rival, int lag) {
        double time = lag * INTERVAL;
        Question question = Question.of(
                Subject.of(
                        one.name() + ".lag-" + time,
                        lag == 0
                                ? "variance Δ(0) at " + one.words() + ", N → ∞"
                                : "autocorrelation Δ(" + time + ") at " + one.words() + ", N → ∞"),
                Bases.limit(one.theory.autocorrelation(time), one.theory.autocorrelationError(), BASIS),
                rival,
                settings.more(this, "networks"));
        return one.measured.limit(question, lag);
    }

    private static Figure picture(Case one) {
        MeasuredCurve curve = new MeasuredCurve(INTERVAL, LAGS);
        return curve.picture(
                new Curves.Caption(
                        "autocorrelation." + one.name(),
                        "Autocorrelation at " + one.words(),
                        "The line is dynamic mean field theory at infinite N; the dots are networks of each size.",
                        "Δ(τ)"),
                one.theory::autocorrelation,
                one.measured);
    }

    private static String answer(List<Section> sections) {
        StringBuilder text = new StringBuilder("Variance Δ(0), extrapolated to infinite N (theory):");
        for (Section section : sections) {
            Comparison variance = section.comparisons().getFirst();
            text.append(String.format(
                    Locale.ROOT,
                    "%s %.4g ± %.1g (%.4g)",
                    section.equals(sections.getFirst()) ? "" : ",",
                    variance.measurement().mean(),
                    variance.measurement().standardError(),
                    variance.prediction().value()));
        }
        return text.append('.').toString();
    }
}
