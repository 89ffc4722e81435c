package wick.lab.training.engine;

import java.util.List;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingTask;

/// The engines of this room.
public final class Engines {
    /// In the order of preference.
    public static final List<TrainingEngine> ALL = List.of(new DenseEngine(), new GeneralEngine());

    private Engines() {}

    /// The first engine without an obstacle.
    ///
    /// @throws IllegalArgumentException that names the obstacles, if there is none
    public static TrainingEngine best(TrainingTask task) {
        return ALL.stream()
                .filter(engine -> engine.obstacle(task).isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no engine can train this: "
                        + String.join(
                                "; ",
                                ALL.stream()
                                        .flatMap(engine -> engine.obstacle(task).stream())
                                        .toList())));
    }
}
