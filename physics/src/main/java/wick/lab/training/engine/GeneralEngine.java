package wick.lab.training.engine;

import java.util.Optional;
import wick.lab.realization.RealNetwork;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.network.training.Precision;
import wick.numeric.random.Address;

/// Every architecture, in float64.
public final class GeneralEngine implements TrainingEngine {

    @Override
    public String name() {
        return "general";
    }

    @Override
    public Optional<String> obstacle(TrainingTask task) {
        return task.recipe().precision() == Precision.FLOAT64
                ? Optional.empty()
                : Optional.of("engine general knows float64 alone");
    }

    @Override
    public long bytes(TrainingTask task) {
        long copies = 3L + Tensor.momentNames(task.recipe().optimizer()).size();
        long values = RealNetwork.valuesPerInput(task.wiring());
        return copies * task.wiring().bytes() + 3L * Double.BYTES * GeneralSession.chunk(task, values) * values;
    }

    @Override
    public TrainingSession open(TrainingTask task, Address address) {
        obstacle(task).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        Ensemble.requireMemory(bytes(task), 1, task);
        return new GeneralSession(task, address);
    }
}
