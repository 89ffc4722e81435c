package wick.theory.spatial;

import java.util.List;
import wick.numeric.elementwise.Fold;

/// An [Op] on the pairs of one shift: which pairs these are behind it.
sealed interface Move {

    Runs runs();

    record Convolve(Op.Convolve op, Slide slide, Runs runs) implements Move {}

    record Activate(Op.Activate op, Runs runs) implements Move {}

    /// `aligned` where each position meets itself.
    record Fade(Op.Fade op, Runs runs, boolean aligned) implements Move {}

    record Normalize(Op.Normalize op, Runs runs) implements Move {}

    record Blank(Op.Blank op, Runs runs) implements Move {}

    /// Convolutions of stride 1 without periodic edges, each with a function behind it that is linear on
    /// both sides of 0, in one go.
    record Stack(List<Layer> layers, Frame frame, Runs runs) implements Move {
        public Stack {
            layers = List.copyOf(layers);
        }
    }

    /// One layer of a [Stack].
    record Layer(Op.Convolve convolve, Op.Activate activate, Slide slide, Fold.Layer sums, Fold.Kink kink) {}

    record Combine(Op.Combine op, Runs runs, List<List<Move>> branches) implements Move {
        public Combine {
            branches = branches.stream().map(List::copyOf).toList();
        }
    }
}
