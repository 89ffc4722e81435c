package wick.lab.simulation;

/// Watches one network and keeps sums.
interface Meter {

    /// At the end of an interval before the first reading, and at the start where there is such an interval.
    default void settle() {}

    /// At reading `reading`, counted from 0.
    void observe(int reading);
}
