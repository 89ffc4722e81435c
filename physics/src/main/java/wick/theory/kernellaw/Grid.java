package wick.theory.kernellaw;

/// How finely laws are kept: the step of u = ln x, the probability that may be moved at each end, the
/// largest u that is followed, and the coarsest step for parts of a sum.
record Grid(double step, double least, double highest, double coarsest) {
    Grid withStep(double other) {
        return new Grid(other, least, highest, coarsest);
    }
}
