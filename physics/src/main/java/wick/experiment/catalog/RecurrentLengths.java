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
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.recurrent.LinearTheory;
import wick.theory.recurrent.SlidesFormula;

/// The correlation length of linear recurrent networks in its four meanings: decay time of the mean
/// response, of the autocorrelation, of a perturbation, and 2 X(0)/κ. Four numbers, at infinite size and
/// at order 1/N; γ = κ = 1.
public final class RecurrentLengths implements Experiment {
    private static final Basis LIMIT =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.GROSVENOR_2021);
    private static final Basis FIRST = new Basis(
            List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.FIRST_ORDER_IN_WIDTH), Bibliography.GROSVENOR_2021);
    private static final Basis SLIDES =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.JEFFERSON_2025);

    @Override
    public String id() {
        return "recurrent-lengths";
    }

    @Override
    public String title() {
        return "Four lengths of one linear recurrent network";
    }

    @Override
    public String question() {
        return "Which correlation length do the theory, the slides and a measurement mean, and how large is each?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Real("weight-deviation", "σ_w, in units of the decay rate", 0.5, 0.2, 0.7),
                new Parameter.Wholes("sizes", "numbers of units N", List.of(32, 44, 60, 90), WidthSeries.FEWEST, 2000),
                new Parameter.Whole("networks", "networks of each size, in pairs W and −W", 1200, 20, 10_000_000),
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
        double deviation = settings.real("weight-deviation");
        RecurrentNetwork network = RecurrentNetwork.of(new Linear(), 1, deviation * deviation, 1);
        LinearTheory theory = LinearTheory.of(network);
        ControlledSolves solves = new ControlledSolves(
                id() + ".sigma-" + deviation,
                network,
                settings.size("order"),
                settings.real("margin"),
                settings.whole("seed"));
        List<Integer> sizes = settings.wholes("sizes");
        List<Sample> samples = new ArrayList<>();
        for (int size : sizes) {
            progress.at(size + " units", samples.size() / (double) sizes.size());
            samples.add(solves.at(size, settings.size("networks"), LengthReading.asked(solves.series()))
                    .controlled());
        }
        List<Comparison> exact = new ArrayList<>();
        List<Comparison> claimed = new ArrayList<>();
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        LengthPicture picture = new LengthPicture();
        SlidesFormula slides = new SlidesFormula(network, SlidesFormula.Bare.AUTOCORRELATION, 0);
        for (LengthReading length : LengthReading.values()) {
            WidthSeries series = length.over(sizes, samples);
            exact.addAll(judged(settings, length, series, theory));
            if (length.claimedBySlides()) {
                claimed.add(slides(settings, length, series, slides));
            }
            picture.add(length, series, theory);
            arrays.put(length.id().replace('-', '_'), Curves.table(series));
        }
        return new Result(
                id(),
                answer(exact),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "Each length is read off means over networks: two times give a decay time, and 2 X(0)/κ"
                                        + " is an amplitude.",
                                exact,
                                List.of(picture.figure(slides.length().infinite()))),
                        new Section(
                                "slides",
                                "The length of the slides",
                                "With ξ₀ = 1/√(γ² − σ_w²) and no term of order T/N: a factor of order 1 that no network"
                                        + " shows.",
                                claimed,
                                List.of())),
                arrays);
    }

    private List<Comparison> judged(Settings settings, LengthReading length, WidthSeries series, LinearTheory theory) {
        LengthReading.Pair value = length.predicted(theory);
        LengthReading rival = length.rival();
        Question limit = Question.of(
                Subject.of(length.id() + ".limit", length.words() + " at infinite N"),
                Bases.limit(value.limit(), 1e-13, LIMIT),
                new Alternative("the " + rival.words(), rival.predicted(theory).limit()),
                settings.more(this, "networks"));
        Question first = Question.of(
                Subject.of(length.id() + ".first", "coefficient of 1/N in the " + length.words()),
                Bases.first(value.first(), 1e-12, FIRST),
                length.companion()
                        .map(other -> new Alternative(
                                "that of the " + other.words(),
                                other.predicted(theory).first()))
                        .orElse(new Alternative("no correction", 0)),
                settings.more(this, "networks"));
        return List.of(
                WidthExpansion.limit(limit, series, reading(settings)),
                WidthExpansion.first(first, series, value.limit(), reading(settings)));
    }

    private Comparison slides(Settings settings, LengthReading length, WidthSeries series, SlidesFormula slides) {
        double exact = length.predicted(LinearTheory.of(slides.network())).limit();
        Question question = Question.of(
                        Subject.of("slides." + length.id(), length.words() + " at infinite N, as the slides state ξ"),
                        Bases.limit(slides.length().infinite(), 1e-13, SLIDES),
                        new Alternative("the exact length", exact),
                        settings.more(this, "networks"))
                .expecting(Verdict.DISAGREES);
        return WidthExpansion.limit(question, series, reading(settings));
    }

    private static WidthExpansion.Reading reading(Settings settings) {
        double square = Math.pow(settings.real("weight-deviation"), 2);
        return new WidthExpansion.Reading(
                Math.pow(1 - square, -1.5),
                OptionalInt.of(settings.wholes("sizes").getLast()));
    }

    private static String answer(List<Comparison> exact) {
        StringBuilder text = new StringBuilder("At infinite N, in units of 1/γ:");
        for (Comparison one : exact) {
            if (one.id().endsWith(".limit")) {
                text.append(String.format(
                        Locale.ROOT,
                        "%s %s %.4f ± %.2g",
                        text.charAt(text.length() - 1) == ':' ? "" : ",",
                        one.id().replace(".limit", ""),
                        one.measurement().mean(),
                        one.measurement().standardError()));
            }
        }
        return text.append('.').toString();
    }
}
