package wick.network;

import java.util.Arrays;
import wick.numeric.matrix.Matrix;

/// Which positions each of several inputs has: sequences and images of different size, padded to one size.
///
/// An absent position is one outside the grid. It is 0 behind every layer and has no bias; windows read 0
/// there; what runs over all positions (global pooling, the softmax of attention, statistics of a
/// flattened signal) runs over those that are present. Hence a sequence padded at its end gives what it
/// gives by itself, as far as windows stand where they stood.
public final class Presence {
    private final Shape shape;
    private final boolean[][] rows;
    private final int[] counts;

    private Presence(Shape shape, boolean[][] rows) {
        this.shape = shape;
        this.rows = rows;
        counts = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            for (boolean present : rows[row]) {
                counts[row] += present ? 1 : 0;
            }
        }
    }

    /// Reads inputs of a shape, in which NaN in every channel of a position says that it is absent.
    ///
    /// @throws IllegalArgumentException naming `name`, row and position for NaN in some channels alone,
    /// an infinite number, and an input without any position
    public static Presence of(String name, Matrix inputs, Shape shape) {
        int positions = shape.positions();
        boolean[][] rows = new boolean[inputs.rows()][positions];
        for (int row = 0; row < rows.length; row++) {
            for (int p = 0; p < positions; p++) {
                rows[row][p] = isPresent(name, inputs, shape, row, p);
            }
        }
        Presence presence = new Presence(shape, rows);
        for (int row = 0; row < rows.length; row++) {
            if (presence.counts[row] == 0) {
                throw new IllegalArgumentException(name + ": row " + row
                        + " (counted from 0) is NaN throughout; at least one position must be present");
            }
        }
        return presence;
    }

    private static boolean isPresent(String name, Matrix inputs, Shape shape, int row, int position) {
        int absent = 0;
        for (int channel = 0; channel < shape.channels(); channel++) {
            double value = inputs.at(row, channel * shape.positions() + position);
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException(name + ": row " + row + " has " + value + " at position "
                        + place(shape, position) + " (counted from 0); every number must be finite");
            }
            absent += Double.isNaN(value) ? 1 : 0;
        }
        if (absent > 0 && absent < shape.channels()) {
            throw new IllegalArgumentException(name + ": row " + row + " has NaN in " + absent + " of "
                    + shape.channels() + " channels at position " + place(shape, position)
                    + " (counted from 0); an absent position is NaN in every channel");
        }
        return absent == 0;
    }

    private static String place(Shape shape, int position) {
        int width = shape.grid().getLast();
        return shape.grid().size() == 1 ? "" + position : "[" + position / width + ", " + position % width + "]";
    }

    /// The inputs with 0 at absent positions.
    public static Matrix filled(Matrix inputs) {
        Matrix filled = inputs.copy();
        double[] entries = filled.entries();
        for (int i = 0; i < entries.length; i++) {
            entries[i] = Double.isNaN(entries[i]) ? 0 : entries[i];
        }
        return filled;
    }

    /// The number of positions, absent ones counted.
    public int positions() {
        return shape.positions();
    }

    /// Whether input `row` has a position.
    public boolean at(int row, int position) {
        return rows[row][position];
    }

    /// How many positions input `row` has.
    public int count(int row) {
        return counts[row];
    }

    /// Which positions there are behind a window ([Geometry#present]).
    ///
    /// @throws IllegalArgumentException naming the row where none is left
    public Presence behind(Geometry geometry) {
        if (geometry.keepsPositions()) {
            return this;
        }
        boolean[][] behind = new boolean[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            behind[row] = geometry.present(rows[row]);
        }
        Presence presence = new Presence(new Shape(1, geometry.grid()), behind);
        for (int row = 0; row < rows.length; row++) {
            if (presence.counts[row] == 0) {
                throw new IllegalArgumentException("input row " + row + " (counted from 0) has " + counts[row] + " of "
                        + positions() + " positions in front of a window of "
                        + geometry.window().size()
                        + ", and none is left behind it; use padding: same, a smaller window, or leave the input out");
            }
        }
        return presence;
    }

    /// Where branches are added or multiplied: present where either is.
    public Presence or(Presence other) {
        requireSamePositions(other);
        boolean[][] either = new boolean[rows.length][positions()];
        for (int row = 0; row < rows.length; row++) {
            for (int p = 0; p < either[row].length; p++) {
                either[row][p] = rows[row][p] || other.rows[row][p];
            }
        }
        return new Presence(shape, either);
    }

    private void requireSamePositions(Presence other) {
        if (positions() != other.positions()) {
            throw new IllegalArgumentException("branches with absent positions come together with " + positions()
                    + " and " + other.positions() + " positions behind flatten; put a dense layer behind flatten");
        }
    }

    /// Where branches are set side by side.
    ///
    /// @throws IllegalArgumentException if they differ, so that an absent position would have some channels
    public Presence same(Presence other) {
        requireSamePositions(other);
        for (int row = 0; row < rows.length; row++) {
            if (!Arrays.equals(rows[row], other.rows[row])) {
                throw new IllegalArgumentException(
                        "concatenate: the branches end with different positions of input row " + row
                                + " (counted from 0); windows in them must have the same padding and stride");
            }
        }
        return this;
    }
}
