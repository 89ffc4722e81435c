package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import wick.data.Tensor;
import wick.numeric.matrix.Matrix;
import wick.theory.dynamics.BatchTraining;
import wick.theory.solvable.Batches;

/// `wick train --infinite --batch`: squared loss by mini-batches, exactly in mean and variance.
final class BatchedTraining {
    /// The threshold in mean square is an eigenvalue problem of matrices of this many points, at most.
    private static final int MOST_FOR_THRESHOLD = 128;

    private BatchedTraining() {}

    static Batches batches(InfiniteTraining.Task task, int size, boolean replacement) {
        int points = task.inputs().rows();
        if (size < 1 || (!replacement && size > points)) {
            throw new BadInput("--batch " + size + " must be at least 1"
                    + (replacement ? "" : " and at most " + points + ", the number of training points"));
        }
        return new Batches(points, size, replacement);
    }

    static InfiniteTraining.Outcome outcome(
            InfiniteTraining.Task task, InfiniteTraining.Wanted wanted, Batches batches) {
        TrainingTimes when = wanted.when();
        BatchTraining training = BatchTraining.of(task.kernels(wanted.readoutOnly()), task.targets(), batches);
        OptionalDouble largest = batches.points() > MOST_FOR_THRESHOLD
                ? OptionalDouble.empty()
                : OptionalDouble.of(training.largestStableRate().value());
        if (largest.isPresent() && when.rate() >= largest.getAsDouble()) {
            throw new BadInput("--rate " + when.rate() + ": descent by batches of " + batches.size()
                    + " diverges in mean square; the largest stable rate here is "
                    + String.format(Locale.ROOT, "%.6g", largest.getAsDouble()));
        }
        List<BatchTraining.Law> laws = laws(training, when);
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put(
                "mean",
                TensorJson.stacked(laws.stream().map(BatchTraining.Law::mean).toList()));
        arrays.put(
                "variance",
                TensorJson.stacked(laws.stream().map(BatchedTraining::spread).toList()));
        if (wanted.covariance()) {
            Tensor flat = TensorJson.stacked(
                    laws.stream().flatMap(law -> law.covariances().stream()).toList());
            int tests = task.tests().rows();
            arrays.put(
                    "covariance",
                    TensorJson.reshaped(
                            flat, List.of(laws.size(), task.targets().columns(), tests, tests)));
        }
        SequencedMap<String, Object> facts = new LinkedHashMap<>();
        facts.put("training_loss", laws.stream().map(BatchTraining.Law::loss).toList());
        TrainingFacts.put(facts, task, wanted, largest);
        facts.put("batch", batches.size());
        facts.put("replacement", batches.replacement());
        return new InfiniteTraining.Outcome(arrays, facts, when);
    }

    /// In the order asked for.
    private static List<BatchTraining.Law> laws(BatchTraining training, TrainingTimes when) {
        List<Long> sorted = when.points().stream()
                .map(Double::longValue)
                .sorted()
                .distinct()
                .toList();
        List<BatchTraining.Law> laws;
        try {
            laws = training.steps(when.rate(), sorted);
        } catch (ArithmeticException diverging) {
            throw new BadInput("--rate " + when.rate() + ": " + diverging.getMessage());
        }
        List<BatchTraining.Law> asked = new ArrayList<>();
        for (double point : when.points()) {
            asked.add(laws.get(sorted.indexOf((long) point)));
        }
        return asked;
    }

    private static Matrix spread(BatchTraining.Law law) {
        Matrix variance = Matrix.zeros(law.mean().rows(), law.mean().columns());
        IntStream.range(0, variance.rows())
                .forEach(i -> IntStream.range(0, variance.columns())
                        .forEach(c -> variance.set(
                                i, c, Math.max(0, law.covariances().get(c).at(i, i)))));
        return variance;
    }
}
