package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
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
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.generalization.EigenLearning;

/// Test error against the number of training points, from the spectrum of a kernel and the target alone.
///
/// Graded are what theory derives: the limit of large training sets where features are Gaussian, and that
/// leaving one point out estimates without bias the error of one point less, whatever the data. On digits,
/// whose features are not Gaussian, curves from the spectrum and the alignment estimate are shown.
public final class LearningCurve implements Experiment {
    private static final List<Integer> CURVE = List.of(16, 32, 64, 128, 256, 512);
    private static final Basis SPECTRUM =
            new Basis(List.of(Assumption.SQUARED_LOSS, Assumption.GAUSSIAN_FEATURES), Bibliography.SIMON_2023);
    private static final Basis EXCHANGE = new Basis(List.of(Assumption.SQUARED_LOSS), Bibliography.JACOT_2020);

    @Override
    public String id() {
        return "learning-curve";
    }

    @Override
    public String title() {
        return "Learning curves from the kernel alone";
    }

    @Override
    public String question() {
        return "Does the spectrum of a kernel say beforehand how the test error falls with the number of points?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("relu", 2, 0.1).stream(),
                        Stream.of(
                                Setup.hidden(2),
                                new Parameter.Wholes(
                                        "points",
                                        "training points with Gaussian features",
                                        List.of(24, 48, 96, 192),
                                        WidthSeries.FEWEST,
                                        4000),
                                sets(),
                                new Parameter.Whole("images", "training images of the graded digits", 100, 3, 1000),
                                ridge(0.1),
                                Setup.SEED))
                .toList();
    }

    static Parameter sets() {
        return new Parameter.Whole("sets", "training sets drawn", 400, 10, 1_000_000);
    }

    static Parameter ridge(double standard) {
        return new Parameter.Real(
                "ridge", "what is added to the kernel of digits, over its mean diagonal entry", standard, 1e-6, 100);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.SIMON_2023, Bibliography.CANATAR_2021, Bibliography.JACOT_2020);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        progress.at("Gaussian features", 0);
        WidthSeries features = features(settings);
        progress.at("digits", 0.2);
        DigitPool pool = DigitPool.of(settings);
        double ridge = settings.real("ridge") * pool.diagonal();
        EigenLearning theory = EigenLearning.ofPool(pool.kernel(), pool.targets(), ridge);
        Sample graded = trials(pool, settings, settings.size("images"), ridge);
        progress.at("learning curve of digits", 0.5);
        Matrix curve = curve(pool, settings, theory);
        List<Comparison> comparisons = List.of(
                limit(settings, features),
                leftOut(settings, graded),
                shown(
                        settings,
                        "digits.spectrum",
                        "test error on digits, from the spectrum",
                        graded,
                        theory.at(settings.size("images")).testError()),
                shown(
                        settings,
                        "digits.alignment",
                        "test error on digits, estimated from training data",
                        graded,
                        graded.mean(ESTIMATE).measurement().mean()));
        SequencedMap<String, Matrix> arrays = new TreeMap<>(Curves.tables(Map.of("gaussian_features", features)));
        arrays.put("digits", curve);
        Section section = new Section(
                id(),
                title(),
                "Kernel regression on drawn training sets: of Gaussian features, and of digits with the covariance kernel"
                        + " of a wide network.",
                comparisons,
                List.of(picture(curve)));
        return new Result(id(), answer(settings, comparisons), List.of(section), arrays);
    }

    private static WidthSeries features(Settings settings) {
        return new WidthSeries(settings.wholes("points").stream()
                .map(n -> new WidthSeries.Point(
                        n,
                        new GaussianFeatures(n)
                                .sample(settings.size("sets"), settings.whole("seed"))
                                .mean(0)))
                .toList());
    }

    private Comparison limit(Settings settings, WidthSeries features) {
        int points = features.points().getLast().width();
        EigenLearning.Point predicted = new GaussianFeatures(points).curve().at(points);
        Question question = Question.of(
                Subject.of("curve.gaussian", "test error with Gaussian features, limit of large training sets"),
                Bases.limit(predicted.testError(), 1e-12, SPECTRUM),
                new Alternative("the bias of the mean function alone", predicted.biasAlone()),
                settings.more(this, "sets"));
        return WidthExpansion.limit(question, features, new WidthExpansion.Reading(2, OptionalInt.empty()));
    }

    private static final int TRAINING = 0;
    private static final int UNSEEN = 1;
    private static final int ESTIMATE = 2;
    private static final int GAP = 3;

    /// Training error, error on other images, alignment estimate; leave-one-out minus the error of one
    /// point less.
    private static Sample trials(DigitPool pool, Settings settings, int images, double ridge) {
        int sets = settings.size("sets");
        Matrix rows = Matrix.zeros(sets, 4);
        for (int s = 0; s < sets; s++) {
            Address address =
                    Address.of(settings.whole("seed"), "learning-curve.digits").network(s);
            List<Integer> drawn = pool.without(images, address);
            DigitTrial whole = DigitTrial.of(pool, drawn, ridge);
            DigitTrial less = DigitTrial.of(pool, drawn.subList(0, images - 1), ridge);
            rows.set(s, TRAINING, whole.training());
            rows.set(s, UNSEEN, whole.unseen());
            rows.set(s, ESTIMATE, whole.estimate());
            rows.set(s, GAP, whole.leaveOneOut() - less.unseen());
        }
        return new Sample(rows, settings.whole("seed"), Engine.DRAWN_DATA);
    }

    private Comparison leftOut(Settings settings, Sample sample) {
        double training =
                sample.mean(row -> row[TRAINING] - row[UNSEEN]).measurement().mean();
        Question question = Question.of(
                Subject.of(
                        "digits.leave-one-out",
                        "leave-one-out error of " + settings.size("images")
                                + " digits minus the test error of one less"),
                new Prediction.Exact(0, 0, EXCHANGE),
                new Alternative("the training error in place of leave-one-out", training),
                settings.more(this, "sets"));
        return Judge.of(question, sample.mean(GAP));
    }

    private Comparison shown(Settings settings, String id, String quantity, Sample sample, double predicted) {
        Question question = new Question(
                Subject.of(id, quantity),
                new Prediction.Heuristic(predicted, 0, SPECTRUM),
                Optional.empty(),
                Verdict.NOT_GRADED,
                settings.more(this, "sets"));
        return Judge.of(question, sample.mean(UNSEEN));
    }

    /// Rows of points, measured error and its standard error, spectrum, bias alone, alignment estimate,
    /// training error.
    private static Matrix curve(DigitPool pool, Settings settings, EigenLearning theory) {
        int sets = Math.max(5, settings.size("sets") / 20);
        Matrix table = Matrix.zeros(CURVE.size(), 7);
        for (int i = 0; i < CURVE.size(); i++) {
            int n = CURVE.get(i);
            Matrix rows = Matrix.zeros(sets, 3);
            for (int s = 0; s < sets; s++) {
                Address address = Address.of(settings.whole("seed"), "learning-curve.curve")
                        .network(s)
                        .layer(n);
                DigitTrial trial = DigitTrial.of(pool, pool.with(n, address), theory.ridge());
                rows.set(s, 0, trial.everywhere());
                rows.set(s, 1, trial.estimate());
                rows.set(s, 2, trial.training());
            }
            Sample sample = new Sample(rows, settings.whole("seed"), Engine.DRAWN_DATA);
            EigenLearning.Point point = theory.at(n);
            double[] row = {
                n,
                sample.mean(0).measurement().mean(),
                sample.mean(0).measurement().standardError(),
                point.testError(),
                point.biasAlone(),
                sample.mean(1).measurement().mean(),
                sample.mean(2).measurement().mean()
            };
            System.arraycopy(row, 0, table.entries(), i * row.length, row.length);
        }
        return table;
    }

    private static Vector column(Matrix table, int j) {
        double[] column = new double[table.rows()];
        for (int i = 0; i < column.length; i++) {
            column[i] = table.at(i, j);
        }
        return Vector.of(column);
    }

    private static Figure picture(Matrix table) {
        Vector points = column(table, 0);
        List<Figure.Trace> traces = new ArrayList<>();
        traces.add(new Figure.Trace.Line("from the spectrum", points, column(table, 3), Optional.empty()));
        traces.add(new Figure.Trace.Line("bias alone", points, column(table, 4), Optional.empty()));
        traces.add(new Figure.Trace.Dots("measured", points, column(table, 1), Optional.of(column(table, 2))));
        traces.add(new Figure.Trace.Dots("alignment estimate", points, column(table, 5), Optional.empty()));
        traces.add(new Figure.Trace.Dots("training error", points, column(table, 6), Optional.empty()));
        return new Figure.Plot(
                "digits-learning-curve",
                "Learning digits with the kernel of a wide network",
                "Squares summed over classes. The spectrum of the kernel predicts the curve to a few per"
                        + " cent; it takes the features of images for Gaussian.",
                new Figure.Axis("training images", true),
                new Figure.Axis("mean square error", true),
                traces);
    }

    private static String answer(Settings settings, List<Comparison> comparisons) {
        Comparison digits = comparisons.get(2);
        return String.format(
                Locale.ROOT,
                "With Gaussian features the limit is %.4f ± %.4f, predicted %.4f; for %d digits the spectrum says %.3f,"
                        + " measured %.3f.",
                comparisons.getFirst().measurement().mean(),
                comparisons.getFirst().measurement().standardError(),
                comparisons.getFirst().prediction().value(),
                settings.size("images"),
                digits.prediction().value(),
                digits.measurement().mean());
    }
}
