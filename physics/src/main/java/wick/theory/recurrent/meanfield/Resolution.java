package wick.theory.recurrent.meanfield;

/// How finely a state is computed: the share of ⟨φ²⟩ that a cut series may leave out, its longest length, and the
/// steps of time in units of the fastest rate.
record Resolution(double tolerance, int terms, double step) {
    static final Resolution FINE = new Resolution(1e-16, 2048, 0.02);
    /// For maps of many states: about five digits.
    static final Resolution COARSE = new Resolution(1e-12, 256, 0.08);
}
