package wick.lab.training;

import java.util.OptionalDouble;
import wick.lab.realization.RealNetwork;
import wick.numeric.matrix.Matrix;

/// How many steps of full-batch gradient descent a network needs until its loss ½ Σ (f − y)² is `part` of that
/// of the function 0, ½ Σ y²; between two steps the logarithm of the loss is taken as a straight line.
public record StepsToLearn(Problem problem, double rate, double part, int most) {

    public StepsToLearn {
        if (!(part > 0 && part < 1) || most < 1) {
            throw new IllegalArgumentException(
                    "part " + part + " must be between 0 and 1 and the most steps, " + most + ", at least 1");
        }
    }

    /// Trains a network from the weights it has; they are moved. Empty if `most` steps are not enough or the
    /// loss is no longer finite; 0 if there is nothing to learn.
    public OptionalDouble of(RealNetwork network) {
        Matrix targets = problem.targets();
        double goal = 0;
        for (double y : targets.entries()) {
            goal += part * y * y / 2;
        }
        Matrix slope = Matrix.zeros(targets.rows(), targets.columns());
        double before = 0;
        for (int step = 0; step <= most; step++) {
            double loss = loss(network.forward(problem.inputs()), slope);
            if (!Double.isFinite(loss)) {
                return OptionalDouble.empty();
            }
            if (loss <= goal) {
                double above = Math.log(before / goal);
                return OptionalDouble.of(step == 0 ? 0 : step - 1 + above / (above - Math.log(loss / goal)));
            }
            before = loss;
            network.descend(slope, rate);
        }
        return OptionalDouble.empty();
    }

    /// slope ← f − y
    private double loss(Matrix outputs, Matrix slope) {
        double loss = 0;
        for (int i = 0; i < slope.entries().length; i++) {
            double off = outputs.entries()[i] - problem.targets().entries()[i];
            slope.entries()[i] = off;
            loss += off * off / 2;
        }
        return loss;
    }
}
