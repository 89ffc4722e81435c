package wick.model;

import java.util.Arrays;
import java.util.List;

/// The lengths of an array's axes, none for a single number; arrays are row-major (C order).
public record Axes(List<Integer> lengths) {
    private static final int MOST = 64;

    public Axes {
        lengths = List.copyOf(lengths);
        if (lengths.size() > MOST) {
            throw new IllegalArgumentException(lengths.size() + " axes where at most " + MOST + " are allowed");
        }
        for (int length : lengths) {
            if (length < 0) {
                throw new IllegalArgumentException("axes " + lengths + " where no length may be negative");
            }
        }
    }

    public static Axes of(int... lengths) {
        return new Axes(Arrays.stream(lengths).boxed().toList());
    }

    public int rank() {
        return lengths.size();
    }

    /// The length of an axis; a negative number counts from the end.
    public int at(int axis) {
        return lengths.get(axis < 0 ? axis + rank() : axis);
    }

    /// The number of entries.
    ///
    /// @throws IllegalArgumentException if one array cannot have so many
    public int count() {
        long count = entries();
        if (count > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("axes " + lengths + " ask for more numbers than one array can hold");
        }
        return (int) count;
    }

    /// The number of entries; saturates at the largest long.
    public long entries() {
        long count = 1;
        for (int length : lengths) {
            count = length == 0 ? 0 : count > Long.MAX_VALUE / length ? Long.MAX_VALUE : count * length;
        }
        return lengths.contains(0) ? 0 : count;
    }

    /// The product of the lengths of the axes `from` (included) to `to` (excluded).
    public int count(int from, int to) {
        return new Axes(lengths.subList(from, to)).count();
    }

    /// An axis that may be counted from the end, counted from the start.
    ///
    /// @throws IllegalArgumentException if there is no such axis
    public int axis(long axis) {
        long found = axis < 0 ? axis + rank() : axis;
        if (found < 0 || found >= rank()) {
            throw new IllegalArgumentException("axis " + axis + " of an array with axes " + lengths);
        }
        return (int) found;
    }

    /// How far apart in memory neighbors along each axis are.
    public int[] strides() {
        int[] strides = new int[rank()];
        int step = 1;
        for (int axis = rank() - 1; axis >= 0; axis--) {
            strides[axis] = step;
            step *= lengths.get(axis);
        }
        return strides;
    }

    public int[] toArray() {
        return lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String toString() {
        return lengths.toString();
    }
}
