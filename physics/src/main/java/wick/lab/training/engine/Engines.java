package wick.lab.training.engine;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingTask;

/// The engines there are.
public final class Engines {
    /// Those of this room, in the order of preference.
    public static final List<TrainingEngine> ALL = List.of(new DenseEngine(), new GeneralEngine());

    /// Those and what other modules bring, which come last. One object each, as an engine may keep processes.
    private static final List<TrainingEngine> KNOWN = Stream.concat(
                    ALL.stream(),
                    ServiceLoader.load(TrainingEngine.class).stream().map(ServiceLoader.Provider::get))
            .toList();

    private Engines() {}

    /// All that can be found, in the order of preference.
    public static List<TrainingEngine> known() {
        return KNOWN;
    }

    /// The engine of this name.
    public static Optional<TrainingEngine> named(String name) {
        return KNOWN.stream().filter(engine -> engine.name().equals(name)).findFirst();
    }

    /// The first engine without an obstacle.
    ///
    /// @throws IllegalArgumentException that names the obstacles, if there is none
    public static TrainingEngine best(TrainingTask task) {
        return KNOWN.stream()
                .filter(engine -> engine.obstacle(task).isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no engine can train this: "
                        + String.join(
                                "; ",
                                KNOWN.stream()
                                        .flatMap(engine -> engine.obstacle(task).stream())
                                        .toList())));
    }
}
