package wick.theory.infinitewidth;

/// What kernels cost: `operations` of floating-point arithmetic per pair of inputs (a square root,
/// arccosine or exponential counts as the ten or twenty that it is made of), `setup` operations per
/// input, and `workBytes` of memory per thread beside the result.
///
/// Operations are an estimate that is good for ratios: the time of one kernel over that of a small one of
/// the same network.
public record KernelCost(double operations, double setup, long workBytes) {

    public KernelCost {
        if (!(operations >= 0 && setup >= 0 && workBytes >= 0)) {
            throw new IllegalArgumentException("operations = " + operations + ", setup = " + setup + ", workBytes = "
                    + workBytes + " must be at least 0");
        }
    }

    /// The operations for all pairs of `rows` and `columns` inputs; about half when they are the same
    /// inputs.
    public double total(long rows, long columns, boolean symmetric) {
        double pairs = symmetric ? 0.5 * rows * (rows + 1) : (double) rows * columns;
        return pairs * operations + (symmetric ? rows : rows + columns) * setup;
    }
}
