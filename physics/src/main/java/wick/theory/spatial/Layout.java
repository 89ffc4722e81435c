package wick.theory.spatial;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// The pairs of positions whose covariance is needed, and where each is kept: shift after shift.
final class Layout {
    private final Plane plane;
    private final int[] rowShifts;
    private final int[] columnShifts;
    private final int[] rowPlaces;
    private final int[] columnPlaces;
    private final int[] offsets;

    Layout(Plane plane, int[] rowShifts, int[] columnShifts) {
        this.plane = plane;
        this.rowShifts = present(plane.rows(), rowShifts);
        this.columnShifts = present(plane.columns(), columnShifts);
        rowPlaces = places(plane.rows(), this.rowShifts);
        columnPlaces = places(plane.columns(), this.columnShifts);
        offsets = new int[this.rowShifts.length * this.columnShifts.length + 1];
        for (int k = 0; k + 1 < offsets.length; k++) {
            offsets[k + 1] = Math.addExact(offsets[k], plane.count(shift(k)));
        }
    }

    private static int[] present(Axis axis, int[] shifts) {
        return Arrays.stream(shifts)
                .filter(shift -> axis.count(shift) > 0)
                .distinct()
                .sorted()
                .toArray();
    }

    /// Each position with itself alone.
    static Layout aligned(Plane plane) {
        return new Layout(plane, new int[1], new int[1]);
    }

    /// Each position with each.
    static Layout full(Plane plane) {
        return new Layout(plane, plane.rows().shifts(), plane.columns().shifts());
    }

    Layout union(Layout other) {
        Layout same = other.on(plane);
        return new Layout(
                plane,
                IntStream.concat(Arrays.stream(rowShifts), Arrays.stream(same.rowShifts))
                        .toArray(),
                IntStream.concat(Arrays.stream(columnShifts), Arrays.stream(same.columnShifts))
                        .toArray());
    }

    /// At least the same pairs, on the same grid with other periodicity.
    Layout on(Plane other) {
        return new Layout(
                other,
                converted(plane.rows(), rowShifts, other.rows()),
                converted(plane.columns(), columnShifts, other.columns()));
    }

    private static int[] converted(Axis from, int[] shifts, Axis to) {
        if (from.periodic() == to.periodic()) {
            return shifts;
        }
        return from.periodic()
                ? Arrays.stream(shifts)
                        .flatMap(s -> IntStream.of(s, s - from.length()))
                        .toArray()
                : Arrays.stream(shifts)
                        .map(s -> Math.floorMod(s, from.length()))
                        .toArray();
    }

    /// Shifts that the maps give of these.
    Layout mapped(Plane to, IntUnaryOperator rows, IntUnaryOperator columns) {
        return new Layout(
                to,
                Arrays.stream(rowShifts).map(rows).toArray(),
                Arrays.stream(columnShifts).map(columns).toArray());
    }

    Plane plane() {
        return plane;
    }

    int[] rowShifts() {
        return rowShifts;
    }

    int[] columnShifts() {
        return columnShifts;
    }

    /// The number of shifts.
    int shifts() {
        return offsets.length - 1;
    }

    Shift shift(int index) {
        return new Shift(rowShifts[index / columnShifts.length], columnShifts[index % columnShifts.length]);
    }

    /// The number of a shift in this layout, negative where it is absent.
    int index(Shift shift) {
        int row = rowPlaces[shift.row() + plane.rows().length()];
        int column = columnPlaces[shift.column() + plane.columns().length()];
        return row < 0 || column < 0 ? -1 : row * columnShifts.length + column;
    }

    private static int[] places(Axis axis, int[] shifts) {
        int[] places = new int[2 * axis.length() + 1];
        Arrays.fill(places, -1);
        for (int k = 0; k < shifts.length; k++) {
            places[shifts[k] + axis.length()] = k;
        }
        return places;
    }

    int offset(int index) {
        return offsets[index];
    }

    /// Where the pair (p, q) is kept.
    int at(int p, int q) {
        return offsets[index(plane.shift(p, q))] + plane.entry(p, q);
    }

    /// The number of pairs.
    int size() {
        return offsets[offsets.length - 1];
    }
}
