package wick.lab.realization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;

/// Carries derivatives from the outputs of a circuit to its first matrix, operation by operation, for all
/// parts of the inputs; derivatives are dropped as soon as nothing needs them any more.
final class Backward {
    private final Circuit circuit;
    private final boolean[] trained;
    private final Map<Integer, List<Operation.Weighted>> uses;

    /// A place where a matrix is used, and the derivatives with respect to what it makes there, part by
    /// part.
    record Use(Operation.Weighted operation, WeightedStage stage, List<Matrix> gradients) {}

    /// Told of each weight matrix once, after the derivatives have gone through its uses.
    interface Reader {
        void read(Step.Linear linear, List<Use> uses);
    }

    Backward(Circuit circuit) {
        this.circuit = circuit;
        trained = circuit.trained();
        uses = circuit.uses();
    }

    /// Derivatives for a part of the inputs, to be started before a run.
    Gradients gradients(Gradients.Part part, Buffers buffers) {
        return new Gradients(circuit, trained, part, buffers);
    }

    void run(Forward forward, List<Gradients> parts, Reader reader) {
        Values values = forward.values();
        Map<Integer, List<Use>> waiting = new TreeMap<>();
        List<Operation> operations = circuit.operations();
        for (int i = operations.size() - 1; i >= 0; i--) {
            Operation operation = operations.get(i);
            if (!trained[operation.to()]) {
                continue;
            }
            Stage stage = forward.stages().get(i);
            stage.ready(values);
            Parallel.forEach(parts.size(), p -> {
                values.presences().blank(operation.to(), parts.get(p));
                stage.backward(values, parts.get(p));
            });
            if (operation instanceof Operation.Weighted weighted && stage instanceof WeightedStage own) {
                List<Use> met = waiting.computeIfAbsent(weighted.linear().index(), _ -> new ArrayList<>());
                met.addFirst(new Use(
                        weighted,
                        own,
                        parts.stream().map(p -> p.of(weighted.to())).toList()));
                if (met.size() == count(weighted)) {
                    reader.read(weighted.linear(), met);
                    met.forEach(
                            use -> parts.forEach(p -> p.release(use.operation().to())));
                }
            } else {
                parts.forEach(p -> p.release(operation.to()));
            }
        }
    }

    private int count(Operation.Weighted weighted) {
        return uses.getOrDefault(weighted.linear().index(), List.of()).size();
    }
}
