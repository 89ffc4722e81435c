package wick.experiment.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.lab.training.Problem;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;

/// A part of a larger problem that is small enough for theories whose cost grows with high powers of the number of
/// points: a few training points, one output, one test point.
public record FewPoints(Problem problem, int output) {
    /// Training points.
    public static final int POINTS = 3;

    /// Cosine beyond which two inputs are too near to one another for averages over both.
    private static final double PARALLEL = 0.999;

    /// The first points whose targets differ, or simply the first ones; the output that tells them apart best; the
    /// first test point that is none of them. Empty where there are not enough distinct points.
    public static Optional<FewPoints> of(Problem problem) {
        List<Integer> rows = new ArrayList<>();
        choose(problem, rows, true);
        choose(problem, rows, false);
        Matrix chosen = rows(problem.inputs(), rows);
        Optional<Integer> test = first(problem.tests(), chosen);
        if (rows.size() < POINTS || test.isEmpty()) {
            return Optional.empty();
        }
        Matrix targets = rows(problem.targets(), rows);
        int output = telling(targets);
        Matrix column = Matrix.zeros(rows.size(), 1);
        for (int i = 0; i < rows.size(); i++) {
            column.set(i, 0, targets.at(i, output));
        }
        return Optional.of(new FewPoints(
                new Problem(chosen, column, rows(problem.tests(), List.of(test.get()))), output));
    }

    private static void choose(Problem problem, List<Integer> rows, boolean otherTargets) {
        for (int i = 0; i < problem.inputs().rows() && rows.size() < POINTS; i++) {
            int row = i;
            boolean other = rows.stream()
                    .noneMatch(r -> otherTargets
                            && same(problem.targets().row(r), problem.targets().row(row)));
            if (other && apart(problem.inputs().row(i), rows(problem.inputs(), rows))) {
                rows.add(i);
            }
        }
    }

    private static boolean same(double[] a, double[] b) {
        return java.util.Arrays.equals(a, b);
    }

    private static Optional<Integer> first(Matrix tests, Matrix chosen) {
        for (int i = 0; i < tests.rows(); i++) {
            if (apart(tests.row(i), chosen)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static boolean apart(double[] x, Matrix others) {
        for (int k = 0; k < others.rows(); k++) {
            double[] y = others.row(k);
            double product = 0;
            double squares = 0;
            double other = 0;
            for (int i = 0; i < x.length; i++) {
                product += x[i] * y[i];
                squares += x[i] * x[i];
                other += y[i] * y[i];
            }
            if (Math.abs(product) > PARALLEL * Math.sqrt(squares * other)) {
                return false;
            }
        }
        return true;
    }

    /// The column with the largest range.
    private static int telling(Matrix targets) {
        int best = 0;
        double widest = -1;
        for (int c = 0; c < targets.columns(); c++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < targets.rows(); i++) {
                least = Math.min(least, targets.at(i, c));
                most = Math.max(most, targets.at(i, c));
            }
            if (most - least > widest) {
                best = c;
                widest = most - least;
            }
        }
        return best;
    }

    private static Matrix rows(Matrix all, List<Integer> rows) {
        Matrix some = Matrix.zeros(rows.size(), all.columns());
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(all.row(rows.get(i)), 0, some.entries(), i * all.columns(), all.columns());
        }
        return some;
    }

    /// Training and test points, one below the other.
    public Matrix all() {
        Matrix inputs = problem.inputs();
        Matrix all = Matrix.zeros(inputs.rows() + problem.tests().rows(), inputs.columns());
        System.arraycopy(inputs.entries(), 0, all.entries(), 0, inputs.entries().length);
        System.arraycopy(
                problem.tests().entries(),
                0,
                all.entries(),
                inputs.entries().length,
                problem.tests().entries().length);
        return all;
    }

    /// The same network with one output.
    public static Wiring oneOutput(Wiring wiring) {
        List<Step> steps = new ArrayList<>(wiring.steps());
        Step.Linear readout = (Step.Linear) steps.removeLast();
        steps.add(new Step.Linear(
                readout.index(),
                readout.fanIn(),
                1,
                readout.weightVariance(),
                readout.biasVariance(),
                readout.weightRate(),
                readout.biasRate()));
        return new Wiring(wiring.input(), 1, steps, wiring.distribution(), wiring.absences());
    }
}
