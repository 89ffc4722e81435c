package wick.experiment.diagnosis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import wick.network.signal.Kind;
import wick.network.signal.Recording;
import wick.network.signal.Stage;

/// Who reads whom, seen through modules that only hand on, pool or drop.
final class Wiring {
    private final List<Stage> stages;
    private final List<List<Integer>> readers = new ArrayList<>();

    Wiring(Recording recording) {
        this.stages = recording.stages();
        stages.forEach(_ -> readers.add(new ArrayList<>()));
        for (int i = 0; i < stages.size(); i++) {
            for (int source : stages.get(i).inputs()) {
                readers.get(source).add(i);
            }
        }
    }

    /// The stages that read `stage`, through others that only hand on.
    Set<Integer> readers(int stage) {
        return beyond(stage, readers::get);
    }

    /// The stages that `stage` reads, through others that only hand on.
    Set<Integer> sources(int stage) {
        return beyond(stage, i -> stages.get(i).inputs());
    }

    private Set<Integer> beyond(int stage, IntFunction<List<Integer>> next) {
        Set<Integer> found = new LinkedHashSet<>();
        Set<Integer> seen = new LinkedHashSet<>();
        Deque<Integer> open = new ArrayDeque<>(next.apply(stage));
        while (!open.isEmpty()) {
            int at = open.removeFirst();
            if (!seen.add(at)) {
                continue;
            }
            if (handsOn(stages.get(at).kind())) {
                open.addAll(next.apply(at));
            } else {
                found.add(at);
            }
        }
        return found;
    }

    private static boolean handsOn(Kind kind) {
        return switch (kind) {
            case OTHER, IDENTITY -> true;
            case LINEAR, CONVOLUTION, NORMALIZATION, ACTIVATION, ATTENTION, ADDITION, EMBEDDING -> false;
        };
    }

    /// Whether a reader of `stage` is of this kind.
    boolean isReadBy(int stage, Kind kind) {
        return readers(stage).stream().anyMatch(i -> stages.get(i).kind() == kind);
    }

    /// Whether `stage` reads one of this kind.
    boolean reads(int stage, Kind kind) {
        return sources(stage).stream().anyMatch(i -> stages.get(i).kind() == kind);
    }
}
