package wick.torch;

import java.util.Map;
import wick.lab.training.Checkpoint;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.numeric.matrix.Matrix;
import wick.torch.message.Reply;
import wick.torch.message.Request;

/// A network that trains in a process of libtorch.
final class TorchSession implements TrainingSession {
    private final TrainingTask task;
    private final Worker worker;
    private final TorchEngine engine;
    private int step;
    private boolean open = true;

    TorchSession(TrainingTask task, Worker worker, TorchEngine engine) {
        this.task = task;
        this.worker = worker;
        this.engine = engine;
    }

    @Override
    public int step() {
        return step;
    }

    @Override
    public Advance advance(int steps) {
        Reply.Advanced advanced = (Reply.Advanced) ask(new Request.Advance(steps));
        step = advanced.step();
        return advanced.advance();
    }

    @Override
    public Matrix outputs(Matrix inputs) {
        if (inputs.columns() != task.wiring().inputs()) {
            throw new IllegalArgumentException("inputs have " + inputs.columns() + " dimensions where the network takes "
                    + task.wiring().inputs());
        }
        return ((Reply.Values) ask(new Request.Outputs(inputs))).matrix();
    }

    @Override
    public Map<String, Matrix> parameters() {
        return checkpoint().parameters();
    }

    @Override
    public Checkpoint checkpoint() {
        return ((Reply.Saved) ask(new Request.Save())).checkpoint();
    }

    @Override
    public void resume(Checkpoint checkpoint) {
        ask(new Request.Resume(checkpoint));
        step = checkpoint.step();
    }

    private Reply ask(Request request) {
        if (!open) {
            throw new IllegalStateException("this network is closed");
        }
        return worker.ask(request);
    }

    /// The process, for tests that end it.
    ProcessHandle process() {
        return worker.handle();
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        if (worker.isAlive()) {
            worker.ask(new Request.Close());
            engine.give(worker);
        } else {
            worker.end();
        }
    }
}
