package wick.experiment.expressivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
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
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SingularValues;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Basis;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.expressivity.lab.kan.Kan;
import wick.topic.expressivity.lab.kan.KanJacobian;
import wick.topic.expressivity.lab.kan.KanPlan;
import wick.topic.expressivity.lab.kan.KanTraining;
import wick.topic.expressivity.lab.kan.Samples;
import wick.topic.expressivity.lab.kan.SplineDesign;
import wick.topic.expressivity.theory.spline.SampledSpline;
import wick.topic.expressivity.theory.spline.SplineNetwork;

/// Where a network of splines has enough parameters to go through all samples, where samples no longer fix a spline,
/// and where new places are answered best.
public final class KanInterpolation implements Experiment {
    private static final Basis COUNT = new Basis(List.of(), ExpressivityBibliography.LIU_2024);
    private static final Basis WHITNEY = new Basis(List.of(), ExpressivityBibliography.SCHOENBERG_WHITNEY_1953);
    private static final int SAMPLES = 100;
    private static final int ORDER = 3;
    private static final List<Integer> GRIDS = List.of(25, 40, 60);
    private static final int TRAINED = 200;
    private static final List<Integer> BEFORE = List.of(3, 5, 10, 20);
    private static final List<Integer> SHAPE = List.of(2, 1, 1);
    private static final List<Integer> WIDE = List.of(2, 5, 1);
    /// Training errors below this are rounding; above the threshold nothing lies between 1e-8 and 1e-13.
    private static final double ZERO = 1e-11;

    @Override
    public String id() {
        return "kan-interpolation";
    }

    @Override
    public String title() {
        return "When splines have more parameters than samples can fix";
    }

    @Override
    public String question() {
        return "On which grid does a network of splines go through all its samples, and is it best there?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("draws", "sets of samples for one spline", 2000, 100, 10_000_000),
                new Parameter.Whole("sets", "sets of samples for trained networks", 20, 6, 100_000),
                GateBases.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIU_2024, ExpressivityBibliography.SCHOENBERG_WHITNEY_1953);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Comparison> splines = new ArrayList<>();
        for (int intervals : GRIDS) {
            progress.at(intervals + " intervals", 0.1 * splines.size());
            splines.add(determined(settings, intervals));
        }
        progress.at("parameters that count", 0.3);
        List<Comparison> networks = new ArrayList<>();
        networks.add(rank(settings));
        List<Integer> grids = new ArrayList<>(BEFORE);
        grids.add(reaching(TRAINED / 2));
        grids.add(45);
        IntStream.rangeClosed(threshold() - 1, threshold() + 5).forEach(grids::add);
        progress.at("networks", 0.35);
        KanGrids.Misses misses = new KanGrids(
                        KanExample.EXPONENTIAL, ORDER, List.of(), grids, new KanGrids.Effort(TRAINED, 30, 8))
                .measure(Address.of(settings.whole("seed"), id() + ".networks"), settings.size("sets"));
        Comparison first = first(settings, grids, misses);
        networks.add(first);
        networks.add(best(settings, grids, misses));
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("train", misses.train());
        arrays.put("test", misses.test());
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "%d samples are met exactly from %.1f intervals on, on no fewer than %d as predicted; new places are"
                                + " answered best well before.",
                        TRAINED,
                        first.measurement().mean(),
                        threshold()),
                sections(splines, networks),
                arrays);
    }

    private static List<Section> sections(List<Comparison> splines, List<Comparison> networks) {
        return List.of(
                new Section(
                        "splines",
                        "One spline",
                        "100 samples at random places: the chance that they fix every coefficient.",
                        splines,
                        List.of()),
                new Section(
                        "networks",
                        "Networks",
                        "exp(sin(pi x) + y^2) by networks with three edges, 200 samples, finer and finer grids.",
                        networks,
                        List.of()));
    }

    /// The first grid on which as many parameters count as there are samples.
    private static int threshold() {
        return reaching(TRAINED);
    }

    private static int reaching(int parameters) {
        return IntStream.iterate(1, g -> g + 1)
                .filter(g -> SplineNetwork.rank(SHAPE, g + ORDER, true) >= parameters)
                .findFirst()
                .orElseThrow();
    }

    private Comparison determined(Settings settings, int intervals) {
        Question question = Question.of(
                Subject.of(
                        "determined." + intervals,
                        "chance that 100 samples fix " + (intervals + ORDER) + " coefficients"),
                new Prediction.Exact(new SampledSpline(intervals, ORDER).determined(SAMPLES), 1e-12, WHITNEY),
                new Alternative("certain, since there are fewer coefficients than samples", 1),
                settings.more(this, "draws"));
        Address address = Address.of(settings.whole("seed"), id() + ".determined-" + intervals);
        Matrix fixed = Matrix.zeros(settings.size("draws"), 1);
        Parallel.forEach(fixed.rows(), draw -> {
            double[] places = KanExample.SINE
                    .drawn(SAMPLES, address.network(draw))
                    .inputs()
                    .entries();
            fixed.set(draw, 0, SplineDesign.fixes(places, -1, 1, new SplineDesign.Size(intervals, ORDER)) ? 1 : 0);
        });
        return Judge.of(question, new Sample(fixed, settings.whole("seed"), Engine.DRAWN_POINTS).mean(0));
    }

    private Comparison rank(Settings settings) {
        int intervals = 5;
        Samples samples = KanExample.EXPONENTIAL.drawn(4000, Address.of(settings.whole("seed"), id() + ".rank"));
        KanTraining training = new KanTraining(
                new KanPlan(
                        WIDE,
                        List.of(intervals),
                        ORDER,
                        new KanPlan.Search(1, 1, KanPlan.Method.MARQUARDT, settings.whole("seed"))),
                samples,
                (_, _, _) -> {});
        Kan kan = training.placed(training.drawn(0), intervals);
        double[] values = SingularValues.of(KanJacobian.of(kan, samples.inputs()))
                .values()
                .toArray();
        long rank =
                Arrays.stream(values).filter(value -> value > 1e-11 * values[0]).count();
        Question question = Question.of(
                Subject.of("rank", "parameters that count in a network [2, 5, 1] on 5 intervals"),
                new Prediction.Exact((double) SplineNetwork.rank(WIDE, intervals + ORDER, true), 0, COUNT),
                new Alternative("a source's count, edges times intervals", 15.0 * intervals),
                settings.more(this, "draws"));
        return Judge.of(question, GateBases.calculated((double) rank, 0, settings.whole("seed")));
    }

    /// Fewer parameters than samples never meet them all; samples that lie badly need a few more.
    private Comparison first(Settings settings, List<Integer> grids, KanGrids.Misses misses) {
        Question question = new Question(
                Subject.of("threshold", "intervals from which 200 samples are met exactly, network [2, 1, 1]"),
                new Prediction.Bound(threshold(), 0, false, COUNT),
                Optional.empty(),
                Verdict.NOT_VIOLATED,
                settings.more(this, "sets"));
        Matrix firsts = Matrix.zeros(misses.train().rows(), 1);
        for (int set = 0; set < firsts.rows(); set++) {
            int own = set;
            firsts.set(
                    set,
                    0,
                    IntStream.range(0, grids.size())
                            .filter(g -> misses.train().at(own, g) < ZERO)
                            .map(grids::get)
                            .findFirst()
                            .orElse(grids.getLast() + 1));
        }
        return Judge.of(question, new Sample(firsts, settings.whole("seed"), Engine.REAL_WEIGHTS).mean(0));
    }

    /// The source's conjecture that new places are answered best where parameters match samples.
    private Comparison best(Settings settings, List<Integer> grids, KanGrids.Misses misses) {
        int half = grids.indexOf(reaching(TRAINED / 2));
        int full = grids.indexOf(threshold());
        Question question = new Question(
                Subject.of("best", "error at new places with half the parameters over that at the threshold"),
                new Prediction.Bound(1, 0, false, COUNT),
                Optional.empty(),
                Verdict.DISAGREES,
                settings.more(this, "sets"));
        return Judge.of(
                question,
                new Sample(misses.test(), settings.whole("seed"), Engine.REAL_WEIGHTS)
                        .geometricMean(row -> row[half] / row[full]));
    }
}
