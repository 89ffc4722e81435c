package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import wick.experiment.Evidence;
import wick.experiment.Figure;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The sections about training: outputs over time, and accuracy.
final class Lessons {
    private final Bench bench;
    private final Task task;
    private final Diagnosis diagnosis;
    private final double tangentSpread;

    Lessons(Bench bench, Task task, Diagnosis diagnosis, double tangentSpread) {
        this.bench = bench;
        this.task = task;
        this.diagnosis = diagnosis;
        this.tangentSpread = tangentSpread;
    }

    void write() {
        Notebook notebook = bench.notebook();
        if (!bench.anatomy().lazy()) {
            notebook.close(
                    "training",
                    "Training",
                    "Left out: in the "
                            + bench.anatomy().network().parameterization().name()
                            + " parameterization the kernel moves at every width, and training with a frozen kernel"
                            + " says nothing about it.",
                    List.of());
            measured();
            return;
        }
        if (bench.anatomy().noisy()) {
            notebook.close(
                    "training",
                    "Training",
                    "Left out: dropout makes every step of training random, and training with a frozen kernel says"
                            + " nothing about that.",
                    List.of());
            return;
        }
        TrainingChapter training = new TrainingChapter(bench, task, tangentSpread);
        notebook.advice(advice(training.own()));
        new SpectrumChapter(bench, task, training.own()).write(training.tame());
        if (!training.train()) {
            notebook.close(
                    "training",
                    "Training",
                    "Some networks diverged at a learning rate that the frozen kernel calls stable: their kernels are"
                            + " larger than in the wide limit. Lower the rate under study: training: rate.",
                    List.of());
            return;
        }
        training.compare();
        notebook.close("training", "Training", summary(training), figures(training));
        new RegimeChapter(bench, training.widths(), training.own()).write(training.tame());
        if (task.testLabels().isPresent()) {
            accuracy(training);
        }
    }

    /// Where training with a frozen kernel says nothing, networks train all the same, at a rate that it calls stable.
    private void measured() {
        if (bench.anatomy().noisy()) {
            return;
        }
        Budget.Trained budget = bench.budget().trained();
        List<Integer> records = LazyTheory.records(budget.descent().steps());
        LazyTheory.Plan plan = new LazyTheory.Plan(records, budget.descent().rate());
        IntFunction<Wiring> family =
                width -> bench.anatomy().network().withHiddenWidth(width).wire();
        IntFunction<LazyTheory> theory = width -> LazyTheory.of(family.apply(width), task, plan);
        new Classroom(bench, task, records)
                .train(family, theory)
                .ifPresent(widths -> new RegimeChapter(
                                bench, widths, theory.apply(widths.getLast().width()))
                        .write(false));
    }

    private List<StudyReport.Advice> advice(LazyTheory own) {
        List<StudyReport.Advice> advice = new ArrayList<>(diagnosis.advice());
        advice.add(new StudyReport.Advice(
                String.format(
                        Locale.ROOT,
                        "On these %d inputs gradient descent is stable up to a learning rate of %.3g (2/λ_max).",
                        task.inputs().rows(),
                        own.training().largestStableRate()),
                "half the sum of squares over points and outputs; full-batch gradient descent; the "
                        + bench.anatomy().network().parameterization().name()
                        + " parameterization, wide networks"));
        return advice;
    }

    private static String summary(TrainingChapter training) {
        LazyTheory own = training.own();
        return String.format(
                Locale.ROOT,
                "After %d steps theory expects the test outputs to reach %.3f of the targets, with a standard deviation"
                        + " of %.3f from network to network.",
                training.records().getLast(),
                own.alignment(own.last().tests()),
                Math.sqrt(LazyTheory.spread(own.last().tests())));
    }

    private List<Figure> figures(TrainingChapter training) {
        List<LazyTheory.Stage> stages = training.own().stages();
        Vector steps =
                Vector.of(stages.stream().mapToDouble(s -> s.step() + 1.0).toArray());
        Vector means = Vector.of(stages.stream()
                .mapToDouble(s -> training.own().alignment(s.tests()))
                .toArray());
        Vector spreads = Vector.of(stages.stream()
                .mapToDouble(s -> Math.sqrt(LazyTheory.spread(s.tests())))
                .toArray());
        Vector losses =
                Vector.of(stages.stream().mapToDouble(training.own()::loss).toArray());
        int width = training.widths().getLast().width();
        Dots mean = dots(training, _ -> task::alignment);
        Dots spread = dots(
                        training,
                        stage -> row -> Task.spread(outputs(row), stage.tests().mean()))
                .root();
        Dots loss = dots(training, _ -> row -> row[row.length - 1]);
        bench.notebook()
                .array(
                        "training_curves",
                        table(steps, List.of(means, mean.y(), spreads, spread.y(), losses, loss.y())));
        return List.of(
                plot("training-mean", "Overlap with the targets on test inputs", "overlap", steps, means, mean, width),
                plot(
                        "training-spread",
                        "Spread of test outputs over networks",
                        "standard deviation",
                        steps,
                        spreads,
                        spread,
                        width),
                plot("training-loss", "Training loss", "loss", steps, losses, loss, width));
    }

    private static double[] outputs(double[] row) {
        return java.util.Arrays.copyOf(row, row.length - 1);
    }

    private record Dots(Vector y, Vector error) {

        /// √y, with its error.
        Dots root() {
            double[] values = y.map(Math::sqrt).toArray();
            double[] errors = new double[values.length];
            for (int i = 0; i < errors.length; i++) {
                errors[i] = values[i] > 0 ? error.at(i) / (2 * values[i]) : 0;
            }
            return new Dots(Vector.of(values), Vector.of(errors));
        }
    }

    /// A number per network at every record, at the largest width.
    private interface PerStage {
        ToDoubleFunction<double[]> at(LazyTheory.Stage stage);
    }

    private static Dots dots(TrainingChapter training, PerStage number) {
        Pupils at = training.widths().getLast();
        int count = training.records().size();
        double[] y = new double[count];
        double[] error = new double[count];
        for (int r = 0; r < count; r++) {
            Evidence evidence = at.at(r).mean(number.at(training.own().stages().get(r)));
            y[r] = evidence.measurement().mean();
            error[r] = evidence.measurement().standardError();
        }
        return new Dots(Vector.of(y), Vector.of(error));
    }

    private static Figure plot(
            String id, String title, String label, Vector steps, Vector theory, Dots dots, int width) {
        return new Figure.Plot(
                id,
                title,
                "Lines: training with a frozen kernel at infinite width. Dots: networks of width " + width + ".",
                new Figure.Axis("step + 1", true),
                new Figure.Axis(label, false),
                List.of(
                        new Figure.Trace.Line("theory", steps, theory, Optional.empty()),
                        new Figure.Trace.Dots("measured", steps, dots.y(), Optional.of(dots.error()))));
    }

    /// Columns: step + 1, then theory and measurement of overlap, standard deviation and loss.
    private static Matrix table(Vector steps, List<Vector> columns) {
        Matrix table = Matrix.zeros(steps.size(), columns.size() + 1);
        for (int i = 0; i < steps.size(); i++) {
            table.set(i, 0, steps.at(i));
            for (int j = 0; j < columns.size(); j++) {
                table.set(i, j + 1, columns.get(j).at(i));
            }
        }
        return table;
    }

    private void accuracy(TrainingChapter training) {
        AccuracyChapter chapter = new AccuracyChapter(training, task);
        AccuracyChapter.Predicted predicted = chapter.predicted();
        boolean judgeable = chapter.judgeable();
        if (judgeable) {
            chapter.compare(predicted);
        }
        Evidence own = chapter.measured(training.widths().getLast());
        bench.notebook()
                .close(
                        "accuracy",
                        "Accuracy",
                        String.format(
                                Locale.ROOT,
                                "On %d test inputs: %.1f %% for the mean of the Bayesian posterior of the wide network,"
                                        + " %.1f %% for the mean of wide trained networks, %.1f %% for a single one of"
                                        + " them; measured at width %d: %.1f ± %.1f %%. The difference of the last two"
                                        + " is what leaving the lazy regime changes.%s",
                                task.tests().rows(),
                                100 * predicted.posteriorMean(),
                                100 * predicted.mean(),
                                100 * predicted.network(),
                                training.widths().getLast().width(),
                                100 * own.measurement().mean(),
                                100 * own.measurement().standardError(),
                                judgeable
                                        ? ""
                                        : " Not judged: at some width all networks are equally accurate, so there is"
                                                + " no spread to measure the difference by."),
                        List.of());
    }
}
