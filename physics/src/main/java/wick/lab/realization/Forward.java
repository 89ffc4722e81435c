package wick.lab.realization;

import java.util.List;
import wick.numeric.matrix.Matrix;

/// A circuit at work on N inputs.
final class Forward {
    private final Values values;
    private final List<Stage> stages;

    Forward(Circuit circuit, Values values, java.util.function.Function<Operation.Weighted, Stage> weights) {
        this.values = values;
        stages = circuit.operations().stream()
                .map(operation -> Stage.of(operation, values.inputs(), weights))
                .toList();
    }

    Values values() {
        return values;
    }

    int inputs() {
        return values.inputs();
    }

    /// The stage of each operation, in order.
    List<Stage> stages() {
        return stages;
    }

    void run(Matrix inputs, Noise noise) {
        values.begin(inputs);
        for (Stage stage : stages) {
            stage.forward(values, noise);
        }
    }
}
