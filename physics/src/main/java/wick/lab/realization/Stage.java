package wick.lab.realization;

import java.util.function.Function;
import wick.lab.realization.Operation.Apply;
import wick.lab.realization.Operation.Attend;
import wick.lab.realization.Operation.Combine;
import wick.lab.realization.Operation.Drop;
import wick.lab.realization.Operation.Normalize;
import wick.lab.realization.Operation.Pool;
import wick.lab.realization.Operation.Weighted;

/// One operation of a circuit at work on N inputs, with what it remembers from the way forward for the
/// way back.
interface Stage {

    /// Writes the value that the operation makes.
    void forward(Values values, Noise noise);

    /// Called after a pass forward, before any pass back from it, by one thread.
    default void ready(Values values) {}

    /// Adds to the derivatives with respect to the values read, from those with respect to the value
    /// made. Several threads may do so at once, each with derivatives of its own.
    void backward(Values values, Gradients gradients);

    /// The stage of an operation on this many inputs; `weights` makes those that hold weights.
    static Stage of(Operation operation, int inputs, Function<Weighted, Stage> weights) {
        return switch (operation) {
            case Weighted weighted -> weights.apply(weighted);
            case Apply apply -> new PointwiseStage(apply);
            case Pool pool -> new PoolStage(pool, inputs);
            case Normalize normalize -> new NormalizingStage(normalize, inputs);
            case Drop drop -> new DropoutStage(drop);
            case Attend attend -> new AttentionStage(attend, inputs);
            case Combine combine -> new CombiningStage(combine);
        };
    }
}
