package wick.model;

/// Numbers on axes, in row-major order: real ones, or whole ones, which also stand for truth values (0, 1).
public sealed interface NumberArray permits RealArray, WholeArray {
    Axes axes();

    default int size() {
        return axes().count();
    }

    /// The entry at `index` in row-major order.
    double real(int index);

    /// The same numbers on other axes; shares the entries.
    NumberArray on(Axes axes);
}
