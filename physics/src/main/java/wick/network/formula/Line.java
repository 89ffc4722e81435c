package wick.network.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The real line out to |z| = 2¹⁰⁰ in octaves, and intervals waiting to be looked at, halved where needed.
///
/// Beyond 2¹⁰⁰ powers of z overflow before anything could be said of them.
final class Line {
    private static final int OCTAVES = 100;
    private static final double NARROW = 0x1p-40;

    private final Deque<Interval> waiting = new ArrayDeque<>();

    Line() {
        List<Interval> right = new ArrayList<>();
        right.add(new Interval(0, 1));
        for (int octave = 0; octave < OCTAVES; octave++) {
            right.add(new Interval(Math.scalb(1.0, octave), Math.scalb(2.0, octave)));
        }
        for (Interval interval : right) {
            waiting.add(interval);
            waiting.add(interval.negated());
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    Interval next() {
        return waiting.removeFirst();
    }

    /// Too narrow to be halved usefully.
    static boolean isNarrow(Interval interval) {
        return interval.high() - interval.low() <= NARROW * Math.max(1, Math.abs(interval.low()));
    }

    /// Both halves come next.
    void halve(Interval interval) {
        double middle = middle(interval);
        waiting.addFirst(new Interval(middle, interval.high()));
        waiting.addFirst(new Interval(interval.low(), middle));
    }

    static double middle(Interval interval) {
        return interval.low() + (interval.high() - interval.low()) / 2;
    }
}
