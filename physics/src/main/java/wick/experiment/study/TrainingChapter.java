package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import wick.experiment.Alternative;
import wick.experiment.Evidence;
import wick.experiment.PositiveLimit;
import wick.experiment.Question;
import wick.experiment.Sample;
import wick.experiment.Subject;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.training.GradientDescent;
import wick.lab.training.Problem;
import wick.lab.training.TrainedEnsemble;
import wick.lab.training.Training;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// Ensembles of real networks trained by gradient descent, beside training with a frozen kernel.
final class TrainingChapter {
    private final Bench bench;
    private final Task task;
    private final List<Integer> records;
    private final List<AtWidth> widths = new ArrayList<>();
    private final LazyTheory own;
    private final LazyTheory readoutOnly;

    TrainingChapter(Bench bench, Task task) {
        this.bench = bench;
        this.task = task;
        Budget.Descent descent = bench.budget().trained().descent();
        records = LazyTheory.records(descent.steps());
        own = theory(bench.wiring(bench.budget().trained().widths().getLast()));
        readoutOnly = own.readoutOnly();
    }

    /// What came out at one width: theory for it, and one row of numbers per network and record.
    record AtWidth(int width, LazyTheory theory, Map<Integer, Sample> outputs) {

        /// Outputs on the test inputs at record `r`, then the training loss.
        Sample at(int r) {
            return outputs.get(r);
        }
    }

    /// Outputs on the test inputs come first, the training loss last.
    private static ToDoubleFunction<double[]> loss() {
        return row -> row[row.length - 1];
    }

    private LazyTheory theory(Wiring wiring) {
        return LazyTheory.of(
                wiring,
                task,
                new LazyTheory.Plan(records, bench.budget().trained().descent().rate()));
    }

    LazyTheory own() {
        return own;
    }

    List<AtWidth> widths() {
        return widths;
    }

    List<Integer> records() {
        return records;
    }

    /// Trains all ensembles; false if networks diverged, which the theory excludes.
    boolean train() {
        Budget.Trained budget = bench.budget().trained();
        double total =
                budget.widths().stream().mapToDouble(w -> work(w, budget)).sum();
        double done = 0;
        for (int width : budget.widths()) {
            Wiring wiring = bench.wiring(width);
            LazyTheory theory = width == budget.widths().getLast() ? own : theory(wiring);
            double before = done / total;
            double share = work(width, budget) / total;
            int networks = budget.networksAt(width);
            TrainedEnsemble ensemble = new Training(
                            wiring,
                            new Problem(task.inputs(), task.targets(), task.tests()),
                            new GradientDescent(theory.rate(), budget.descent().steps(), records, Optional.empty()))
                    .run(
                            Address.of(bench.seed(), "study.training.width-" + width),
                            networks,
                            k -> bench.notebook()
                                    .progress("training at width " + width, before + share * k / networks));
            done += work(width, budget);
            if (ensemble.diverged() > 0) {
                return false;
            }
            widths.add(new AtWidth(width, theory, outputs(ensemble)));
        }
        return true;
    }

    private static double work(int width, Budget.Trained budget) {
        return (double) width * width * budget.networksAt(width);
    }

    private Map<Integer, Sample> outputs(TrainedEnsemble ensemble) {
        Map<Integer, Sample> samples = new TreeMap<>();
        for (int r = 0; r < records.size(); r++) {
            Matrix tests = ensemble.testOutputs(r);
            Matrix rows = Matrix.zeros(tests.rows(), tests.columns() + 1);
            for (int k = 0; k < tests.rows(); k++) {
                System.arraycopy(
                        tests.entries(), k * tests.columns(), rows.entries(), k * rows.columns(), tests.columns());
                rows.set(
                        k,
                        tests.columns(),
                        ensemble.trained().get(k).snapshots().get(r).loss());
            }
            samples.put(r, new Sample(rows, bench.seed(), Engine.REAL_WEIGHTS));
        }
        return samples;
    }

    int end() {
        return records.size() - 1;
    }

    /// Mean, spread and loss after all steps.
    void compare() {
        LazyTheory.Stage last = own.last();
        List<Alternative> means = List.of(
                new Alternative(
                        "only the readout learns",
                        own.alignment(readoutOnly.last().tests())),
                new Alternative("the Bayesian posterior", own.alignment(own.posterior())),
                new Alternative("no training", 0));
        judge(
                new Item("training.mean", "overlap of the test outputs with their targets, mean", means, false),
                own.alignment(last.tests()),
                t -> t.alignment(t.last().tests()),
                t -> t.alignmentDeviation(t.last().tests()),
                at -> at.at(end()).mean(task::alignment));
        List<Alternative> spreads = List.of(
                new Alternative("the Bayesian posterior", LazyTheory.spread(own.posterior())),
                new Alternative(
                        "only the readout learns",
                        LazyTheory.spread(readoutOnly.last().tests())),
                new Alternative(
                        "the spread before training",
                        LazyTheory.spread(own.stages().getFirst().tests())));
        judge(
                new Item("training.spread", "variance of the test outputs over networks", spreads, true),
                LazyTheory.spread(last.tests()),
                t -> LazyTheory.spread(t.last().tests()),
                t -> t.spreadDeviation(t.last().tests()),
                at -> at.at(end()).mean(row -> {
                    double[] outputs = java.util.Arrays.copyOf(row, row.length - 1);
                    return Task.spread(outputs, at.theory().last().tests().mean());
                }));
        List<Alternative> losses = List.of(
                new Alternative("the loss of the mean function", own.meanLoss(last)),
                new Alternative("only the readout learns", readoutOnly.loss(readoutOnly.last())));
        judge(
                new Item("training.loss", "training loss", losses, true),
                own.loss(last),
                t -> t.loss(t.last()),
                t -> t.lossDeviation(t.last()),
                at -> at.at(end()).mean(loss()));
    }

    /// A quantity by name, with rivals in order of preference; the logarithm is fitted of what is
    /// positive and varies by factors over the widths.
    record Item(String id, String quantity, List<Alternative> rivals, boolean logarithmic) {}

    /// Judges one number per network in the limit of infinite width; where the prediction depends on the
    /// width, the deviation from it is added to the prediction at the own width.
    void judge(
            Item item,
            double predicted,
            Function<LazyTheory, Double> theory,
            Function<LazyTheory, Double> deviation,
            Function<AtWidth, Evidence> measured) {
        WidthSeries planned = series(at -> shifted(measured.apply(at), 0, deviation.apply(at.theory())));
        double error = WidthExpansion.limitError(planned, reading());
        Foresight.Choice choice = Foresight.choose(predicted, error, item.rivals());
        Question question = Question.of(
                        Subject.of(item.id(), item.quantity() + " after " + records.getLast() + " steps"),
                        Bases.limit(predicted, 1e-9 * Math.abs(predicted), Bases.TRAINING),
                        choice.rival(),
                        bench.remedy())
                .expecting(choice.expected());
        WidthSeries series = series(at -> {
            Evidence evidence = measured.apply(at);
            double shift = predicted - theory.apply(at.theory());
            return new Evidence(
                    evidence.measurement()
                            .with(
                                    evidence.measurement().mean() + shift,
                                    evidence.measurement().standardError()),
                    evidence.heaviestShare());
        });
        boolean positive = predicted > 0
                && series.points().stream()
                        .allMatch(p -> p.evidence().measurement().mean() > 0);
        bench.notebook()
                .land(
                        item.logarithmic() && positive
                                ? PositiveLimit.judge(question, series, reading())
                                : WidthExpansion.limit(question, series, reading()));
    }

    private static Evidence shifted(Evidence evidence, double mean, double deviation) {
        double networks = evidence.measurement().networks();
        return Evidence.even(evidence.measurement().with(mean, deviation / Math.sqrt(networks)));
    }

    private WidthSeries series(Function<AtWidth, Evidence> evidence) {
        return new WidthSeries(widths.stream()
                .map(at -> new WidthSeries.Point(at.width(), evidence.apply(at)))
                .toList());
    }

    private WidthExpansion.Reading reading() {
        return new WidthExpansion.Reading(
                Math.max(1, bench.anatomy().hidden()),
                OptionalInt.of(bench.anatomy().width()));
    }
}
