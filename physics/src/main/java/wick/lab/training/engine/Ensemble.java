package wick.lab.training.engine;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.numeric.matrix.MemoryBudget;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;

/// Networks that all learn the same, each drawn at an address of its own and trained on one thread; a single one
/// uses all.
public record Ensemble(TrainingEngine engine, TrainingTask task) {

    public Ensemble {
        engine.obstacle(task).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
    }

    /// What is done with network `number`.
    public interface Work<R> {
        R train(int number, TrainingSession session);
    }

    /// Hands networks 0, …, `networks` − 1, drawn at `address.network(k)`, to `work`, which trains them; gives
    /// what it returns, in this order. `progress` is told, one at a time, how many are done.
    ///
    /// @throws IllegalArgumentException if that needs more memory than there is
    public <R> List<R> run(Address address, int networks, Work<R> work, IntConsumer progress) {
        if (networks < 1) {
            throw new IllegalArgumentException("networks " + networks + " must be at least 1");
        }
        requireMemory(engine.bytes(task), Math.min(networks, Parallel.threads()), task);
        SortedMap<Integer, R> results = new TreeMap<>();
        int[] done = {0};
        Parallel.forEach(networks, k -> {
            R result;
            try (TrainingSession session = engine.open(task, address.network(k))) {
                result = work.train(k, session);
            }
            synchronized (results) {
                results.put(k, result);
                progress.accept(++done[0]);
            }
        });
        return List.copyOf(results.values());
    }

    static void requireMemory(long bytes, int together, TrainingTask task) {
        MemoryBudget.heap()
                .require(
                        Math.multiplyExact(bytes, together),
                        "training " + (together == 1 ? "a network" : together + " networks at a time") + " of "
                                + task.wiring().parameters() + " parameters");
    }
}
