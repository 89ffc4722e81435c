package wick.theory.infinitewidth;

/// A stretch of kernel entries: what is worked on at once, in the nearest cache.
final class KernelStretch {
    /// Entries per stretch at most.
    static final int LENGTH = 256;

    private KernelStretch() {}

    /// Which entries these are: `count` columns from `from` in row `row`.
    record Place(int row, int from, int count) {}
}
