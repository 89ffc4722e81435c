package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import wick.experiment.ScalingFit;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthSeries;
import wick.network.Parameterization;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Source;

/// Whether wide networks learn features is a matter of parameterization. In the tangent parameterization the
/// kernel of one network drifts by 1/n and its features move by 1/√n while the outputs learn; in the
/// maximal update parameterization both move by parts of order one at every width.
///
/// Networks are trained with implicit weights, exact at every width, over three decades and more.
public final class LazyToRich implements Experiment {
    private static final Basis UPDATES = new Basis(
            List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.SQUARED_LOSS, Assumption.FULL_BATCH),
            Bibliography.YANG_HU_2021);

    @Override
    public String id() {
        return "lazy-to-rich";
    }

    @Override
    public String title() {
        return "Lazy in one parameterization, rich in another";
    }

    @Override
    public String question() {
        return "Do wide networks learn features, and how does that depend on the parameterization?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("tanh", 1.5, 0.1).stream(),
                        Stream.of(
                                Setup.hidden(2),
                                new Parameter.Wholes(
                                        "widths",
                                        "widths of the hidden layers",
                                        List.of(100, 300, 1000, 10_000, 100_000),
                                        WidthSeries.FEWEST,
                                        10_000_000),
                                new Parameter.Whole(
                                        "networks",
                                        "networks at the largest width; at smaller ones as many more as they cost less,"
                                                + " up to 400",
                                        8,
                                        4,
                                        1_000_000),
                                Lesson.steps(12),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.YANG_HU_2021, Bibliography.JACOT_2018, Bibliography.HALVERSON_2024);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Setup setup = Setup.of(settings, id(), new Stack.Size(2, settings.size("hidden"), 1));
        int steps = settings.size("steps");
        RichLesson.Measured lazy = new RichLesson(setup, Parameterization.NTK, steps).measure(progress, 0);
        RichLesson.Measured rich = new RichLesson(setup, Parameterization.MUP, steps).measure(progress, 0.5);
        Bench bench = new Bench(this, settings, setup);
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(bench.exponent("lazy.kernel", "drift of the tangent kernel, ntk", -1, -0.5, lazy.drift()));
        comparisons.add(bench.exponent("lazy.features", "movement of features, ntk", -0.5, -1, lazy.features()));
        comparisons.add(bench.exponent("lazy.outputs", "movement of the outputs, ntk", 0, -0.5, lazy.outputs()));
        comparisons.add(bench.exponent("rich.kernel", "drift of the tangent kernel, mup", 0, -0.5, rich.drift()));
        comparisons.add(bench.exponent("rich.features", "movement of features, mup", 0, -0.5, rich.features()));
        comparisons.add(bench.misread(rich.features()));
        return new Result(
                id(),
                answer(comparisons, lazy, rich),
                List.of(section(comparisons, lazy, rich)),
                Curves.tables(Map.of(
                        "lazy_kernel", lazy.drift(),
                        "lazy_features", lazy.features(),
                        "lazy_outputs", lazy.outputs(),
                        "rich_kernel", rich.drift(),
                        "rich_features", rich.features())));
    }

    private record Bench(LazyToRich experiment, Settings settings, Setup setup) {

        Comparison exponent(String id, String quantity, double predicted, double rival, WidthSeries series) {
            return judge(question(id, quantity, predicted, rival), series);
        }

        /// What is often said of infinite width in general: true in the tangent parameterization alone.
        Comparison misread(WidthSeries features) {
            return judge(
                    question(
                                    "rich.no-features",
                                    "movement of features, mup, as if all wide networks were lazy",
                                    -0.5,
                                    0)
                            .expecting(Verdict.DISAGREES),
                    features);
        }

        private Question question(String id, String quantity, double predicted, double rival) {
            return Question.of(
                    Subject.of(id, quantity + ", exponent of the width"),
                    Bases.power(
                            predicted, setup.widths().getFirst(), setup.widths().getLast(), UPDATES),
                    new Alternative(String.format(Locale.ROOT, "exponent %.1f", rival), rival),
                    settings.more(experiment, "networks"));
        }

        private Comparison judge(Question question, WidthSeries series) {
            return ScalingFit.of(question, series, setup.reading());
        }
    }

    private static String answer(List<Comparison> comparisons, RichLesson.Measured lazy, RichLesson.Measured rich) {
        return String.format(
                Locale.ROOT,
                "At width %d training moves the kernel by %.2g %% in the ntk parameterization, falling as n^(%.2f ± %.2f),"
                        + " and by %.2g %% in mup, as n^(%.3f ± %.3f).",
                lazy.drift().points().getLast().width(),
                100 * last(lazy.drift()),
                comparisons.getFirst().measurement().mean(),
                comparisons.getFirst().measurement().standardError(),
                100 * last(rich.drift()),
                comparisons.get(3).measurement().mean(),
                comparisons.get(3).measurement().standardError());
    }

    private static double last(WidthSeries series) {
        return series.points().getLast().evidence().measurement().mean();
    }

    private Section section(List<Comparison> comparisons, RichLesson.Measured lazy, RichLesson.Measured rich) {
        return new Section(
                id(),
                title(),
                "Relative changes from the first to the last step, network by network, geometric means over networks; the"
                        + " weights between hidden layers are never stored.",
                comparisons,
                List.of(
                        figure(
                                "kernel-drift",
                                "How far training moves the tangent kernel",
                                lazy.drift(),
                                rich.drift(),
                                -1),
                        figure(
                                "feature-movement",
                                "How far training moves the last hidden layer",
                                lazy.features(),
                                rich.features(),
                                -0.5)));
    }

    private static Figure figure(String id, String title, WidthSeries lazy, WidthSeries rich, double exponent) {
        double width = lazy.points().getLast().width();
        return new Figure.Plot(
                id,
                title,
                "The lines have the predicted slopes and go through the widest networks.",
                new Figure.Axis("width n", true),
                new Figure.Axis("relative change", true),
                Stream.concat(
                                Curves.traces("ntk", lazy, n -> last(lazy) * Math.pow(n / width, exponent)).stream(),
                                Curves.traces("mup", rich, _ -> last(rich)).stream())
                        .toList());
    }
}
