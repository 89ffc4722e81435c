package wick.lab.training.engine;

import java.util.ArrayList;
import java.util.List;
import wick.lab.training.TrainingTask;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Wiring;
import wick.network.training.RateFactors;
import wick.network.training.Recipe;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// Small tasks of training.
final class Tasks {
    private Tasks() {}

    /// Two hidden layers of 16 and 12 units, five inputs, three outputs.
    static TrainingTask chain(String activation, Recipe recipe, int points) {
        return of(chain(activation, 5, List.of(16, 12), 3), recipe, points);
    }

    /// Layers that are cut into several cells and worth a second thread.
    static TrainingTask wide(Recipe recipe) {
        return of(chain("relu", 300, List.of(400, 520), 3), recipe, 700);
    }

    static Wiring chain(String activation, int inputs, List<Integer> widths, int outputs) {
        var law = new Initialization.Variances(1.5, 0.1);
        List<Layer> layers = new ArrayList<>();
        for (int width : widths) {
            layers.add(new Layer.Dense(width, law));
            layers.add(new Layer.Pointwise(Activation.named(activation).orElseThrow()));
        }
        layers.add(new Layer.Dense(outputs, law));
        return new Network(inputs, layers, Distribution.NORMAL, Parameterization.STANDARD).wire();
    }

    /// Normal inputs; one-hot targets.
    static TrainingTask of(Wiring wiring, Recipe recipe, int points) {
        Matrix inputs = Matrix.zeros(points, wiring.inputs());
        Matrix targets = Matrix.zeros(points, wiring.outputs());
        Address.of(7, "tasks").open().normalsInto(inputs.entries().length, inputs.entries(), 0);
        for (int i = 0; i < points; i++) {
            targets.set(i, i * i % wiring.outputs(), 1);
        }
        return new TrainingTask(
                wiring, recipe, RateFactors.uniform(wiring), new TrainingTask.Examples(inputs, targets));
    }

    static TrainingTask with(TrainingTask task, Recipe recipe) {
        return new TrainingTask(task.wiring(), recipe, task.factors(), task.examples());
    }
}
