package wick.lab.realization;

import java.util.List;
import wick.numeric.matrix.Matrix;

/// A circuit at work on N inputs.
final class Forward {
    private final Values values;
    private final List<Operation> operations;
    private final List<Stage> stages;

    Forward(Circuit circuit, Values values, java.util.function.Function<Operation.Weighted, Stage> weights) {
        this.values = values;
        operations = circuit.operations();
        stages = operations.stream()
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
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).forward(values, noise);
            int made = operations.get(i).to();
            values.presences().blank(made, values.of(made));
        }
    }
}
