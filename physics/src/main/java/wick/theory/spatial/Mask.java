package wick.theory.spatial;

import java.util.List;
import wick.network.Geometry;
import wick.network.Presence;

/// Which positions of a signal are present, as a function of those of its input.
sealed interface Mask {

    /// All of them, whatever the input has.
    record Whole() implements Mask {}

    /// Those of the input.
    record Input() implements Mask {}

    record Behind(Mask from, Geometry geometry) implements Mask {}

    /// Where one of two branches, of which none is whole, has a position.
    record Either(Mask one, Mask other) implements Mask {}

    /// Branches set side by side, which must have the same positions.
    record Same(Mask one, Mask other) implements Mask {}

    default boolean isWhole() {
        return this instanceof Whole;
    }

    default Mask behind(Geometry geometry) {
        return isWhole() || geometry.keepsPositions() ? this : new Behind(this, geometry);
    }

    /// Behind branches that are added or multiplied.
    static Mask either(List<Mask> branches) {
        Mask all = branches.getFirst();
        for (Mask branch : branches) {
            if (!all.equals(branch)) {
                all = all.isWhole() || branch.isWhole() ? new Whole() : new Either(all, branch);
            }
        }
        return all;
    }

    /// Behind a concatenation.
    static Mask same(List<Mask> branches) {
        Mask all = branches.getFirst();
        for (Mask branch : branches) {
            if (all.isWhole() != branch.isWhole()) {
                throw new IllegalArgumentException(
                        "no kernels of infinite width: concatenate: some branches have absent"
                                + " positions and others have none; put a dense layer behind flatten");
            }
            all = all.equals(branch) ? all : new Same(all, branch);
        }
        return all;
    }

    /// For inputs with these positions. Not for [Whole].
    default Presence of(Presence inputs) {
        return switch (this) {
            case Whole() -> throw new IllegalStateException("all positions are present");
            case Input() -> inputs;
            case Behind(Mask from, Geometry geometry) -> from.of(inputs).behind(geometry);
            case Either(Mask one, Mask other) -> one.of(inputs).or(other.of(inputs));
            case Same(Mask one, Mask other) -> one.of(inputs).same(other.of(inputs));
        };
    }
}
