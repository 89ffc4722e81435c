package wick.topic.expressivity.structure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// A rectangular lattice of these side lengths, one variable a site; opposite sides are joined if `periodic`.
///
/// A site is the list of its coordinates. The distance of two sites is the number of links between them.
public record Lattice(List<Integer> sides, boolean periodic) {
    private static final int MOST_DIMENSIONS = 6;

    /// Throws [IllegalArgumentException] if there is no side, more than six, or one below 1.
    public Lattice {
        sides = List.copyOf(sides);
        if (sides.isEmpty() || sides.size() > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "a lattice has from 1 to " + MOST_DIMENSIONS + " sides, not " + sides.size());
        }
        for (int side : sides) {
            if (side < 1) {
                throw new IllegalArgumentException("side " + side + " of a lattice must be at least 1");
            }
        }
    }

    /// Joined at its ends in every direction.
    public static Lattice torus(Integer... sides) {
        return new Lattice(List.of(sides), true);
    }

    public int dimensions() {
        return sides.size();
    }

    /// The number of sites.
    public BigInteger size() {
        return sides.stream().map(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /// All sites, the last coordinate running fastest.
    ///
    /// Throws [IllegalArgumentException] if there are more than a million.
    public List<List<Integer>> sites() {
        if (size().compareTo(BigInteger.valueOf(1_000_000)) > 0) {
            throw new IllegalArgumentException("the lattice has " + size() + " sites, too many for a list of them");
        }
        List<List<Integer>> sites = List.of(List.of());
        for (int side : sides) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> site : sites) {
                for (int x = 0; x < side; x++) {
                    List<Integer> next = new ArrayList<>(site);
                    next.add(x);
                    longer.add(List.copyOf(next));
                }
            }
            sites = longer;
        }
        return sites;
    }

    /// A coordinate brought back into 0, 1, ..., side − 1 where the lattice is periodic.
    public int wrapped(int axis, long coordinate) {
        return periodic ? (int) Math.floorMod(coordinate, (long) sides.get(axis)) : Math.toIntExact(coordinate);
    }

    /// Links on the shortest way from one site to the other.
    public int distance(List<Integer> one, List<Integer> other) {
        long distance = 0;
        for (int axis = 0; axis < sides.size(); axis++) {
            int way = Math.abs(one.get(axis) - other.get(axis));
            distance += periodic ? Math.min(way, sides.get(axis) - way) : way;
        }
        return Math.toIntExact(distance);
    }
}
