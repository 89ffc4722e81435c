package wick.theory.spatial;

import java.util.List;
import wick.network.Combination;
import wick.theory.infinitewidth.ElementwiseAverages;

/// Carries bounds on numerical errors through a program, by what its inputs have met on their way.
///
/// Weights and averages over windows keep errors that are relative to √(K K′) as they are (Cauchy and
/// Schwarz). Pooling may make kernels smaller than what is summed, by a factor that every input's own
/// kernel tells.
final class ErrorBounds {
    private final Conditions conditions;
    private final List<Batch> batches;
    private final Bound end;
    private final double ratio;

    ErrorBounds(Program program, Conditions conditions, List<Batch> batches) {
        this.conditions = conditions;
        this.batches = batches;
        double start = (program.channels() + 3) * Bound.ROUNDING;
        end = through(program.nodes(), new Bound(start, 0, start, 0));
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (Batch batch : batches) {
            for (int row = 0; row < batch.inputs().count(); row++) {
                smallest = Math.min(smallest, batch.nngp(row));
                largest = Math.max(largest, batch.nngp(row));
            }
        }
        ratio = smallest > 0 && largest > 0 ? Math.sqrt(largest / smallest) : 1;
    }

    double nngp() {
        return end.covariance(ratio);
    }

    double ntk() {
        return end.tangent();
    }

    /// The ratio of the largest to the smallest positive value in a slot.
    private double ratio(int slot) {
        double[] extremes = extremes(slot);
        return extremes[1] > 0 ? extremes[1] / extremes[0] : 1;
    }

    private double[] extremes(int slot) {
        double[] extremes = {Double.POSITIVE_INFINITY, 0};
        for (Batch batch : batches) {
            for (int row = 0; row < batch.inputs().count(); row++) {
                extremes[0] = Math.min(extremes[0], batch.variances(row).smallest(slot));
                extremes[1] = Math.max(extremes[1], batch.variances(row).largest(slot));
            }
        }
        return extremes;
    }

    private Bound through(List<Node> nodes, Bound start) {
        Bound bound = start;
        for (Node node : nodes) {
            bound = switch (node) {
                case Node.Local local -> stretch(local.ops(), bound);
                case Node.Pool pool ->
                    mixed(
                            bound,
                            pool.slot(),
                            pool.loss(),
                            (long) pool.rows().size() * pool.columns().size());
                case Node.Global global ->
                    mixed(bound, global.slot(), global.loss(), global.from().positions());
                case Node.Attend attend -> attended(attend, bound);
                case Node.Reduce reduce ->
                    weighted(bound.rounded(Sums.roundings(reduce.from().positions())), reduce.mean());
                case Node.Branch branch -> branched(branch, bound);
            };
        }
        return bound;
    }

    private Bound branched(Node.Branch branch, Bound bound) {
        Bound total = through(branch.branches().getFirst(), bound);
        for (int b = 1; b < branch.branches().size(); b++) {
            Bound other = through(branch.branches().get(b), bound);
            total = combined(branch.combination(), branch.slots(), b, total, other);
        }
        return total;
    }

    private Bound stretch(List<Op> ops, Bound start) {
        Bound bound = start;
        for (Op op : ops) {
            bound = switch (op) {
                case Op.Convolve convolve ->
                    weighted(
                            bound.rounded(
                                    convolve.rows().size() + convolve.columns().size() + 2),
                            convolve.mean());
                case Op.Activate activate -> activated(activate, bound);
                case Op.Fade _ ->
                    new Bound(
                                    Math.max(bound.relative(), bound.variance()),
                                    bound.absolute(),
                                    bound.variance(),
                                    bound.tangent())
                            .rounded(3);
                case Op.Normalize normalize -> normalized(normalize, bound);
                case Op.Blank _ -> bound;
                case Op.Combine combine -> {
                    Bound total = stretch(combine.branches().getFirst(), bound);
                    for (int b = 1; b < combine.branches().size(); b++) {
                        Bound other = stretch(combine.branches().get(b), bound);
                        total = combined(combine.combination(), combine.slots(), b, total, other);
                    }
                    yield total;
                }
            };
        }
        return bound;
    }

    private Bound weighted(Bound bound, int mean) {
        double covariance = bound.covariance(Math.sqrt(ratio(mean)));
        return new Bound(bound.relative(), bound.absolute(), bound.variance(), Math.max(bound.tangent(), covariance))
                .rounded(4);
    }

    private Bound activated(Op.Activate op, Bound bound) {
        return op.averages().slopes().map(slopes -> kinked(op, slopes, bound)).orElseGet(() -> averaged(op, bound));
    }

    private Bound kinked(Op.Activate op, ElementwiseAverages.Slopes slopes, Bound bound) {
        double jump = slopes.positive() - slopes.negative();
        double strength = slopes.meanSquare() > 0 ? jump * jump / (2 * Math.PI * slopes.meanSquare()) : 0;
        Conditions.Of condition = conditions.of(op.number());
        double error = bound.relative() + bound.variance() + 6 * Bound.ROUNDING;
        double angle = condition.turned(error, bound.absolute());
        // a slope of the other sign lets opposite signals coincide behind it
        double folded = slopes.negative() * slopes.positive() < 0 ? 8 * Bound.ROUNDING + error : 0;
        return new Bound(
                        error + kinkRoundings(slopes) * Bound.ROUNDING,
                        bound.absolute() + folded,
                        bound.variance(),
                        bound.tangent() + strength * angle)
                .rounded(4);
    }

    /// Of D. Where sin θ − θ cos θ is taken as a difference ([wick.numeric.elementwise.Fold]), from v = 1/32 on,
    /// its error is largest at the narrowest angle. Both terms are 1/4 = 8 v there: one rounding of the first,
    /// two of the second and a unit in its last place of each of sin θ, θ and cos θ are less than 30 of v, times κ.
    private static double kinkRoundings(ElementwiseAverages.Slopes slopes) {
        double jump = slopes.positive() - slopes.negative();
        return 4 + (slopes.meanSquare() > 0 ? 30 * jump * jump / (2 * Math.PI * slopes.meanSquare()) : 0);
    }

    private Bound averaged(Op.Activate op, Bound bound) {
        double[] extremes = extremes(op.slot());
        if (extremes[1] == 0) {
            return bound;
        }
        ElementwiseAverages.Gains gains =
                op.averages().gains(extremes[0]).largest(op.averages().gains(extremes[1]));
        double covariance = bound.covariance(Math.sqrt(ratio(op.slot())));
        double turning =
                Math.max(op.averages().turning(extremes[0]), op.averages().turning(extremes[1]));
        double turned = turning == 0
                ? 0
                : turning
                        * conditions
                                .of(op.number())
                                .turned(bound.relative() + bound.variance() + 6 * Bound.ROUNDING, bound.absolute());
        boolean jumps = !op.averages().hasTangent();
        return new Bound(
                        0,
                        (jumps ? turned : gains.pair() * (covariance + bound.variance())) + gains.own(),
                        gains.diagonal() * bound.variance() + gains.own(),
                        bound.tangent() + gains.slope() * (covariance + bound.variance()) + turned + gains.own())
                .rounded(4);
    }

    private Bound normalized(Op.Normalize op, Bound bound) {
        double spread = ratio(op.slot()) - 1;
        double own = 2 * bound.variance() + 4 * Bound.ROUNDING;
        return new Bound(
                bound.relative() > 0 ? bound.relative() + own : 0,
                bound.absolute() + own * spread,
                own,
                bound.tangent() + own);
    }

    private Bound combined(Combination combination, List<Integer> slots, int b, Bound first, Bound second) {
        if (combination != Combination.PRODUCT) {
            return first.largest(second).rounded(2);
        }
        double one = first.covariance(Math.sqrt(ratio(slots.get(2 * b - 2))));
        double two = second.covariance(Math.sqrt(ratio(slots.get(2 * b - 1))));
        return new Bound(
                0,
                one + two + 8 * Bound.ROUNDING,
                first.variance() + second.variance() + 2 * Bound.ROUNDING,
                Math.max(first.tangent() + two, second.tangent() + one) + 4 * Bound.ROUNDING);
    }

    /// The slot `loss` holds by how much sums of covariances and of Θ may be smaller than those of their
    /// sizes.
    private Bound mixed(Bound bound, int slot, int loss, long terms) {
        double own = 2 * Sums.roundings(terms * terms) * Bound.ROUNDING;
        double covariance = bound.covariance(Math.sqrt(ratio(slot))) + own;
        double[] losses = losses(loss);
        return new Bound(0, losses[0] * covariance, losses[0] * covariance, losses[1] * (bound.tangent() + own));
    }

    private double[] losses(int slot) {
        double[] losses = {1, 1};
        for (Batch batch : batches) {
            for (int row = 0; row < batch.inputs().count(); row++) {
                double[] own = batch.variances(row).at(slot);
                losses[0] = Math.max(losses[0], own[0]);
                losses[1] = Math.max(losses[1], own[1]);
            }
        }
        return losses;
    }

    /// An error of the logits is a relative one of the attention.
    private Bound attended(Node.Attend node, Bound bound) {
        double covariance = bound.covariance(Math.sqrt(ratio(node.slot())));
        double largest = extremes(node.slot())[1];
        double logits = node.step().keys().weightVariance() * largest * (covariance + 4 * Bound.ROUNDING);
        Bound values = new Bound(0, covariance, covariance, Math.max(bound.tangent(), covariance));
        Bound mixed = mixed(values, node.slot(), node.loss(), node.from().positions());
        double attention = 4 * (logits + 8 * Bound.ROUNDING) * losses(node.loss())[0];
        double attentionTangent = 4 * (logits + 8 * Bound.ROUNDING) * losses(node.loss())[1];
        double k = mixed.absolute() + attention;
        return new Bound(0, k, k, Math.max(k, mixed.tangent() + attentionTangent)).rounded(8);
    }
}
