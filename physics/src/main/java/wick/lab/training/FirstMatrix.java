package wick.lab.training;

import wick.lab.implicit.Basis;
import wick.lab.implicit.Panels;
import wick.network.Step;
import wick.numeric.matrix.Matrix;

/// The first matrix. It acts on the span of the inputs alone and is kept as what it makes of each direction
/// there.
final class FirstMatrix {
    private final Step.Linear linear;
    private final Matrix coordinates;
    private final StoredRows answers;

    FirstMatrix(Step.Linear linear, Panels inputs, Streams streams) {
        this.linear = linear;
        Basis span = new Basis(inputs.vectors(), inputs.units());
        coordinates = span.take(inputs.all());
        double deviation = Math.sqrt(linear.weightVariance() / linear.fanIn());
        answers = new StoredRows(span.most(), linear.fanOut(), deviation, streams.weights(linear));
    }

    /// Coordinates of some inputs: their products are those of the inputs.
    Matrix coordinates(int from, int count) {
        return coordinates.rows(from, from + count);
    }

    /// z ← W x in panel `p` for inputs of these coordinates.
    void applyInto(Matrix shown, Panels.Vectors z, int p) {
        z.clear(p);
        answers.addInto(shown, z, p);
    }

    void descend(Panels.Vectors gradient, double rate) {
        answers.move(-rate * linear.weightRate() / linear.fanIn(), coordinates(0, gradient.count()), gradient);
    }
}
