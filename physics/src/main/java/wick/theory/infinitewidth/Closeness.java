package wick.theory.infinitewidth;

/// How near pairs come to coinciding or to being opposite: the smallest 1 − |correlation| that is not 0,
/// 1 where there is none.
final class Closeness {
    double nearest = 1;

    void add(double delta) {
        double here = delta > 1 ? 2 - delta : delta;
        if (here > 0 && here < nearest) {
            nearest = here;
        }
    }

    void add(Closeness other) {
        nearest = Math.min(nearest, other.nearest);
    }
}
