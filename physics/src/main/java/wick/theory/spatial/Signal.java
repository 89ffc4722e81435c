package wick.theory.spatial;

/// What is known of the law of a signal's units at infinite width: `data` where they are given numbers,
/// `gaussian` where every unit is Gaussian with the same covariances, `centered` where their mean over
/// networks is 0.
record Signal(boolean data, boolean gaussian, boolean centered) {
    static final Signal DATA = new Signal(true, false, false);
    static final Signal WEIGHTED = new Signal(false, true, true);
}
