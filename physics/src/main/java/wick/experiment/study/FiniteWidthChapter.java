package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Evidence;
import wick.experiment.Figure;
import wick.experiment.Judge;
import wick.experiment.Question;
import wick.experiment.Subject;
import wick.network.Wiring;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement;
import wick.observable.Prediction;

/// How wide a network must be for the Gaussian-process picture to hold, and how deep it may be: how far
/// the kernels of single networks stray from their limit, and how far outputs over networks are from
/// Gaussian.
final class FiniteWidthChapter {
    static final String TITLE = "How wide is wide enough";

    static final List<Double> LEVELS = List.of(0.1, 0.05, 0.01);

    private static final Basis LAW =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.ANY_WIDTH), Bibliography.YAIDA_2020);

    private final Bench bench;
    private final List<Initial> initial;
    private final Foresight foresight;

    FiniteWidthChapter(Bench bench, List<Initial> initial, Foresight foresight) {
        this.bench = bench;
        this.initial = initial;
        this.foresight = foresight;
    }

    void write(Optional<DepthProfile> profile) {
        Optional<Narrowness> theory = Narrowness.of(bench, bench.anatomy().wiring());
        List<Figure> figures = new ArrayList<>();
        figures.add(new ScatterFigure(bench, initial).against(theory));
        String summary = theory.map(this::compare).orElseGet(this::measuredOnly);
        if (theory.isPresent()) {
            profile.ifPresent(p -> figures.add(DepthReach.figure(bench, p)));
        }
        bench.notebook().close("finite-width", TITLE, summary, figures);
    }

    private String compare(Narrowness theory) {
        kernel(theory);
        tangent(theory);
        DepthReach reach = DepthReach.of(bench);
        WideEnoughWords words = new WideEnoughWords(bench, theory, reach);
        bench.notebook().array("wide_enough", words.table());
        bench.notebook().adviseWidth(words.advice());
        return words.summary();
    }

    /// Var K / (E K)² at the narrowest width, without expansion or with what it leaves out as an error. Given
    /// the layers before, outputs are exactly N(0, K): three times this is their excess kurtosis over networks.
    private void kernel(Narrowness theory) {
        Initial at = initial.getFirst();
        int width = at.width();
        Approximation square = theory.square(at.wiring(), width);
        double predicted = square.value();
        if (!(square.error() < 0.02 * predicted)) {
            return;
        }
        List<Alternative> rivals = new ArrayList<>();
        rivals.add(new Alternative("the first order in 1/width alone", theory.firstSquare() / width));
        if (bench.anatomy().hidden() > 1) {
            Wiring fewer = bench.anatomy().oneLayerFewer();
            Narrowness.of(bench, fewer)
                    .ifPresent(f -> rivals.add(new Alternative(
                            "a network with one layer fewer", f.deviation(width) * f.deviation(width))));
        }
        rivals.add(new Alternative(
                "Gaussian units, 2 for each layer", 2.0 * bench.anatomy().hidden() / width));
        rivals.add(new Alternative("a Gaussian process: no scatter", 0));
        Evidence evidence = square(at, false);
        Foresight.Choice choice = Foresight.choose(predicted, Math.hypot(planned(false), square.error()), rivals);
        Question question = Question.of(
                        Subject.of(
                                        "finite-width.kernel",
                                        "relative variance of the output covariance, a third of the outputs' excess kurtosis")
                                .atLayer(bench.anatomy().hidden() + 1)
                                .atWidth(width),
                        prediction(theory, square, width),
                        choice.rival(),
                        bench.remedy())
                .expecting(choice.expected());
        bench.notebook().land(Judge.of(question, evidence));
    }

    private static Prediction prediction(Narrowness theory, Approximation square, int width) {
        return theory.twoOrdersSuffice(width)
                ? new Prediction.Expansion(
                        square.value(),
                        0,
                        new Prediction.Order("1/n", 1.0 / width, 2),
                        OptionalDouble.of(square.error()),
                        Bases.SECOND_ORDER)
                : new Prediction.Exact(square.value(), square.error(), LAW);
    }

    /// Var Θ / (E Θ)² at the widest width to first order; the next one counts as an error.
    private void tangent(Narrowness theory) {
        Initial at = initial.getLast();
        int width = at.width();
        double predicted = theory.tangentSquare() / width;
        double next = predicted * 2 * theory.tangentNextOrder(width);
        Foresight.Choice chosen = Foresight.choose(
                predicted,
                Math.hypot(planned(true), next),
                List.of(
                        new Alternative("as much as the output covariance", theory.firstSquare() / width),
                        new Alternative("a Gaussian process: no scatter", 0)));
        Foresight.Choice choice = foresight.ofTangentKernel(chosen);
        Question question = Question.of(
                        Subject.of(
                                        "finite-width.tangent-kernel",
                                        "relative variance of the neural tangent kernel over networks")
                                .atLayer(bench.anatomy().hidden() + 1)
                                .atWidth(width),
                        new Prediction.Expansion(
                                predicted,
                                0,
                                new Prediction.Order("1/n", 1.0 / width, 1),
                                OptionalDouble.of(next),
                                Bases.FIRST_ORDER),
                        choice.rival(),
                        bench.remedy())
                .expecting(choice.expected());
        bench.notebook().land(Judge.of(question, square(at, true)));
    }

    private static Evidence square(Initial at, boolean tangent) {
        return Scatter.squareOf(at.sample(), tangent ? at.ntk(0, 0) : at.output(0, 0));
    }

    /// The error that the relative variance will have, from the pilot.
    private double planned(boolean tangent) {
        Initial at = tangent ? foresight.pilot().getLast() : foresight.pilot().getFirst();
        Measurement small = square(at, tangent).measurement();
        return small.standardError() * Math.sqrt(small.networks() / (double) foresight.networks());
    }

    private String measuredOnly() {
        Optional<BranchSpread> branches = BranchSpread.of(bench);
        branches.ifPresent(b -> b.compare(initial, foresight));
        double kernel = amplitude(false);
        double tangent = amplitude(true);
        bench.notebook().array("wide_enough", Matrix.of(1, 2, kernel * kernel, tangent * tangent));
        String measured = String.format(
                Locale.ROOT,
                "the output covariance of a single network strays from the mean by 10 %% at width %s and by 5 %% at %s, its"
                        + " neural tangent kernel at %s and %s, if the scatter goes on falling as one over the square root"
                        + " of the width",
                WideEnoughWords.number(kernel * kernel / 0.01),
                WideEnoughWords.number(kernel * kernel / 0.0025),
                WideEnoughWords.number(tangent * tangent / 0.01),
                WideEnoughWords.number(tangent * tangent / 0.0025));
        if (branches.isPresent()) {
            double predicted = branches.get().deviation(1);
            return String.format(
                    Locale.ROOT,
                    "Predicted at first order in 1/width: the covariance strays by 10 %% at width %s. Measured: %s. For the"
                            + " tangent kernel nothing is derived with skip connections.",
                    WideEnoughWords.number(predicted * predicted / 0.01),
                    measured);
        }
        return "Measured, without a prediction ("
                + (bench.anatomy().gaussian()
                        ? "corrections in 1/width are derived for dense layers and residual branches of them only"
                        : "corrections in 1/width are derived for Gaussian weights only")
                + "): " + measured + ".";
    }

    /// √width times the relative deviation at the widest width.
    private double amplitude(boolean tangent) {
        Initial at = initial.getLast();
        double square = square(at, tangent).measurement().mean();
        return Math.sqrt(Math.max(0, square) * at.width());
    }
}
