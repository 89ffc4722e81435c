package wick.theory.infinitewidth;

/// How near pairs come to coinciding in front of an activation with a kink, where ⟨φ′φ′⟩ changes as the
/// square root of 1 − correlation: the smallest positive 1 − correlation, if below 1e-3, and the number
/// of pairs where it is 0.
final class Closeness {
    double nearest = 1e-3;
    long coincident;

    void add(double delta) {
        if (delta == 0) {
            coincident++;
        } else {
            nearest = Math.min(nearest, delta);
        }
    }

    void add(Closeness other) {
        nearest = Math.min(nearest, other.nearest);
        coincident += other.coincident;
    }
}
