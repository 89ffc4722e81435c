package wick.theory.spatial;

import java.util.Arrays;
import java.util.List;
import wick.network.Combination;
import wick.numeric.elementwise.Fold;
import wick.numeric.parallel.Parallel;
import wick.theory.infinitewidth.ElementwiseAverages;

/// Carries the variances of one input at all positions through a stretch of layers and remembers what pairs
/// need.
final class VariancePass {
    private static final double[] NOTHING = {};

    private final Variances variances;
    private final Averages averages;
    private final Slide.Sheets sheets = new Slide.Sheets();

    VariancePass(Variances variances, Averages averages) {
        this.variances = variances;
        this.averages = averages;
    }

    double[] run(List<Move> aligned, double[] start) {
        double[] v = start;
        for (Move move : aligned) {
            v = switch (move) {
                case Move.Convolve convolve -> convolved(convolve.op(), convolve.slide(), v);
                case Move.Activate(Op.Activate op, Runs _) -> activated(op, v);
                case Move.Fade(Op.Fade op, Runs _, boolean _) -> {
                    variances.put(op.slot(), v);
                    yield Arrays.stream(v).map(x -> x * (1 + op.gain())).toArray();
                }
                case Move.Normalize(Op.Normalize op, Runs _) -> normalized(op, v);
                case Move.Blank(Op.Blank op, Runs _) -> Blank.variances(op, variances, v);
                case Move.Combine combine -> combined(combine, v);
                case Move.Stack stack -> stacked(stack, v);
            };
        }
        return v;
    }

    private double[] stacked(Move.Stack stack, double[] v) {
        double[] end = v;
        for (Move.Layer layer : stack.layers()) {
            end = activated(layer.activate(), convolved(layer.convolve(), layer.slide(), end));
        }
        return end;
    }

    private double[] convolved(Op.Convolve op, Slide slide, double[] v) {
        variances.put(op.before(), v);
        double[] mean = new double[slide.countOut()];
        if (slide.isPoint()) {
            System.arraycopy(v, 0, mean, 0, v.length);
        } else {
            slide.sumInto(v, 1, sheets, mean);
        }
        double share = 1.0 / op.points();
        double weight = op.numbers().weightVariance();
        double bias = op.numbers().biasVariance();
        double[] behind = new double[mean.length];
        for (int p = 0; p < mean.length; p++) {
            mean[p] = share * mean[p];
            behind[p] = bias + weight * mean[p];
        }
        variances.put(op.mean(), mean);
        return behind;
    }

    private double[] activated(Op.Activate op, double[] v) {
        if (op.averages().slopes().isPresent()) {
            double meanSquare = op.averages().slopes().orElseThrow().meanSquare();
            double[] deviations = new double[v.length + Fold.SLACK];
            double[] behind = new double[v.length];
            for (int p = 0; p < v.length; p++) {
                deviations[p] = Math.sqrt(v[p]);
                behind[p] = v[p] * meanSquare;
            }
            variances.put(op.slot(), deviations, v.length);
            return behind;
        }
        variances.put(op.slot(), v);
        double[] after = squares(op.averages(), v);
        variances.put(op.after(), after);
        averages.put(op.number(), op.averages().pairs(v, v));
        return after;
    }

    private static double[] squares(ElementwiseAverages averages, double[] v) {
        double[] distinct = Arrays.stream(v).distinct().sorted().toArray();
        double[] squares = new double[distinct.length];
        Parallel.forEach(distinct.length, k -> squares[k] = averages.square(distinct[k]));
        return Arrays.stream(v)
                .map(x -> squares[Arrays.binarySearch(distinct, x)])
                .toArray();
    }

    private double[] normalized(Op.Normalize op, double[] v) {
        double[] present = op.present() == Masks.NONE ? NOTHING : variances.at(op.present());
        double count = op.present() == Masks.NONE ? v.length : Masks.count(variances, op.present());
        double whole = Arrays.stream(v).sum() / count;
        double[] root = new double[v.length];
        double[] product = new double[v.length];
        double[] after = new double[v.length];
        for (int p = 0; p < v.length; p++) {
            if (present.length > 0 && present[p] == 0) {
                continue;
            }
            double square = (op.whole() ? whole : v[p]) + op.epsilon();
            if (!(square > 0)) {
                throw new IllegalArgumentException("layer-norm with epsilon 0 of a signal that is 0 at position " + p
                        + " is undefined; give it an epsilon above 0, such as 1e-5");
            }
            root[p] = 1 / Math.sqrt(square);
            product[p] = v[p] * root[p];
            after[p] = product[p] * root[p];
        }
        variances.put(op.slot(), root);
        variances.put(op.product(), product);
        return after;
    }

    private double[] combined(Move.Combine move, double[] v) {
        Op.Combine op = move.op();
        double[] total = {};
        for (int b = 0; b < move.branches().size(); b++) {
            double[] end = run(move.branches().get(b), v);
            double share = op.shares().get(b);
            if (b == 0) {
                total = Arrays.stream(end).map(x -> share * x).toArray();
            } else if (op.combination() == Combination.PRODUCT) {
                variances.put(op.slots().get(2 * b - 2), total.clone());
                variances.put(op.slots().get(2 * b - 1), end);
                for (int p = 0; p < total.length; p++) {
                    total[p] *= end[p];
                }
            } else {
                for (int p = 0; p < total.length; p++) {
                    total[p] += share * end[p];
                }
            }
        }
        return total;
    }
}
