package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import wick.experiment.Progress;
import wick.experiment.Stack;
import wick.lab.realization.RealNetwork;
import wick.lab.training.GradientDescent;
import wick.lab.training.Outcome;
import wick.lab.training.Problem;
import wick.lab.training.Training;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.theory.infinitewidth.KernelRecursion;

/// One real tanh network for every weight variance and depth, trained on digits by full-batch gradient
/// descent at half the rate that is largest for the tangent kernel of the wide limit.
record DepthGrid(Vector weightVariances, List<Integer> depths, Trial trial) {
    private static final double FRACTION = 0.5;

    /// What every cell has in common.
    record Trial(double biasVariance, int width, int steps, DigitTask task, long seed) {}

    private record Cell(int row, int column) {}

    /// The share of training images told right at the end: one row per depth, one column per weight
    /// variance. A network that diverges counts as guessing.
    Matrix accuracies(Progress progress) {
        Matrix accuracies = Matrix.zeros(depths.size(), weightVariances.size());
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < depths.size(); row++) {
            for (int column = 0; column < weightVariances.size(); column++) {
                cells.add(new Cell(row, column));
            }
        }
        // the deepest first, so that no core waits for a deep one at the end
        cells.sort(Comparator.comparingInt(Cell::row).reversed());
        double total = cells.stream().mapToDouble(c -> depths.get(c.row())).sum();
        double[] done = {0};
        Parallel.forEach(cells.size(), k -> {
            Cell cell = cells.get(k);
            double accuracy = accuracy(cell);
            synchronized (done) {
                accuracies.set(cell.row(), cell.column(), accuracy);
                done[0] += depths.get(cell.row());
                progress.at("training on digits", done[0] / total);
            }
        });
        return accuracies;
    }

    /// At this weight variance training fails at this depth.
    record Failing(double weightVariance, double depth) {}

    /// The contour of trainability: where accuracy is halfway between its best at this weight variance and guessing,
    /// by interpolation. Weight variances at which the deepest networks learn are not on it.
    List<Failing> contour(Matrix accuracies) {
        List<Failing> contour = new ArrayList<>();
        for (int j = 0; j < accuracies.columns(); j++) {
            int column = j;
            double weightVariance = weightVariances.at(j);
            halfway(depths, Vector.range(0, accuracies.rows()).map(i -> accuracies.at((int) i, column)))
                    .ifPresent(depth -> contour.add(new Failing(weightVariance, depth)));
        }
        return contour;
    }

    /// Where these accuracies fall through halfway between the best of them and guessing for good; nowhere if none of
    /// them is better than guessing.
    static OptionalDouble halfway(List<Integer> depths, Vector accuracies) {
        double best = Arrays.stream(accuracies.toArray()).max().orElseThrow();
        double half = (best + 1.0 / DigitTask.CLASSES) / 2;
        int last = accuracies.size() - 1;
        if (accuracies.at(last) >= half || best < half) {
            return OptionalDouble.empty();
        }
        while (accuracies.at(last) < half) {
            last--;
        }
        double share = (accuracies.at(last) - half) / (accuracies.at(last) - accuracies.at(last + 1));
        return OptionalDouble.of(depths.get(last) + share * (depths.get(last + 1) - depths.get(last)));
    }

    private double accuracy(Cell cell) {
        int depth = depths.get(cell.row());
        double weightVariance = weightVariances.at(cell.column());
        Stack stack = Stack.of(
                new Tanh(),
                weightVariance,
                trial.biasVariance(),
                new Stack.Size(DigitTask.DIMENSION, depth, DigitTask.CLASSES));
        Wiring wiring = stack.network(trial.width()).wire();
        DigitTask task = trial.task();
        Problem problem = new Problem(task.inputs(), task.targets(), Matrix.zeros(0, DigitTask.DIMENSION));
        GradientDescent descent =
                new GradientDescent(rate(wiring), trial.steps(), List.of(trial.steps()), Optional.empty());
        RealNetwork network = new RealNetwork(wiring);
        String name = "trainable-depth.hidden-" + depth + ".column-" + cell.column();
        network.draw(Address.of(trial.seed(), name));
        return switch (new Training(wiring, problem, descent).train(network)) {
            case Outcome.Trained trained ->
                task.accuracy(trained.snapshots().getLast().training());
            case Outcome.Diverged _ -> 1.0 / DigitTask.CLASSES;
        };
    }

    private double rate(Wiring wiring) {
        Matrix ntk = KernelRecursion.of(wiring).kernels(trial.task().inputs()).ntk();
        Vector values = SymmetricEigen.of(ntk).values();
        return FRACTION * 2 / values.at(values.size() - 1);
    }
}
