package wick.network;

import java.util.ArrayList;
import java.util.List;

/// A window that slides over a grid, one entry per dimension: its size, its step, and the distance
/// between the points that it reads.
public record Window(List<Integer> size, List<Integer> stride, List<Integer> dilation, Padding padding) {

    public Window {
        size = List.copyOf(size);
        stride = List.copyOf(stride);
        dilation = List.copyOf(dilation);
        if (size.isEmpty() || stride.size() != size.size() || dilation.size() != size.size()) {
            throw new IllegalArgumentException("size " + size + ", stride " + stride + " and dilation " + dilation
                    + " must have as many entries as the grid has dimensions");
        }
        requirePositive("size", size);
        requirePositive("stride", stride);
        requirePositive("dilation", dilation);
    }

    private static void requirePositive(String name, List<Integer> values) {
        for (int value : values) {
            if (value < 1 || value > Layer.Dense.WIDEST) {
                throw new IllegalArgumentException(name + " " + values + " must be whole numbers of at least 1");
            }
        }
    }

    /// A window without gaps that moves by one.
    public static Window of(Padding padding, Integer... size) {
        List<Integer> ones = List.of(size).stream().map(_ -> 1).toList();
        return new Window(List.of(size), ones, ones, padding);
    }

    /// The number of points that a window reads.
    public int points() {
        return size.stream().reduce(1, Math::multiplyExact);
    }

    /// The grid of window positions over `grid`.
    ///
    /// @throws IllegalArgumentException if the dimensions differ or the window does not fit into the grid
    public List<Integer> over(List<Integer> grid) {
        if (grid.size() != size.size()) {
            throw new IllegalArgumentException("a window of " + size.size() + " dimensions " + size
                    + " does not fit a grid of " + grid.size() + " dimensions " + grid);
        }
        List<Integer> out = new ArrayList<>();
        for (int d = 0; d < size.size(); d++) {
            int reach = reach(d);
            if (padding == Padding.VALID && reach > grid.get(d)) {
                throw new IllegalArgumentException("a window that reaches over " + reach
                        + " points does not fit a grid of " + grid + "; make it smaller or use padding: same");
            }
            int room = padding == Padding.VALID ? grid.get(d) - reach : grid.get(d) - 1;
            out.add(room / stride.get(d) + 1);
        }
        return out;
    }

    /// The points of dimension `d` from the first that a window reads to the last.
    public int reach(int d) {
        return Math.addExact(Math.multiplyExact(size.get(d) - 1, dilation.get(d)), 1);
    }

    /// How many points before the grid the first window begins in dimension `d`.
    public int before(int d, int length, int count) {
        return switch (padding) {
            case VALID -> 0;
            case SAME, CIRCULAR -> Math.max(0, (count - 1) * stride.get(d) + reach(d) - length) / 2;
        };
    }
}
