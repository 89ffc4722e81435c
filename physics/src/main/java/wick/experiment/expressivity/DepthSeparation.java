package wick.experiment.expressivity;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.network.weighted.WeightedNetwork;
import wick.numeric.random.Address;
import wick.observable.Basis;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.expressivity.lab.depth.Approximants;
import wick.topic.expressivity.lab.depth.DrawnCosines;
import wick.topic.expressivity.lab.depth.LearnedSawtooth;
import wick.topic.expressivity.theory.depth.SampledCosines;
import wick.topic.expressivity.theory.depth.Sawtooth;
import wick.topic.expressivity.theory.depth.Staircase;

/// What networks of n neurons can approximate: sawteeth and squares by depth, any function by bends or
/// steps, bumps in many dimensions; and whether training finds what can be expressed.
public final class DepthSeparation implements Experiment {
    private static final Sawtooth DEEP = new Sawtooth(8);
    private static final Staircase FLAT = new Staircase(256);
    private static final int LEARNED = 5;
    private static final double STEEPNESS = 100;
    private static final int NEURONS = 100;
    private static final double VARIANCE = 0.5;

    @Override
    public String id() {
        return "depth-separation";
    }

    @Override
    public String title() {
        return "What a network of n neurons can approximate, and what depth adds";
    }

    @Override
    public String question() {
        return "How does the error fall with neurons, with layers and with the number of inputs?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole(
                        "networks", "networks of drawn frequencies, for each dimension", 5000, 10, 10_000_000),
                new Parameter.Whole("starts", "trainings towards the sawtooth", 16, 1, 10_000),
                Parameter.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(
                ExpressivityBibliography.BARRON_1993,
                ExpressivityBibliography.TELGARSKY_2016,
                ExpressivityBibliography.YAROTSKY_2017);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Ask ask = new Ask(settings.more(this, "networks"));
        progress.at("built networks", 0);
        List<Comparison> built = built(ask);
        List<Comparison> flat = flat(ask);
        progress.at("many dimensions", 0.1);
        List<Comparison> bumps = List.of(bump(ask, settings, 8), bump(ask, settings, 20), barron(ask, settings));
        progress.at("training", 0.5);
        Comparison learned = learned(settings);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "%d relu neurons in %d layers make %d linear pieces; trained towards %d pieces, the best of the"
                                + " networks that could make them is off by %.2f.",
                        DEEP.neurons(),
                        DEEP.layers(),
                        DEEP.pieces(),
                        1 << LEARNED,
                        learned.measurement().mean()),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "Each layer of two neurons folds the interval once more.",
                                built,
                                List.of()),
                        new Section(
                                "one-layer",
                                "One hidden layer",
                                "Universal approximation with its rates: bends give N^-2, steps give N^-1.",
                                flat,
                                List.of()),
                        new Section(
                                "dimensions",
                                "Many dimensions",
                                "A Gaussian bump as the mean of drawn cosines: 1/n whatever the dimension.",
                                bumps,
                                List.of()),
                        new Section(
                                "learned",
                                "Expressible and learned",
                                "Two neurons a layer can be the sawtooth; Adam from random weights, best of all starts.",
                                List.of(learned),
                                List.of())),
                new TreeMap<>());
    }

    private static List<Comparison> built(Ask ask) {
        WeightedNetwork sawtooth = Approximants.sawtooth(DEEP.layers());
        WeightedNetwork square = Approximants.square(DEEP.layers());
        Subject pieces = Subject.of("pieces", "linear pieces of a sawtooth of 16 neurons in 8 layers");
        Subject error = Subject.of("square", "largest error of x² from 16 neurons in 8 layers");
        Alternative flat = new Alternative("the most a flat network of as many has", DEEP.piecesOfFlat());
        Alternative best =
                new Alternative("the best flat network of as many", Sawtooth.bestSquareError(DEEP.piecesOfFlat()));
        int grid = 4 << DEEP.layers();
        return List.of(
                Judge.of(
                        ask.count(pieces, (double) DEEP.pieces(), flat),
                        Ask.computed(Approximants.pieces(sawtooth, grid))),
                Judge.of(
                        ask.count(error, DEEP.squareError(), best),
                        Ask.computed(Approximants.largestError(square, x -> x * x, grid))));
    }

    private static List<Comparison> flat(Ask ask) {
        DoubleUnaryOperator wave = x -> Math.sin(2 * Math.PI * x);
        int grid = 1024 * FLAT.neurons();
        double slope = 2 * Math.PI;
        // next to the largest slope or curvature both fall by a part (2πh)²/2 at most
        double bends = FLAT.bends(slope * slope);
        double steps = FLAT.steps(slope, STEEPNESS);
        double curved = Math.pow(slope / FLAT.neurons(), 2) / 2;
        // a maximum between two points of the grid is missed by |σ''| < 0.1 of its height times (βδ)²/8
        double missed = 0.1 * slope / FLAT.neurons() * Math.pow(STEEPNESS * FLAT.neurons() / grid, 2) / 8;
        Basis basis = Ask.COUNTED;
        Subject relu = Subject.of("bends", "largest error of 256 relu neurons for sin 2πx");
        Subject logistic = Subject.of("steps", "largest error of 256 steep logistic neurons for sin 2πx");
        return List.of(
                Judge.of(
                        ask.exact(
                                relu,
                                new Prediction.Exact(bends, bends * curved, basis),
                                new Alternative("order 1/N, as steps have", steps)),
                        Ask.computed(Approximants.largestError(Approximants.bends(wave, FLAT.neurons()), wave, grid))),
                Judge.of(
                        ask.exact(
                                logistic,
                                new Prediction.Exact(steps, steps * curved + missed, basis),
                                new Alternative("order 1/N², as bends have", bends)),
                        Ask.computed(Approximants.largestError(
                                Approximants.steps(wave, FLAT.neurons(), STEEPNESS), wave, grid))));
    }

    private static Sample drawn(Settings settings, int dimensions) {
        long seed = settings.whole("seed");
        Address address = Address.of(seed, "depth-separation.cosines-" + dimensions);
        return new Sample(
                new DrawnCosines(dimensions, VARIANCE, NEURONS).squaredErrors(settings.size("networks"), 100, address),
                seed,
                Engine.REAL_WEIGHTS);
    }

    private static Comparison bump(Ask ask, Settings settings, int dimensions) {
        SampledCosines theory = new SampledCosines(dimensions, VARIANCE);
        Subject subject = Subject.of(
                "bump.d" + dimensions,
                "mean squared error of 100 drawn cosines for a bump in " + dimensions + " dimensions");
        Alternative grid = new Alternative("a grid of as many points, n^(-4/d)", Math.pow(NEURONS, -4.0 / dimensions));
        return Judge.of(
                ask.count(subject, theory.squaredError(NEURONS), grid),
                drawn(settings, dimensions).mean(0));
    }

    /// Inputs of variance ½ in 20 dimensions stay within a ball of radius 6 but for a part of 1e-7.
    private static Comparison barron(Ask ask, Settings settings) {
        double bound = new SampledCosines(20, VARIANCE).barronBound(NEURONS, 6);
        Question question = new Question(
                Subject.of("barron", "the same in 20 dimensions under Barron's bound for sigmoidal neurons"),
                new Prediction.Bound(bound, 0, true, new Basis(List.of(), ExpressivityBibliography.BARRON_1993)),
                Optional.empty(),
                Verdict.NOT_VIOLATED,
                ask.remedy());
        return Judge.of(question, drawn(settings, 20).mean(0));
    }

    private Comparison learned(Settings settings) {
        List<Double> errors = new LearnedSawtooth(LEARNED, 2, 3000)
                .errors(settings.size("starts"), Address.of(settings.whole("seed"), id() + ".learned"));
        Evidence best = Ask.computed(Collections.min(errors));
        Basis basis = new Basis(List.of(), ExpressivityBibliography.TELGARSKY_2016);
        Question question = new Ask(settings.more(this, "starts"))
                .exact(
                        Subject.of("learned", "root mean square error of trained networks that could be the sawtooth"),
                        new Prediction.Exact(0, 1e-3, basis),
                        new Alternative("its mean value is all they learn", Sawtooth.spread()));
        return Judge.of(question.expecting(Verdict.DISAGREES), best);
    }
}
