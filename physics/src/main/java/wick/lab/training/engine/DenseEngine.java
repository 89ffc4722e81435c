package wick.lab.training.engine;

import java.util.Optional;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.network.training.Precision;
import wick.numeric.random.Address;

/// Chains of dense layers, in float32 or float64.
public final class DenseEngine implements TrainingEngine {

    @Override
    public String name() {
        return "dense";
    }

    @Override
    public Optional<String> obstacle(TrainingTask task) {
        return Chain.of(task.wiring()).isPresent()
                ? Optional.empty()
                : Optional.of("engine dense trains chains of dense layers with weights of their own and at most one"
                        + " activation after each but the last; this network is no such chain");
    }

    @Override
    public long bytes(TrainingTask task) {
        Chain chain = Chain.of(task.wiring()).orElseThrow();
        long copies = 2L + Tensor.momentNames(task.recipe().optimizer()).size();
        long states = (long) DenseSession.chunk(task)
                * (3 * chain.units() + task.wiring().inputs());
        int size = task.recipe().precision() == Precision.FLOAT32 ? Float.BYTES : Double.BYTES;
        return size * (copies * task.wiring().parameters() + states)
                + task.wiring().bytes();
    }

    @Override
    public TrainingSession open(TrainingTask task, Address address) {
        Chain chain = Chain.of(task.wiring())
                .orElseThrow(() -> new IllegalArgumentException(obstacle(task).orElseThrow()));
        Ensemble.requireMemory(bytes(task), 1, task);
        return switch (task.recipe().precision()) {
            case FLOAT32 -> new DenseSession<>(task, chain, new Floats(), address);
            case FLOAT64 -> new DenseSession<>(task, chain, new Doubles(), address);
        };
    }
}
