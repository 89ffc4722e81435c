package wick.lab.training;

import java.util.Optional;
import wick.numeric.random.Address;

/// What can train networks: our own engines, and heavier ones that plug in as a module of their own, found by
/// [java.util.ServiceLoader].
///
/// All engines take the same batches in the same order ([BatchOrder]) and start from weights drawn at the same
/// addresses, so that any two can be compared step by step.
public interface TrainingEngine {

    /// As users name it.
    String name();

    /// Why this engine cannot do it; empty if it can.
    Optional<String> obstacle(TrainingTask task);

    /// A network with weights drawn at `address`, not yet trained.
    ///
    /// @throws IllegalArgumentException if there is an obstacle or it would need more memory than there is
    TrainingSession open(TrainingTask task, Address address);
}
