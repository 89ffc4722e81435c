package wick.torch;

import java.util.ArrayDeque;
import java.util.Optional;
import wick.lab.realization.RealNetwork;
import wick.lab.training.Checkpoint;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.numeric.matrix.MemoryBudget;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.torch.message.Request;

/// Training on libtorch, one process for each network that trains at the same time. A process that is done
/// is kept for the next network.
///
/// For the same number of threads, the same machine and the same release of libtorch the bits are the same.
public final class TorchEngine implements TrainingEngine {
    /// What is kept for one parameter: itself, its gradient, two moments; in training also copies of these.
    private static final int COPIES = 6;

    private final ArrayDeque<Worker> idle = new ArrayDeque<>();

    @Override
    public String name() {
        return "torch";
    }

    @Override
    public Optional<String> obstacle(TrainingTask task) {
        if (task.wiring().absences()) {
            return Optional.of("the engine torch takes no inputs with absent positions");
        }
        return Libraries.obstacle();
    }

    /// @throws IllegalStateException if libtorch cannot be started or cannot do it
    @Override
    public TrainingSession open(TrainingTask task, Address address) {
        obstacle(task).ifPresent(obstacle -> {
            throw new IllegalArgumentException(obstacle);
        });
        long bytes = COPIES * task.wiring().bytes();
        MemoryBudget.outsideHeap().require(bytes, "training a network of " + task.wiring().parameters() + " parameters");
        RealNetwork network = new RealNetwork(task.wiring());
        network.draw(address);
        Worker worker = take();
        try {
            worker.ask(new Request.Open(task, address, Checkpoint.of(network.parameters())));
        } catch (RuntimeException e) {
            worker.end();
            throw e;
        }
        return new TorchSession(task, worker, this);
    }

    private Worker take() {
        int threads = Parallel.threads();
        synchronized (idle) {
            while (!idle.isEmpty()) {
                Worker worker = idle.pop();
                if (worker.isAlive() && worker.threads() == threads) {
                    return worker;
                }
                worker.end();
            }
        }
        return Worker.start(threads);
    }

    /// Takes back a process whose network is forgotten.
    void give(Worker worker) {
        synchronized (idle) {
            idle.push(worker);
        }
    }
}
