package wick.theory.spatial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Presence;
import wick.network.Shape;

/// The masks of a program and the slots of [Variances] that hold 1 for each present position and 0 for
/// each absent one; `input` is the shape of an input if positions may be absent.
record Masks(Optional<Shape> input, List<Mask> masks, List<Integer> slots) {
    /// In place of a slot where all positions are present.
    static final int NONE = -1;

    Masks {
        masks = List.copyOf(masks);
        slots = List.copyOf(slots);
    }

    /// Which positions a batch of inputs has behind each mask.
    List<Presence> of(Optional<Presence> inputs) {
        List<Presence> all = new ArrayList<>();
        inputs.ifPresent(presence -> masks.forEach(mask -> all.add(mask.of(presence))));
        return all;
    }

    /// Remembers for input `row` what pairs need.
    void putInto(List<Presence> presences, int row, Variances variances) {
        for (int k = 0; k < presences.size(); k++) {
            Presence presence = presences.get(k);
            double[] present = new double[presence.positions()];
            for (int p = 0; p < present.length; p++) {
                present[p] = presence.at(row, p) ? 1 : 0;
            }
            variances.put(slots.get(k), present);
        }
    }

    /// The number of present positions.
    static double count(Variances variances, int slot) {
        double count = 0;
        for (double present : variances.at(slot)) {
            count += present;
        }
        return count;
    }

    /// Gathers masks as a program is made.
    static final class Builder {
        private final Optional<Shape> input;
        private final List<Mask> masks = new ArrayList<>();
        private final List<Integer> slots = new ArrayList<>();

        Builder(Optional<Shape> input) {
            this.input = input;
        }

        /// The slot of a mask; `fresh` where it has none yet.
        int slot(Mask mask, java.util.function.IntSupplier fresh) {
            if (mask.isWhole()) {
                return NONE;
            }
            int known = masks.indexOf(mask);
            if (known >= 0) {
                return slots.get(known);
            }
            masks.add(mask);
            slots.add(fresh.getAsInt());
            return slots.getLast();
        }

        Masks build() {
            return new Masks(input, masks, slots);
        }
    }
}
