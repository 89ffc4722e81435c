package wick.torch.message;

import wick.lab.training.Checkpoint;
import wick.lab.training.TrainingTask;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// What the process of libtorch is asked to do.
public sealed interface Request {

    /// Who are you? The first request.
    record Greet(int version) implements Request {}

    /// Make this network, with the parameters of `start`, batches and noise at `address`.
    record Open(TrainingTask task, Address address, Checkpoint start) implements Request {}

    /// Do up to `steps` steps.
    record Advance(int steps) implements Request {}

    record Outputs(Matrix inputs) implements Request {}

    /// Tell where training stands.
    record Save() implements Request {}

    record Resume(Checkpoint checkpoint) implements Request {}

    /// Forget the network.
    record Close() implements Request {}
}
