package wick.lab.training.engine;

import java.util.HashMap;
import java.util.Map;
import wick.lab.training.TrainingTask;
import wick.network.training.Loss;
import wick.numeric.matrix.Matrix;

/// The loss of batches and its derivative with respect to the outputs, in doubles.
final class Heads {
    private final Loss loss;
    private final Matrix targets;
    private final Map<Integer, Head> bySize = new HashMap<>();

    /// Outputs, their targets and −∂loss/∂outputs.
    record Head(Matrix outputs, Matrix targets, Matrix slope) {}

    Heads(TrainingTask task) {
        loss = task.recipe().loss();
        targets = task.examples().targets();
    }

    /// For `count` points from place `first` of a batch; outputs are to be filled in.
    Head at(int[] points, int first, int count) {
        Head head = bySize.computeIfAbsent(count, rows -> {
            int columns = targets.columns();
            return new Head(Matrix.zeros(rows, columns), Matrix.zeros(rows, columns), Matrix.zeros(rows, columns));
        });
        new Doubles().gatherInto(targets, points, first, count, head.targets());
        return head;
    }

    /// The loss summed over the points of a head; its slope becomes the derivative of the mean over a batch of
    /// `batch` points.
    double descend(Head head, int batch) {
        loss.descentInto(head.outputs(), head.targets(), head.slope());
        double[] slope = head.slope().entries();
        for (int i = 0; i < slope.length; i++) {
            slope[i] /= -batch;
        }
        double sum = 0;
        for (int row = 0; row < head.outputs().rows(); row++) {
            sum += loss.of(head.outputs(), head.targets(), row);
        }
        return sum;
    }
}
