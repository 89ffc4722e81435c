package wick.theory.spatial;

import java.util.List;

/// An [Op] on the pairs of one shift: which pairs these are behind it.
sealed interface Move {

    Runs runs();

    record Convolve(Op.Convolve op, Slide slide, Runs runs) implements Move {}

    record Activate(Op.Activate op, Runs runs) implements Move {}

    /// `aligned` where each position meets itself.
    record Fade(Op.Fade op, Runs runs, boolean aligned) implements Move {}

    record Normalize(Op.Normalize op, Runs runs) implements Move {}

    record Blank(Op.Blank op, Runs runs) implements Move {}

    record Combine(Op.Combine op, Runs runs, List<List<Move>> branches) implements Move {
        public Combine {
            branches = branches.stream().map(List::copyOf).toList();
        }
    }
}
