package wick.topic.expressivity.theory.structure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import wick.topic.expressivity.structure.Lattice;
import wick.topic.expressivity.structure.Terms;
import wick.topic.expressivity.structure.Terms.Locality;

/// Sets of sites that contain the origin and may stand in one term.
final class LocalSupports {
    private static final int MOST = 300_000;

    private final Lattice lattice;
    private final Locality locality;
    private final int largest;
    private final List<List<Integer>> around;
    private int visited;

    LocalSupports(Terms terms, int largest) {
        this.lattice = terms.lattice();
        this.locality = terms.locality();
        this.largest = largest;
        this.around = ball(reach());
    }

    /// Of two sites in one term.
    private int reach() {
        return switch (locality) {
            case Locality.Cliques(int range) -> range;
            case Locality.Stars(int range) -> 2 * range;
            case Locality.Anywhere _ -> throw new IllegalStateException("terms anywhere have no reach");
        };
    }

    /// Sites up to `range` links from the origin, the origin first.
    List<List<Integer>> ball(int range) {
        List<Integer> origin = lattice.sides().stream().map(_ -> 0).toList();
        List<List<Integer>> ball = new ArrayList<>(List.of(origin));
        Set<List<Integer>> known = new HashSet<>(ball);
        for (int next = 0; next < ball.size(); next++) {
            List<Integer> site = ball.get(next);
            for (int axis = 0; axis < site.size(); axis++) {
                for (int step = -1; step <= 1; step += 2) {
                    List<Integer> moved = new ArrayList<>(site);
                    moved.set(axis, lattice.wrapped(axis, (long) site.get(axis) + step));
                    if (lattice.distance(origin, moved) <= range && known.add(List.copyOf(moved))) {
                        ball.add(List.copyOf(moved));
                    }
                }
            }
            requireFew(ball.size());
        }
        return ball;
    }

    /// The size of the largest set; empty if there are too many.
    OptionalInt largest() {
        int[] size = {0};
        try {
            forEach(support -> size[0] = Math.max(size[0], support.size()));
        } catch (TooManyException tooMany) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(size[0]);
    }

    private static final class TooManyException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        TooManyException() {
            super("more than " + MOST
                    + " sets of variables may stand in one term; a lower order or a shorter range has fewer");
        }
    }

    void forEach(Consumer<List<List<Integer>>> consumer) {
        grow(new ArrayList<>(List.of(around.getFirst())), 1, consumer);
    }

    private void grow(List<List<Integer>> support, int next, Consumer<List<List<Integer>>> consumer) {
        requireFew(++visited);
        consumer.accept(support);
        if (support.size() == largest) {
            return;
        }
        for (int i = next; i < around.size(); i++) {
            support.add(around.get(i));
            if (allowed(support)) {
                grow(support, i + 1, consumer);
            }
            support.removeLast();
        }
    }

    /// Whether all that stood before and the last one may stand together.
    private boolean allowed(List<List<Integer>> support) {
        return switch (locality) {
            case Locality.Cliques(int range) ->
                support.stream().allMatch(site -> lattice.distance(site, support.getLast()) <= range);
            case Locality.Stars(int range) ->
                around.stream()
                        .anyMatch(center -> support.stream().allMatch(site -> lattice.distance(site, center) <= range));
            case Locality.Anywhere _ -> true;
        };
    }

    private static void requireFew(int count) {
        if (count > MOST) {
            throw new TooManyException();
        }
    }
}
