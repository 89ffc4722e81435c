package wick.model;

import java.util.List;
import java.util.stream.Collectors;

/// A value that a graph takes or gives: whether it is real, and its axes, of which one that is left open is −1.
/// `known` is false where the file says nothing about the axes.
public record Port(String name, boolean real, List<Integer> axes, boolean known) {
    public Port {
        axes = List.copyOf(axes);
    }

    /// The axes in words, such as `? x 3 x 64 x 64`.
    public String shape() {
        return known
                ? axes.stream()
                        .map(length -> length < 0 ? "?" : String.valueOf(length))
                        .collect(Collectors.joining(" x "))
                : "unknown";
    }
}
