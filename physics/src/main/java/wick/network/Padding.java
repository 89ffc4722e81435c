package wick.network;

import java.util.Locale;

/// What a window reads beyond the edge of the grid.
public enum Padding {
    /// So many points of padding that the grid keeps its size at stride 1: ⌈size / stride⌉ positions come out. Of
    /// an odd number of points the larger half stands at the far edge. Sums and averages read 0 there, a maximum
    /// passes over them.
    SAME,
    /// Nothing: a window lies within the grid.
    VALID,
    /// The grid continued periodically; as many positions come out as for [#SAME].
    CIRCULAR;

    /// As in network files.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
