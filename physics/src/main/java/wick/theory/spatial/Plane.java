package wick.theory.spatial;

import java.util.List;

/// A grid of two dimensions; those that a network's grid lacks have length 1.
record Plane(Axis rows, Axis columns) {

    static Plane of(List<Integer> grid, boolean rowsPeriodic, boolean columnsPeriodic) {
        int dimensions = grid.size();
        return new Plane(
                new Axis(dimensions > 1 ? grid.getFirst() : 1, rowsPeriodic),
                new Axis(dimensions > 0 ? grid.getLast() : 1, columnsPeriodic));
    }

    static Plane point() {
        return of(List.of(), false, false);
    }

    int positions() {
        return Math.multiplyExact(rows.length(), columns.length());
    }

    int count(Shift shift) {
        return rows.count(shift.row()) * columns.count(shift.column());
    }

    /// The shift of positions p and q.
    Shift shift(int p, int q) {
        int width = columns.length();
        return new Shift(rows.shift(p / width, q / width), columns.shift(p % width, q % width));
    }

    /// The number of the pair (p, q) among those of its shift.
    int entry(int p, int q) {
        int width = columns.length();
        int row = rows.entry(p / width, q / width);
        return row * columns.count(columns.shift(p % width, q % width)) + columns.entry(p % width, q % width);
    }

    boolean sameGrid(Plane other) {
        return rows.length() == other.rows.length() && columns.length() == other.columns.length();
    }
}
