package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
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
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Measurement;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.observable.StabilityBibliography;
import wick.theory.solvable.StabilityEdge;
import wick.theory.solvable.TwoLayerLesson;

/// Gradient descent at rates above 2/λ: linear networks with one hidden layer and target 0 settle up to 4/λ, at any
/// width and without exception, in a minimum that is flat enough.
public final class Catapult implements Experiment {
    private static final double INPUT = 1.3;
    private static final List<Double> STARTS = List.of(3.0, 3.9, 4.1);
    private static final int STEPS = 400;
    private static final int NARROW = 3;
    private static final double ROUNDING = 1e-8;
    private static final Basis EXACT = new Basis(
            List.of(Assumption.ANY_WIDTH, Assumption.SQUARED_LOSS, Assumption.FULL_BATCH),
            StabilityBibliography.LEWKOWYCZ_2020);

    @Override
    public String id() {
        return "catapult";
    }

    @Override
    public String title() {
        return "Above the largest stable rate, and yet it settles";
    }

    @Override
    public String question() {
        return "What becomes of gradient descent whose rate is beyond 2 over the tangent kernel?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("width", "hidden units of the wide networks", 256, 8, 100_000),
                Setup.networks(200),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(StabilityBibliography.LEWKOWYCZ_2020);
    }

    private Sample sample(Settings settings, int width, double start) {
        Address address = Address.of(settings.whole("seed"), id() + ".start-" + start + ".width-" + width);
        return new SteppedUnits(TwoLayerLesson.ntk(width, INPUT, 0), width, false, STEPS)
                .sample(address, settings.size("networks"), kernel -> start / kernel);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        int wide = settings.size("width");
        List<Comparison> fates = new ArrayList<>();
        List<Comparison> ends = new ArrayList<>();
        TreeMap<String, Matrix> arrays = new TreeMap<>();
        for (int width : List.of(NARROW, wide)) {
            for (double start : STARTS) {
                progress.at("width " + width, fates.size() / 6.0);
                Sample sample = sample(settings, width, start);
                fates.add(fate(settings, width, start, sample));
                arrays.put(String.format(Locale.ROOT, "kernels_width_%d_from_%.1f", width, start), sample.rows());
                if (start < StabilityEdge.CATAPULT_ENDS) {
                    ends.add(path(settings, width, start, sample));
                    ends.add(flat(settings, width, start, sample));
                    ends.add(drop(settings, width, start, sample));
                }
            }
        }
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "All networks settle from 3.9 over the rate and none from 4.1; from 3 the tangent kernel of %d units"
                                + " falls by %.0f %% on average.",
                        wide,
                        100 * ends.get(8).measurement().mean()),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "The share of networks that settle, each with the rate that makes rate times its own tangent"
                                        + " kernel 3, 3.9 or 4.1.",
                                fates,
                                List.of()),
                        new Section(
                                "ends",
                                "Where they land",
                                "The kernel falls until the rate is stable. Its fall does not become small in wide networks:"
                                        + " here nothing is lazy.",
                                ends,
                                List.of())),
                arrays);
    }

    private Comparison fate(Settings settings, int width, double start, Sample sample) {
        boolean settles = start < StabilityEdge.CATAPULT_ENDS;
        Question question = Question.of(
                subject("settled", "share of networks that settle", width, start),
                new Prediction.Exact(settles ? 1 : 0, 0, EXACT),
                settles
                        ? new Alternative("descent diverges above 2/λ", 0)
                        : new Alternative("a flat enough minimum catches any step", 1),
                settings.more(this, "networks"));
        return Judge.of(question, sample.mean(SteppedUnits.FINITE));
    }

    private static Subject subject(String what, String words, int width, double start) {
        return Subject.of(
                        String.format(Locale.ROOT, "%s.width-%d.from-%.1f", what, width, start),
                        words + String.format(Locale.ROOT, ", rate times kernel %.1f", start))
                .atWidth(width);
    }

    /// The worst of all networks beside its own exact steps.
    private Comparison path(Settings settings, int width, double start, Sample sample) {
        int worst = SteppedUnits.worst(sample);
        Question question = Question.of(
                subject("kernel", "kernel at the end in the network that is farthest off", width, start),
                new Prediction.Exact(sample.rows().at(worst, SteppedUnits.EXACT), ROUNDING, EXACT),
                new Alternative("a frozen kernel", start),
                settings.more(this, "networks"));
        return Judge.of(question, deterministic(sample, sample.rows().at(worst, SteppedUnits.END)));
    }

    /// The largest kernel at the end of all networks.
    private Comparison flat(Settings settings, int width, double start, Sample sample) {
        double largest = 0;
        for (int k = 0; k < sample.networks(); k++) {
            largest = Math.max(largest, sample.rows().at(k, SteppedUnits.END));
        }
        return Judge.of(
                bound(
                        settings,
                        subject("flat", "largest kernel at the end of all networks", width, start),
                        new Prediction.Bound(2, ROUNDING, true, EXACT)),
                deterministic(sample, largest));
    }

    private Comparison drop(Settings settings, int width, double start, Sample sample) {
        return Judge.of(
                bound(
                        settings,
                        subject("drop", "mean part by which the kernel falls", width, start),
                        new Prediction.Bound(1 - 2 / start, ROUNDING, false, EXACT)),
                sample.mean(row -> 1 - row[SteppedUnits.END] / row[SteppedUnits.START]));
    }

    private Question bound(Settings settings, Subject subject, Prediction bound) {
        return new Question(subject, bound, Optional.empty(), Verdict.NOT_VIOLATED, settings.more(this, "networks"));
    }

    static Evidence deterministic(Sample sample, double value) {
        return Evidence.even(new Measurement(value, 0, 1, sample.seed(), Engine.DETERMINISTIC, List.of()));
    }
}
