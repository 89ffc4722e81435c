package wick.theory.spatial;

import java.util.stream.IntStream;

/// One dimension of a grid, and how pairs (p, q) of its points are grouped: by the shift q − p, modulo the
/// length where the dimension is `periodic`.
///
/// A window moved over both points at once leaves their shift as it is, so that the pairs of one shift go
/// through convolutions by themselves. The pairs of a shift are numbered by `entry`: the smaller of p and
/// q, or p where the
/// dimension is periodic.
record Axis(int length, boolean periodic) {
    static final int OUTSIDE = -1;

    /// The number of pairs of this shift.
    int count(int shift) {
        return periodic ? length : Math.max(0, length - Math.abs(shift));
    }

    /// p of an entry, which may lie outside the grid.
    int first(int shift, int entry) {
        return inside(periodic ? entry : entry + Math.max(0, -shift));
    }

    /// q of an entry, which may lie outside the grid.
    int second(int shift, int entry) {
        return inside(periodic ? entry + shift : entry + Math.max(0, shift));
    }

    private int inside(int point) {
        if (periodic) {
            return Math.floorMod(point, length);
        }
        return point < 0 || point >= length ? OUTSIDE : point;
    }

    int shift(int first, int second) {
        return periodic ? Math.floorMod(second - first, length) : second - first;
    }

    int entry(int first, int second) {
        return periodic ? first : Math.min(first, second);
    }

    /// Every shift, ascending.
    int[] shifts() {
        return IntStream.range(periodic ? 0 : 1 - length, length).toArray();
    }

    /// The shift −`shift`.
    int opposite(int shift) {
        return periodic ? Math.floorMod(-shift, length) : -shift;
    }
}
