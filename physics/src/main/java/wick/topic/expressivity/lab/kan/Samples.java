package wick.topic.expressivity.lab.kan;

import wick.numeric.matrix.Matrix;

/// Inputs and what the outputs are to be, one row each.
public record Samples(Matrix inputs, Matrix targets) {
    public Samples {
        if (inputs.rows() != targets.rows()) {
            throw new IllegalArgumentException(inputs.rows() + " inputs for " + targets.rows() + " targets");
        }
    }

    public int size() {
        return inputs.rows();
    }

    /// The rows `from`, …, `to` − 1.
    public Samples rows(int from, int to) {
        return new Samples(inputs.rows(from, to), targets.rows(from, to));
    }

    /// √(mean over samples and outputs of (answer − target)²)
    public double rootMeanSquare(Matrix answers) {
        double sum = 0;
        for (int s = 0; s < targets.entries().length; s++) {
            double miss = answers.entries()[s] - targets.entries()[s];
            sum += miss * miss;
        }
        return Math.sqrt(sum / targets.entries().length);
    }
}
