package wick.theory.spatial;

import java.util.List;
import wick.network.Combination;
import wick.network.Step;
import wick.theory.infinitewidth.ElementwiseAverages;

/// What acts on the pairs of one shift by themselves. Slots number what is remembered of the variances of
/// each input on their way (see [Variances]).
sealed interface Op {

    /// `before` is the slot of the variances in front, `mean` of their averages over the window.
    record Convolve(Step.Linear numbers, Span rows, Span columns, Plane from, Plane to, int before, int mean)
            implements Op {
        int points() {
            return rows.size() * columns.size();
        }
    }

    /// `slot` holds the standard deviations in front of a function that is linear on both sides of 0, and
    /// the variances in front of any other, for which the slot `after` holds ⟨φ²⟩.
    record Activate(ElementwiseAverages averages, int number, Plane plane, int slot, int after) implements Op {}

    /// `slot` is that of the variances in front.
    record Fade(double rate, Plane plane, int slot) implements Op {
        /// What the variance gains, relative to itself.
        double gain() {
            return rate / (1 - rate);
        }
    }

    /// `slot` holds r = 1/√(variance + epsilon), `product` the variance times r. `whole` where all
    /// positions share one statistic. `present` is the slot of a mask, or [Masks#NONE].
    record Normalize(double epsilon, boolean whole, Plane plane, int slot, int product, int present) implements Op {}

    /// Absent positions become 0: `present` is the slot of their mask, `before` that of the variances in
    /// front.
    record Blank(Plane plane, int present, int before) implements Op {}

    /// `shares` weigh the branches, `slots` are those of the variances at their ends.
    record Combine(Combination combination, List<List<Op>> branches, List<Double> shares, List<Integer> slots, Plane to)
            implements Op {
        public Combine {
            branches = branches.stream().map(List::copyOf).toList();
            shares = List.copyOf(shares);
            slots = List.copyOf(slots);
        }
    }
}
