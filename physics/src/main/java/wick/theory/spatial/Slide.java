package wick.theory.spatial;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A window moved over the pairs of one shift: both positions of a pair read the same points of it.
///
/// The pairs are written into a larger sheet whose border holds what the window reads beyond them; the sum
/// over the window is then one over columns and one over rows, along whole sheets.
final class Slide {
    /// Rows from this length on are copied as blocks.
    private static final int LONG = 12;

    private final Shift from;
    private final Plane plane;
    private final Span rows;
    private final Span columns;
    private final int rowsIn;
    private final int columnsIn;
    private final int rowsOut;
    private final int columnsOut;
    private final int height;
    private final int width;
    /// Places in the border of which the first position alone lies in the grid, and that position.
    private final int[] firstPlaces;
    private final int[] firstPositions;
    private final int[] secondPlaces;
    private final int[] secondPositions;

    /// From shift `from` on `plane` to shift `to` on `behind`.
    Slide(Plane plane, Span rows, Span columns, Plane behind, Shift to) {
        this.plane = plane;
        this.rows = rows;
        this.columns = columns;
        from = source(plane, rows, columns, to);
        rowsIn = plane.rows().count(from.row());
        columnsIn = plane.columns().count(from.column());
        rowsOut = behind.rows().count(to.row());
        columnsOut = behind.columns().count(to.column());
        height = rows.extent(rowsOut);
        width = columns.extent(columnsOut);
        int[][] first = border(true);
        firstPlaces = first[0];
        firstPositions = first[1];
        int[][] second = border(false);
        secondPlaces = second[0];
        secondPositions = second[1];
    }

    static Shift source(Plane plane, Span rows, Span columns, Shift to) {
        return new Shift(rows.source(plane.rows(), to.row()), columns.source(plane.columns(), to.column()));
    }

    Shift from() {
        return from;
    }

    int countIn() {
        return rowsIn * columnsIn;
    }

    int countOut() {
        return rowsOut * columnsOut;
    }

    int points() {
        return rows.size() * columns.size();
    }

    Span rows() {
        return rows;
    }

    Span columns() {
        return columns;
    }

    int rowsIn() {
        return rowsIn;
    }

    int columnsIn() {
        return columnsIn;
    }

    int rowsOut() {
        return rowsOut;
    }

    int columnsOut() {
        return columnsOut;
    }

    /// The rows that all windows together read, from `rows().before()` above the first on.
    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /// Whether a [Move.Stack] may hold it.
    boolean isPlain() {
        return rows.stride() == 1
                && columns.stride() == 1
                && !plane.rows().periodic()
                && !plane.columns().periodic();
    }

    /// Calls `taker` for every place of the border at which one position alone lies in the grid.
    void eachBorder(BorderTaker taker) {
        for (int k = 0; k < firstPlaces.length; k++) {
            taker.take(firstPlaces[k] / width, firstPlaces[k] % width, true, firstPositions[k]);
        }
        for (int k = 0; k < secondPlaces.length; k++) {
            taker.take(secondPlaces[k] / width, secondPlaces[k] % width, false, secondPositions[k]);
        }
    }

    /// Takes a place of the border, and the position that lies in the grid.
    interface BorderTaker {
        void take(int row, int column, boolean first, int position);
    }

    /// The length of one sheet.
    int sheet() {
        return height * width;
    }

    boolean isPoint() {
        return rows.isPoint() && columns.isPoint();
    }

    /// Whether pairs of which one position lies outside the grid are read.
    boolean hasBorder() {
        return firstPlaces.length + secondPlaces.length > 0;
    }

    private int[][] border(boolean ofFirst) {
        IntStream.Builder places = IntStream.builder();
        IntStream.Builder positions = IntStream.builder();
        for (int i = 0; i < height; i++) {
            int p1 = plane.rows().first(from.row(), i - rows.before());
            int q1 = plane.rows().second(from.row(), i - rows.before());
            boolean inside = p1 >= 0 && q1 >= 0;
            for (int j = 0; j < width; j++) {
                if (inside && j == columns.before() && columnsIn > 0) {
                    // between the two ends of a row both positions lie in the grid
                    j = Math.min(width, j + columnsIn);
                    if (j == width) {
                        break;
                    }
                }
                int p2 = plane.columns().first(from.column(), j - columns.before());
                int q2 = plane.columns().second(from.column(), j - columns.before());
                boolean first = p1 >= 0 && p2 >= 0;
                boolean second = q1 >= 0 && q2 >= 0;
                if (first != second && first == ofFirst) {
                    places.add(i * width + j);
                    int length = plane.columns().length();
                    positions.add(first ? p1 * length + p2 : q1 * length + q2);
                }
            }
        }
        return new int[][] {places.build().toArray(), positions.build().toArray()};
    }

    /// out ← sums over the window of in, a border of zeros; `copies` sets of pairs one after the other.
    void sumInto(double[] in, int copies, Sheets sheets, double[] out) {
        sheets.reserve(copies * sheet());
        for (int c = 0; c < copies; c++) {
            extendInto(in, c * countIn(), sheets.extended, c * sheet());
        }
        windowInto(sheets, copies, out);
    }

    /// As [#sumInto] for half the mean squared difference of the signals at both positions: where one of
    /// them lies outside the grid that is half the variance of the other, in the slot of those of
    /// `encounter`.
    void separationInto(double[] in, Encounter encounter, int slot, Sheets sheets, double[] out) {
        int copies = encounter.size();
        sheets.reserve(copies * sheet());
        double[] extended = sheets.extended;
        for (int c = 0; c < copies; c++) {
            int at = c * sheet();
            extendInto(in, c * countIn(), extended, at);
            double[] firstVariances = encounter.at(c).first().at(slot);
            double[] secondVariances = encounter.at(c).second().at(slot);
            for (int k = 0; k < firstPlaces.length; k++) {
                extended[at + firstPlaces[k]] = 0.5 * firstVariances[firstPositions[k]];
            }
            for (int k = 0; k < secondPlaces.length; k++) {
                extended[at + secondPlaces[k]] = 0.5 * secondVariances[secondPositions[k]];
            }
        }
        windowInto(sheets, copies, out);
    }

    private void extendInto(double[] in, int begin, double[] extended, int at) {
        boolean rowsWrap = plane.rows().periodic();
        for (int i = 0; i < height; i++) {
            int row = i - rows.before();
            if (rowsWrap) {
                row = Math.floorMod(row, rowsIn);
            }
            if (row < 0 || row >= rowsIn) {
                Arrays.fill(extended, at + i * width, at + (i + 1) * width, 0);
            } else {
                rowInto(in, begin + row * columnsIn, extended, at + i * width);
            }
        }
    }

    private void rowInto(double[] in, int begin, double[] extended, int at) {
        int before = Math.min(columns.before(), width);
        int inside = Math.min(columnsIn, width - before);
        if (inside >= LONG) {
            System.arraycopy(in, begin, extended, at + before, inside);
        } else {
            for (int j = 0; j < inside; j++) {
                extended[at + before + j] = in[begin + j];
            }
        }
        if (plane.columns().periodic()) {
            for (int j = 0; j < before; j++) {
                extended[at + j] = in[begin + Math.floorMod(j - columns.before(), columnsIn)];
            }
            for (int j = before + inside; j < width; j++) {
                extended[at + j] = in[begin + Math.floorMod(j - columns.before(), columnsIn)];
            }
        } else {
            // mostly a single place on each side
            for (int j = 0; j < before; j++) {
                extended[at + j] = 0;
            }
            for (int j = before + inside; j < width; j++) {
                extended[at + j] = 0;
            }
        }
    }

    private void windowInto(Sheets sheets, int copies, double[] out) {
        // all sheets in one go: what runs over their ends is never read
        int length = copies * sheet();
        double[] across = sheets.across;
        LineSums.alongInto(sheets.extended, length, columns.size(), columns.dilation(), across);
        double[] down = sheets.extended;
        int step = rows.stride() * width;
        int count = width - (columns.size() - 1) * columns.dilation();
        if (rows.stride() == 1) {
            LineSums.alongInto(across, length, rows.size(), rows.dilation() * width, down);
        } else {
            for (int c = 0; c < copies; c++) {
                for (int i = 0; i < rowsOut; i++) {
                    LineSums.rowInto(across, c * sheet() + i * step, count, rows.size(), rows.dilation() * width, down);
                }
            }
        }
        int to = 0;
        for (int c = 0; c < copies; c++) {
            for (int i = 0; i < rowsOut; i++) {
                copyInto(down, c * sheet() + i * step, columns.stride(), out, to);
                to += columnsOut;
            }
        }
    }

    private void copyInto(double[] x, int at, int step, double[] out, int to) {
        if (step == 1 && columnsOut >= LONG) {
            System.arraycopy(x, at, out, to, columnsOut);
        } else {
            for (int j = 0; j < columnsOut; j++) {
                out[to + j] = x[at + j * step];
            }
        }
    }

    /// Working memory of [#sumInto].
    static final class Sheets {
        private double[] extended = new double[0];
        private double[] across = new double[0];

        void reserve(int length) {
            if (extended.length < length) {
                extended = new double[length];
                across = new double[length];
            }
        }
    }
}
