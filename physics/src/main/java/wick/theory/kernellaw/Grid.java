package wick.theory.kernellaw;

/// How finely laws are kept: the step of u = ln x, the probability that may be moved at each end, and
/// the largest u that
/// is followed.
record Grid(double step, double least, double highest) {
    Grid withStep(double other) {
        return new Grid(other, least, highest);
    }
}
