package wick.network;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the units of a signal are arranged: `channels` at every point of a grid of no, one or two
/// dimensions.
///
/// Units are numbered channels first, positions in row-major order: unit = channel · positions +
/// position. A flat signal has channels alone.
public record Shape(int channels, List<Integer> grid) {
    private static final int DIMENSIONS = 2;

    public Shape {
        grid = List.copyOf(grid);
        if (grid.size() > DIMENSIONS) {
            throw new IllegalArgumentException(
                    "a grid of " + grid.size() + " dimensions is not supported; allowed are 0, 1 and 2");
        }
        long units = channels;
        for (int size : grid) {
            require("grid size", size);
            units = Math.min(units * size, Long.MAX_VALUE / Layer.Dense.WIDEST);
        }
        require("number of channels", channels);
        require("number of units", units);
    }

    private static void require(String name, long value) {
        if (value < 1 || value > Layer.Dense.WIDEST) {
            throw new IllegalArgumentException(name + " " + value + " must be from 1 to " + Layer.Dense.WIDEST);
        }
    }

    /// Units without positions.
    public static Shape flat(int units) {
        return new Shape(units, List.of());
    }

    public boolean isFlat() {
        return grid.isEmpty();
    }

    /// The number of grid points, 1 for a flat signal.
    public int positions() {
        return grid.stream().reduce(1, Math::multiplyExact);
    }

    /// The number of units.
    public int units() {
        return Math.multiplyExact(channels, positions());
    }

    public Shape withChannels(int count) {
        return new Shape(count, grid);
    }

    /// As in network files: `64`, or channels first such as `[3, 32, 32]`.
    public String text() {
        return isFlat()
                ? Integer.toString(channels)
                : Stream.concat(Stream.of(channels), grid.stream())
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String toString() {
        return Stream.concat(Stream.of(channels), grid.stream())
                .map(String::valueOf)
                .collect(Collectors.joining(" x "));
    }
}
