package wick.theory.spatial;

import java.util.List;
import wick.network.Combination;
import wick.network.Step;

/// What a network does to covariances, in order: stretches of layers that leave the shift of two positions
/// as it is, and between them what mixes shifts.
sealed interface Node {

    Plane from();

    Plane to();

    record Local(List<Op> ops, Plane from, Plane to) implements Node {
        public Local {
            ops = List.copyOf(ops);
        }
    }

    /// `share` multiplies the sum over a window; `slot` is that of the variances in front, `after` of those
    /// behind, and `loss` of what [ErrorBounds] asks, as in all others.
    record Pool(Span rows, Span columns, double share, Plane from, Plane to, int slot, int after, int loss)
            implements Node {}

    /// `share` multiplies the sum over all positions. `present` is the slot of the mask over which an
    /// average runs, or [Masks#NONE].
    record Global(double share, Plane from, Plane to, int slot, int after, int loss, int present) implements Node {
        /// What multiplies the sum for one input.
        double share(Variances variances) {
            return present == Masks.NONE ? share : 1 / Masks.count(variances, present);
        }
    }

    /// Dense weights over all positions and channels; `mean` is the slot of the variance averaged over
    /// them.
    record Reduce(Step.Linear numbers, Plane from, Plane to, int mean) implements Node {}

    /// `matrix` is the slot of the attention of each position to each, row by row; `present` that of the
    /// mask, or [Masks#NONE].
    record Attend(Step.Attention step, Plane from, Plane to, int slot, int after, int loss, int matrix, int present)
            implements Node {}

    /// Branches in which shifts are mixed; `slots` are those of the variances at their ends, for products
    /// as in [Op.Combine].
    record Branch(
            Combination combination,
            List<List<Node>> branches,
            List<Double> shares,
            List<Integer> slots,
            Plane from,
            Plane to)
            implements Node {
        public Branch {
            branches = branches.stream().map(List::copyOf).toList();
            shares = List.copyOf(shares);
            slots = List.copyOf(slots);
        }
    }
}
