package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.ScalingFit;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.WidthSeries;
import wick.observable.Bibliography;
import wick.observable.Source;

/// How far training moves the tangent kernel of one network: ‖Θ_end − Θ_0‖ / ‖Θ_0‖ falls as 1/n.
///
/// The older proofs bound it by 1/√n, the order at which the kernel differs from one network to the next;
/// the drift is of the order of the first correction, H = Θ + O(1/n), since it comes from the vertices P
/// and Q over n.
public final class KernelFrozen implements Experiment {
    @Override
    public String id() {
        return "kernel-frozen";
    }

    @Override
    public String title() {
        return "Wide networks train with a frozen kernel";
    }

    @Override
    public String question() {
        return "How far does training move the neural tangent kernel, and how does that fall with width?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("tanh", 2, 0.1).stream(),
                        Stream.of(
                                Setup.hidden(1),
                                Setup.widths(64, 128, 256, 512),
                                Setup.networks(800),
                                Lesson.steps(20),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(
                Bibliography.JACOT_2018,
                Bibliography.LEE_2019,
                Bibliography.HANIN_NICA_2020,
                Bibliography.ROBERTS_2022,
                Bibliography.HALVERSON_2024);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Setup setup = Setup.of(settings, id(), new Stack.Size(2, settings.size("hidden"), 1));
        Lesson lesson = new Lesson(setup, List.of(settings.size("steps")));
        WidthSeries drift = lesson.drift(progress).series(KernelFrozen::typical);
        Comparison exponent = exponent(settings, setup, drift);
        WidthSeries.Point widest = drift.points().getLast();
        double amplitude = widest.evidence().measurement().mean() * widest.width();
        Section section = new Section(
                id(),
                title(),
                "Relative change of the tangent kernel on the training inputs, network by network, from the first to the"
                        + " last step; the geometric mean over networks.",
                List.of(exponent),
                List.of(Curves.overWidth(
                        new Curves.Caption(
                                "kernel-drift",
                                "How far training moves the tangent kernel",
                                "Theory predicts the slope, 1/n; the line is drawn through the widest networks.",
                                "relative drift of Θ"),
                        drift,
                        n -> amplitude / n)));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Training moves the tangent kernel by %.2g %% at width %d, falling as n^(%.2f ± %.2f).",
                        100 * widest.evidence().measurement().mean(),
                        widest.width(),
                        exponent.measurement().mean(),
                        exponent.measurement().standardError()),
                List.of(section),
                Curves.tables(Map.of("ntk_drift", drift)));
    }

    /// The geometric mean over networks: networks with large outputs before training move far, and would
    /// decide the arithmetic one.
    private static Evidence typical(Sample sample) {
        Evidence logarithm = sample.mean(row -> Math.log(row[0]));
        double mean = Math.exp(logarithm.measurement().mean());
        double error = mean * logarithm.measurement().standardError();
        return new Evidence(logarithm.measurement().with(mean, error), logarithm.heaviestShare());
    }

    private Comparison exponent(Settings settings, Setup setup, WidthSeries series) {
        Question question = Question.of(
                Subject.of("ntk.drift", "drift of the neural tangent kernel in training, exponent of the width"),
                Bases.power(-1, setup.widths().getFirst(), setup.widths().getLast(), Bases.FIRST_ORDER),
                new Alternative("1/√n, the older bound", -0.5),
                settings.more(this, "networks"));
        return ScalingFit.of(question, series, setup.reading());
    }
}
