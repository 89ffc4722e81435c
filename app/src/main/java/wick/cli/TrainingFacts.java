package wick.cli;

import java.util.OptionalDouble;
import java.util.SequencedMap;

/// What `wick train --infinite` says besides its arrays.
final class TrainingFacts {
    private TrainingFacts() {}

    /// The largest stable rate is empty where it was not computed.
    static void put(
            SequencedMap<String, Object> facts,
            InfiniteTraining.Task task,
            InfiniteTraining.Wanted wanted,
            OptionalDouble largest) {
        Object rate = largest.isPresent() ? (Object) largest.getAsDouble() : largest;
        facts.put("largest_stable_learning_rate", rate);
        facts.put("learning_rate", wanted.when().rate());
        facts.put("momentum", wanted.when().momentum());
        facts.put("time_unit", wanted.when().unit());
        facts.put(
                "loss",
                switch (task.loss()) {
                    case HALF_SQUARES -> "half the sum of squares over points and outputs";
                    case CROSS_ENTROPY -> "cross-entropy of the softmax of the outputs, summed over points";
                });
        facts.put("learns", wanted.readoutOnly() ? "the readout alone (kernel nngp)" : "all layers (kernel ntk)");
    }
}
