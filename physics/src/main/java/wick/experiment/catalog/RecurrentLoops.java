package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
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
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.lab.simulation.Course;
import wick.network.Activation;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.recurrent.diagrams.WeakCoupling;

/// The second moment of small nonlinear recurrent networks against its loop expansion: order σ_w⁴ with
/// all its powers of 1/N. Theory and simulation live in the same steps of time, so that no error of a
/// step enters.
public final class RecurrentLoops implements Experiment {
    private static final Basis BASIS = new Basis(
            List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.WEAK_WEIGHTS, Assumption.ANY_WIDTH),
            Bibliography.GROSVENOR_2021);
    private static final double SETTLING = 12;

    @Override
    public String id() {
        return "recurrent-loops";
    }

    @Override
    public String title() {
        return "Loop corrections of small nonlinear recurrent networks";
    }

    @Override
    public String question() {
        return "Do loops, of order 1/N at each order of the weight variance, give the variance of a tanh network of a few"
                + " units?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Choice("activation", "activation function", "tanh", Activation.names()),
                new Parameter.Real("decay", "decay rate γ", 1, 0.01, 100),
                new Parameter.Real("noise", "variance of the noise per time κ", 1, 1e-3, 1e3),
                new Parameter.Real("weight-variance", "weight variance σ_w²", 0.1, 1e-4, 100),
                new Parameter.Real("step", "step of time times γ", 0.25, 0.01, 1.5),
                new Parameter.Wholes("sizes", "numbers of units N", List.of(4, 8, 12), 2, 512),
                new Parameter.Whole("networks", "networks of each size", 20000, 20, 10_000_000),
                new Parameter.Whole("realizations", "noises of a network times its units", 80, 2, 1_000_000),
                new Parameter.Whole("readings", "times read in each realization", 40, 1, 1_000_000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.GROSVENOR_2021, Bibliography.JEFFERSON_2025);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        RecurrentNetwork network = network(settings);
        WeakCoupling theory = WeakCoupling.of(network);
        double step = settings.real("step") / settings.real("decay");
        int pause = (int) Math.max(1, Math.round(0.5 / settings.real("step")));
        double interval = step * pause;
        double settle = interval * Math.ceil(SETTLING / settings.real("decay") / interval);
        Course course = new Course(theory.coefficient(0, 0), settle, interval * settings.size("readings"), interval);
        LoopMeasurement laboratory =
                new LoopMeasurement(network, course, settings.size("networks"), settings.whole("seed"));
        List<Integer> sizes = settings.wholes("sizes");
        List<Comparison> comparisons = new ArrayList<>();
        List<Evidence> measured = new ArrayList<>();
        for (int size : sizes) {
            progress.at(size + " units", (double) measured.size() / sizes.size());
            Evidence change = laboratory.at(size, Math.max(2, settings.size("realizations") / size));
            measured.add(change);
            comparisons.addAll(judged(settings, theory, size, change));
        }
        Section section = new Section(
                id(),
                title(),
                note(settings, theory),
                comparisons,
                List.of(picture(settings, theory, sizes, measured)));
        return new Result(id(), answer(comparisons, theory), List.of(section), arrays(sizes, measured));
    }

    private static RecurrentNetwork network(Settings settings) {
        double decay = settings.real("decay");
        return RecurrentNetwork.of(
                        Activation.named(settings.choice("activation")).orElseThrow(),
                        decay,
                        settings.real("weight-variance"),
                        settings.real("noise"))
                .inSteps(settings.real("step") / decay);
    }

    /// ⟨h²⟩ less its value without weights, in parts of that value.
    private List<Comparison> judged(Settings settings, WeakCoupling theory, int size, Evidence change) {
        double bare = theory.coefficient(0, 0);
        double variance = settings.real("weight-variance");
        double first = theory.secondMoment(variance, size, 1) - bare;
        double both = theory.secondMoment(variance, size, 2) - bare;
        double wide = theory.infiniteWidth(variance, 2) - bare;
        // the next term of a geometric series through the two that are known
        double omitted = Math.abs((both - first) * (both - first) / first);
        double error = variance * theory.error(1, 0) + variance * variance * theory.error(2, 0);
        Prediction prediction = new Prediction.Expansion(
                both / bare,
                error / bare,
                new Prediction.Order("σ_w²", variance, 2),
                OptionalDouble.of(omitted / bare),
                BASIS);
        Measurement absolute = change.measurement();
        Evidence relative = new Evidence(
                absolute.with(absolute.mean() / bare, absolute.standardError() / bare), change.heaviestShare());
        String words = "change of ⟨h²⟩ by the weights, over its value without";
        Question loops = Question.of(
                Subject.of("loops.size-" + size, words).atWidth(size),
                prediction,
                new Alternative("infinite width, no loops", wide / bare),
                settings.more(this, "networks"));
        Question orders = Question.of(
                Subject.of("second-order.size-" + size, words).atWidth(size),
                prediction,
                new Alternative("first order of the weight variance, all loops", first / bare),
                settings.more(this, "networks"));
        return List.of(Judge.of(loops, relative), Judge.of(orders, relative));
    }

    private static String note(Settings settings, WeakCoupling theory) {
        return String.format(
                Locale.ROOT,
                "⟨h²⟩ = %.6f + σ_w² (%.6f + %.6f/N) + σ_w⁴ (%.6f + %.6f/N + %.6f/N²), σ_w² = %s. Each network is compared"
                        + " with itself without weights under the same noise.",
                theory.coefficient(0, 0),
                theory.coefficient(1, 0),
                theory.coefficient(1, 1),
                theory.coefficient(2, 0),
                theory.coefficient(2, 1),
                theory.coefficient(2, 2),
                settings.real("weight-variance"));
    }

    private static String answer(List<Comparison> comparisons, WeakCoupling theory) {
        Comparison first = comparisons.getFirst();
        return String.format(
                Locale.ROOT,
                "Weights change ⟨h²⟩ by %.4g ± %.2g %% where the loop expansion says %.4g %% and infinite width %.4g %%;"
                        + " the loop of order σ_w²/N is %.3g σ_w²/N.",
                100 * first.measurement().mean(),
                100 * first.measurement().standardError(),
                100 * first.prediction().value(),
                100 * first.rival().orElseThrow().value(),
                theory.coefficient(1, 1));
    }

    private static Figure picture(
            Settings settings, WeakCoupling theory, List<Integer> sizes, List<Evidence> measured) {
        double variance = settings.real("weight-variance");
        double bare = theory.coefficient(0, 0);
        int points = 40;
        double longest = 1.0 / sizes.stream().mapToInt(n -> n).min().orElseThrow();
        Vector x = Vector.range(0, points + 1).map(i -> i * longest / points);
        Vector first = x.map(e -> variance * (theory.coefficient(1, 0) + e * theory.coefficient(1, 1)) / bare);
        Vector both = x.map(e -> variance * (theory.coefficient(1, 0) + e * theory.coefficient(1, 1)) / bare
                + variance
                        * variance
                        * (theory.coefficient(2, 0) + e * (theory.coefficient(2, 1) + e * theory.coefficient(2, 2)))
                        / bare);
        double wide = (theory.infiniteWidth(variance, 2) - bare) / bare;
        double[] at = sizes.stream().mapToDouble(n -> 1.0 / n).toArray();
        double[] mean = measured.stream()
                .mapToDouble(e -> e.measurement().mean() / bare)
                .toArray();
        double[] error = measured.stream()
                .mapToDouble(e -> e.measurement().standardError() / bare)
                .toArray();
        return new Figure.Plot(
                "loops",
                "The variance of small networks",
                "Measured changes of ⟨h²⟩ follow the loop expansion to second order of the weight variance.",
                new Figure.Axis("1/N", false),
                new Figure.Axis("change of ⟨h²⟩ by the weights", false),
                List.of(
                        new Figure.Trace.Line("order σ_w⁴, all loops", x, both, Optional.empty()),
                        new Figure.Trace.Line("order σ_w², all loops", x, first, Optional.empty()),
                        new Figure.Trace.Line("infinite width", x, x.map(_ -> wide), Optional.empty()),
                        new Figure.Trace.Dots(
                                "measured", Vector.of(at), Vector.of(mean), Optional.of(Vector.of(error)))));
    }

    private static SequencedMap<String, Matrix> arrays(List<Integer> sizes, List<Evidence> measured) {
        Matrix table = Matrix.zeros(sizes.size(), 3);
        for (int i = 0; i < sizes.size(); i++) {
            table.set(i, 0, sizes.get(i));
            table.set(i, 1, measured.get(i).measurement().mean());
            table.set(i, 2, measured.get(i).measurement().standardError());
        }
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("change", table);
        return arrays;
    }
}
