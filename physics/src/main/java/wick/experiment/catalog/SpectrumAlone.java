package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.generalization.EigenLearning;

/// A statement that is wrong, so that the bar is seen to fail it: the spectrum of a kernel and the target's
/// power in its eigenfunctions decide the test error on real data. With a small ridge the true error on
/// digits is larger: their features are not Gaussian, and the scatter of the learned functions depends on
/// more than two moments.
public final class SpectrumAlone implements Experiment {
    private static final Basis SPECTRUM =
            new Basis(List.of(Assumption.SQUARED_LOSS, Assumption.GAUSSIAN_FEATURES), Bibliography.SIMON_2023);

    @Override
    public String id() {
        return "spectrum-alone";
    }

    @Override
    public String title() {
        return "Wrong: the spectrum alone decides the test error";
    }

    @Override
    public String question() {
        return "Is the test error of kernel regression on digits the one that the kernel's spectrum gives?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("relu", 2, 0.1).stream(),
                        Stream.of(
                                Setup.hidden(2),
                                LearningCurve.sets(),
                                new Parameter.Whole("images", "training images", 256, 3, 1700),
                                LearningCurve.ridge(0.005),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.SIMON_2023, Bibliography.CANATAR_2021);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        DigitPool pool = DigitPool.of(settings);
        double ridge = settings.real("ridge") * pool.diagonal();
        int images = settings.size("images");
        EigenLearning.Point point =
                EigenLearning.ofPool(pool.kernel(), pool.targets(), ridge).at(images);
        Matrix errors = Matrix.zeros(settings.size("sets"), 1);
        for (int s = 0; s < errors.rows(); s++) {
            Address address = Address.of(settings.whole("seed"), id()).network(s);
            errors.set(
                    s, 0, DigitTrial.of(pool, pool.with(images, address), ridge).everywhere());
            progress.at("training sets", (s + 1.0) / errors.rows());
        }
        Question question = Question.of(
                        Subject.of("digits.test-error", "test error on digits of " + images + " training images"),
                        new Prediction.Exact(point.testError(), 1e-9, SPECTRUM),
                        new Alternative("the bias of the mean function alone", point.biasAlone()),
                        settings.more(this, "sets"))
                .expecting(Verdict.DISAGREES);
        Comparison comparison =
                Judge.of(question, new Sample(errors, settings.whole("seed"), Engine.DRAWN_DATA).mean(0));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "No: the error is %.4f ± %.4f; the spectrum says %.4f.",
                        comparison.measurement().mean(),
                        comparison.measurement().standardError(),
                        point.testError()),
                List.of(new Section(
                        id(),
                        title(),
                        "Kernel regression on training sets drawn from all digits, tested on all of them.",
                        List.of(comparison),
                        List.of())),
                new TreeMap<>(Map.of("test_errors", errors)));
    }
}
