package wick.experiment.diagnosis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import wick.network.signal.Kind;
import wick.network.signal.Recording;
import wick.network.signal.Stage;

/// Who reads whom, seen through modules that only hand on, pool or drop.
final class Wiring {
    private final List<Stage> stages;
    private final List<Set<Integer>> sources = new ArrayList<>();
    private final List<Set<Integer>> readers = new ArrayList<>();
    private final BitSet inBranch = new BitSet();

    Wiring(Recording recording) {
        this.stages = recording.stages();
        List<List<Integer>> direct = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            direct.add(new ArrayList<>());
            sources.add(beyond(stages.get(i).inputs(), sources));
            for (int source : stages.get(i).inputs()) {
                direct.get(source).add(i);
            }
        }
        stages.forEach(_ -> readers.add(Set.of()));
        for (int i = stages.size() - 1; i >= 0; i--) {
            readers.set(i, beyond(direct.get(i), readers));
        }
        findBranches();
    }

    /// Those of `next` that do more than hand on, and what is known to lie beyond the others.
    private Set<Integer> beyond(List<Integer> next, List<Set<Integer>> known) {
        if (next.size() == 1 && handsOn(stages.get(next.getFirst()).kind())) {
            return known.get(next.getFirst());
        }
        Set<Integer> found = new LinkedHashSet<>();
        for (int at : next) {
            if (handsOn(stages.get(at).kind())) {
                found.addAll(known.get(at));
            } else {
                found.add(at);
            }
        }
        return Collections.unmodifiableSet(found);
    }

    /// The stages that read `stage`, through others that only hand on.
    Set<Integer> readers(int stage) {
        return readers.get(stage);
    }

    /// The stages that `stage` reads, through others that only hand on.
    Set<Integer> sources(int stage) {
        return sources.get(stage);
    }

    /// Of the two inputs of a sum the one that was there first: the stream, which the branch starts from. An input
    /// counts as made where the last module was that did more than hand it on.
    OptionalInt stream(int sum) {
        List<Integer> inputs = stages.get(sum).inputs();
        if (inputs.size() != 2) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(made(inputs.get(0)) < made(inputs.get(1)) ? inputs.get(0) : inputs.get(1));
    }

    /// The other one.
    OptionalInt branch(int sum) {
        OptionalInt stream = stream(sum);
        return stream.isEmpty()
                ? stream
                : stages.get(sum).inputs().stream()
                        .mapToInt(Integer::intValue)
                        .filter(input -> input != stream.getAsInt())
                        .findFirst();
    }

    /// Whether a sum adds a branch to the very stream that the branch has left.
    boolean isResidual(int sum) {
        OptionalInt stream = stream(sum);
        return stream.isPresent() && way(sum).contains(made(stream.getAsInt()));
    }

    /// The stages that a sum's branch is made by, back to the stream, which is among them where the branch has left it.
    Set<Integer> way(int sum) {
        OptionalInt stream = stream(sum);
        OptionalInt branch = branch(sum);
        if (stream.isEmpty() || branch.isEmpty()) {
            return Set.of();
        }
        int from = made(stream.getAsInt());
        Set<Integer> seen = new TreeSet<>(Set.of(branch.getAsInt()));
        Deque<Integer> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            stages.get(open.removeFirst()).inputs().stream()
                    .filter(input -> input >= from && seen.add(input) && input > from)
                    .forEach(open::add);
        }
        return seen;
    }

    /// The last stage that a signal comes from which did more than hand it on.
    int made(int stage) {
        return handsOn(stages.get(stage).kind())
                ? sources(stage).stream().mapToInt(Integer::intValue).max().orElse(-1)
                : stage;
    }

    /// Whether a stage is part of a branch that a later sum adds to the stream it left.
    boolean isInBranch(int stage) {
        return inBranch.get(stage);
    }

    private void findBranches() {
        for (int sum = 0; sum < stages.size(); sum++) {
            if (stages.get(sum).kind() == Kind.ADDITION && stream(sum).isPresent()) {
                int from = made(stream(sum).getAsInt()) + 1;
                inBranch.set(from, Math.max(from, branch(sum).orElse(-1) + 1));
            }
        }
    }

    /// Whether stages of a kind only hand on what they read.
    static boolean handsOn(Kind kind) {
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
