package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Figure;
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
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.solvable.Average;
import wick.theory.solvable.DeepLinearMode;
import wick.theory.solvable.InitialLaw;
import wick.theory.solvable.TwoLayerDescent;
import wick.theory.solvable.TwoLayerLesson;

/// Deep linear networks learn the modes of a map one by one: from aligned weights along closed curves at
/// every depth, from random small weights earlier than these curves say.
public final class DeepLinearModes implements Experiment {
    private static final Vector STRENGTHS = Vector.of(3, 1.5, 0.8);
    private static final List<Integer> DEPTHS = List.of(2, 3, 4);
    private static final int WIDTH = 6;
    private static final double START = 0.02;
    private static final double RATE = 4e-3;
    private static final double RANDOM_STRENGTH = 2;
    private static final double RANDOM_RATE = 0.02;
    private static final int RANDOM_STEPS = 50;
    private static final double SMALL = 0.5;
    private static final int POINTS = 40;
    private static final Basis FLOW =
            new Basis(List.of(Assumption.SQUARED_LOSS, Assumption.FULL_BATCH), Bibliography.SAXE_2014);
    private static final Basis EXACT = new Basis(
            List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.ANY_WIDTH, Assumption.SQUARED_LOSS, Assumption.FULL_BATCH),
            Bibliography.SAXE_2014);

    @Override
    public String id() {
        return "deep-linear-modes";
    }

    @Override
    public String title() {
        return "Deep linear networks learn mode by mode";
    }

    @Override
    public String question() {
        return "When does a deep linear network learn a singular value of the target map, and does alignment matter?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Real("deviation", "standard deviation of small random weights", 0.05, 1e-4, 0.3),
                new Parameter.Whole("width", "hidden units of the networks with random weights", 20, 1, 10_000),
                Setup.networks(1000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.SAXE_2014);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Comparison> aligned = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        TreeMap<String, Matrix> arrays = new TreeMap<>();
        for (int depth : DEPTHS) {
            progress.at(depth + " matrices", (depth - 2) / 4.0);
            Matrix curves = aligned(settings, depth, aligned);
            arrays.put("modes_of_depth_" + depth, curves);
            figures.add(figure(depth, curves));
        }
        progress.at("random weights", 0.75);
        Section random = random(settings);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "From aligned weights modes follow the closed curves at every depth; from random ones the output"
                                + " has reached %.2f where the curve from its overlap says %.2f.",
                        random.comparisons().getFirst().measurement().mean(),
                        random.comparisons().getLast().prediction().value()),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "Networks of 2, 3 and 4 matrices from aligned weights; each mode at the time when it should"
                                        + " be half learned. Steps are halved twice to reach the flow.",
                                aligned,
                                figures),
                        random),
                arrays);
    }

    /// Judges every mode and gives the curves: time, then the modes.
    private Matrix aligned(Settings settings, int depth, List<Comparison> comparisons) {
        Address address = Address.of(settings.whole("seed"), id() + ".depth-" + depth);
        LinearChain chain = LinearChain.drawn(depth, WIDTH, STRENGTHS, address);
        List<Integer> steps = new ArrayList<>();
        int modes = STRENGTHS.size();
        for (int k = 0; k < modes; k++) {
            steps.add(Math.toIntExact(Math.round(mode(depth, k).time(STRENGTHS.at(k) / 2) / RATE)));
        }
        Matrix coarse = chain.trained(chain.aligned(START, address), RATE, steps);
        Matrix middle = chain.trained(chain.aligned(START, address), RATE / 2, times(steps, 2));
        Matrix fine = chain.trained(chain.aligned(START, address), RATE / 4, times(steps, 4));
        for (int k = 0; k < modes; k++) {
            double once = 2 * middle.at(k, k) - coarse.at(k, k);
            double twice = 2 * fine.at(k, k) - middle.at(k, k);
            double time = steps.get(k) * RATE;
            Question question = Question.of(
                    Subject.of(
                            "aligned.depth-" + depth + ".mode-" + (k + 1),
                            "what " + depth + " matrices have of the mode of strength " + STRENGTHS.at(k)),
                    new Prediction.Exact(mode(depth, k).value(time), 1e-12, FLOW),
                    new Alternative(
                            "the curve of one matrix less", mode(depth - 1, k).value(time)),
                    settings.more(this, "networks"));
            comparisons.add(Judge.of(question, deterministic(settings, twice, Math.abs(twice - once))));
        }
        return curves(chain, chain.aligned(START, address), 2 * steps.getLast());
    }

    private static Matrix curves(LinearChain chain, Map<String, Matrix> start, int last) {
        List<Integer> records = new ArrayList<>();
        for (int i = 0; i <= POINTS; i++) {
            records.add(Math.toIntExact((long) i * last / POINTS));
        }
        Matrix values = chain.trained(start, RATE, records);
        int modes = STRENGTHS.size();
        Matrix curves = Matrix.zeros(records.size(), modes + 1);
        for (int r = 0; r < records.size(); r++) {
            curves.set(r, 0, records.get(r) * RATE);
            for (int k = 0; k < modes; k++) {
                curves.set(r, k + 1, values.at(r, k));
            }
        }
        return curves;
    }

    private static List<Integer> times(List<Integer> steps, int factor) {
        return steps.stream().map(step -> factor * step).toList();
    }

    private static DeepLinearMode mode(int depth, int k) {
        return new DeepLinearMode(depth, STRENGTHS.at(k), START, 1);
    }

    private static Evidence deterministic(Settings settings, double value, double error) {
        return Evidence.even(new Measurement(value, error, 1, settings.whole("seed"), Engine.DETERMINISTIC, List.of()));
    }

    private static Figure figure(int depth, Matrix curves) {
        List<Figure.Trace> traces = new ArrayList<>();
        Vector times = Vector.of(curves.transposed().row(0));
        for (int k = 0; k < STRENGTHS.size(); k++) {
            DeepLinearMode mode = mode(depth, k);
            String name = "strength " + STRENGTHS.at(k);
            traces.add(new Figure.Trace.Line(name + ", theory", times, times.map(mode::value), Optional.empty()));
            traces.add(new Figure.Trace.Dots(
                    name + ", trained", times, Vector.of(curves.transposed().row(k + 1)), Optional.empty()));
        }
        return new Figure.Plot(
                "modes-" + depth,
                depth + " weight matrices",
                "Strong modes are learned first; deeper networks wait longer and then hurry.",
                new Figure.Axis("time, rate times steps", false),
                new Figure.Axis("what the network has of the mode", false),
                traces);
    }

    /// One hidden layer and one mode from random weights, against the exact steps and against the aligned
    /// curve.
    private Section random(Settings settings) {
        int width = settings.size("width");
        double variance = Math.pow(settings.real("deviation"), 2);
        if (width * variance > SMALL) {
            throw new IllegalArgumentException("width " + width + " and deviation " + settings.real("deviation")
                    + " are not small weights: width times deviation² may be at most " + SMALL);
        }
        Evidence measured = random(settings, width).mean(0);
        TwoLayerLesson lesson = new TwoLayerLesson(1, RANDOM_STRENGTH, variance, RANDOM_RATE / variance);
        Average exact = new InitialLaw(width)
                .average(start -> lesson.output(new TwoLayerDescent(lesson, start).trained(RANDOM_STEPS)));
        double overlap = Math.sqrt(width) * variance;
        double curve = new DeepLinearMode(2, RANDOM_STRENGTH, overlap, 1).value(RANDOM_STEPS * RANDOM_RATE);
        String words = "mean output of random small weights, half trained";
        Question right = Question.of(
                Subject.of("random.exact", words).atWidth(width),
                new Prediction.Exact(exact.mean(), exact.error(), EXACT),
                new Alternative("the aligned curve from the typical overlap", curve),
                settings.more(this, "networks"));
        Question wrong = Question.of(
                        Subject.of("random.aligned-curve", words + ", by the aligned curve")
                                .atWidth(width),
                        new Prediction.Exact(curve, 1e-12, FLOW),
                        new Alternative("exact, alignment included", exact.mean()),
                        settings.more(this, "networks"))
                .expecting(Verdict.DISAGREES);
        return new Section(
                "random",
                "Random small weights",
                "Random weights align first. The curve of aligned weights, begun at their typical overlap, is late.",
                List.of(Judge.of(right, measured), Judge.of(wrong, measured)),
                List.of());
    }

    private Sample random(Settings settings, int width) {
        long seed = settings.whole("seed");
        Matrix one = Matrix.of(1, 1, 1);
        LinearChain chain = new LinearChain(2, width, Vector.of(RANDOM_STRENGTH), one, one);
        Matrix rows = Matrix.zeros(settings.size("networks"), 1);
        Parallel.forEach(rows.rows(), k -> {
            Address address = Address.of(seed, id() + ".random").network(k);
            Matrix modes = chain.trained(
                    chain.random(settings.real("deviation"), address), RANDOM_RATE, List.of(RANDOM_STEPS));
            rows.set(k, 0, modes.at(0, 0));
        });
        return new Sample(rows, seed, Engine.REAL_WEIGHTS);
    }
}
