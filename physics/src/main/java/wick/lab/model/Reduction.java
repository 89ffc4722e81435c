package wick.lab.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wick.model.Axes;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.RealArray;
import wick.model.WholeArray;

/// Sums, means, largest numbers and norms over axes.
final class Reduction {
    enum How {
        SUM,
        MEAN,
        LARGEST,
        SMALLEST,
        SQUARES,
        LENGTH,
        PRODUCT
    }

    private Reduction() {}

    static Outcome apply(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        Optional<long[]> which =
                in.has(1) ? Optional.of(in.wholes(1)) : node.wholes("axes").map(Rearrange::array);
        int[] over = which.map(list -> Arrays.stream(list).mapToInt(axes::axis).toArray())
                .orElse(new int[0]);
        if (over.length == 0) {
            if (node.whole("noop_with_empty_axes", 0) == 1) {
                return Restructure.same(node, in, version);
            }
            over = IntStream.range(0, axes.rank()).toArray();
        }
        How how = switch (node.operator()) {
            case "ReduceSum" -> How.SUM;
            case "ReduceMean" -> How.MEAN;
            case "ReduceMax" -> How.LARGEST;
            case "ReduceMin" -> How.SMALLEST;
            case "ReduceSumSquare" -> How.SQUARES;
            case "ReduceL2" -> How.LENGTH;
            case "ReduceProd" -> How.PRODUCT;
            default -> throw new IllegalArgumentException("operator " + node.operator() + " reduces nothing");
        };
        return over(in, over, node.whole("keepdims", 1) == 1, how);
    }

    static Outcome over(Operands in, int[] which, boolean keep, How how) {
        Axes axes = in.at(0).axes();
        List<Integer> kept = new ArrayList<>(axes.lengths());
        List<Integer> left = new ArrayList<>();
        Arrays.stream(which).forEach(axis -> kept.set(axis, 1));
        for (int axis = 0; axis < axes.rank(); axis++) {
            int own = axis;
            if (keep || Arrays.stream(which).noneMatch(other -> other == own)) {
                left.add(kept.get(axis));
            }
        }
        int[] target = targets(new Axes(kept), axes);
        NumberArray input = in.at(0);
        return switch (input) {
            case WholeArray whole -> Outcome.constant(whole(whole, target, new Axes(left), how));
            case RealArray reals -> real(reals, target, new Axes(left), how);
        };
    }

    /// For each entry, where it is counted.
    private static int[] targets(Axes kept, Axes axes) {
        Walk walk = Walk.of(kept, axes);
        int[] target = new int[axes.count()];
        walk.forEach((at, a, _) -> {
            for (int i = 0; i < walk.length(); i++) {
                target[at + i] = a + i * walk.firstStep();
            }
        });
        return target;
    }

    private static WholeArray whole(WholeArray input, int[] target, Axes axes, How how) {
        long[] y = new long[axes.count()];
        boolean[] seen = new boolean[y.length];
        for (int i = 0; i < target.length; i++) {
            long x = input.values()[i];
            int at = target[i];
            y[at] = seen[at]
                    ? switch (how) {
                        case SUM -> y[at] + x;
                        case LARGEST -> Math.max(y[at], x);
                        case SMALLEST -> Math.min(y[at], x);
                        case PRODUCT -> y[at] * x;
                        case MEAN, SQUARES, LENGTH ->
                            throw new IllegalArgumentException("whole numbers where real ones are needed");
                    }
                    : x;
            seen[at] = true;
        }
        return WholeArray.of(axes, y);
    }

    private static Outcome real(RealArray input, int[] target, Axes axes, How how) {
        double[] x = input.values();
        double[] y = new double[axes.count()];
        double share = y.length == 0 || x.length == 0 ? 1 : (double) y.length / x.length;
        switch (how) {
            case SUM, MEAN -> {
                sums(x, target, y);
                for (int i = 0; how == How.MEAN && i < y.length; i++) {
                    y[i] *= share;
                }
            }
            case SQUARES, LENGTH -> {
                for (int i = 0; i < x.length; i++) {
                    y[target[i]] += x[i] * x[i];
                }
                for (int i = 0; how == How.LENGTH && i < y.length; i++) {
                    y[i] = Math.sqrt(y[i]);
                }
            }
            case PRODUCT -> {
                Arrays.fill(y, 1);
                for (int i = 0; i < x.length; i++) {
                    y[target[i]] *= x[i];
                }
            }
            case LARGEST, SMALLEST -> extremes(x, target, y, how == How.LARGEST ? 1 : -1);
        }
        return Outcome.of(RealArray.of(axes, y), c -> c.give(0, back(how, target, new Values(x, y), c.of(0))));
    }

    private static void sums(double[] x, int[] target, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[target[i]] += x[i];
        }
    }

    private static void extremes(double[] x, int[] target, double[] y, int sign) {
        Arrays.fill(y, -sign * Double.POSITIVE_INFINITY);
        for (int i = 0; i < x.length; i++) {
            if (sign * x[i] > sign * y[target[i]] || Double.isNaN(x[i])) {
                y[target[i]] = x[i];
            }
        }
    }

    /// What went in and what came out.
    private static final class Values {
        private final double[] x;
        private final double[] y;

        Values(double[] x, double[] y) {
            this.x = x;
            this.y = y;
        }
    }

    private static double[] back(How how, int[] target, Values values, double[] g) {
        double[] x = values.x;
        double[] y = values.y;
        double[] sum = new double[x.length];
        double share = y.length == 0 || x.length == 0 ? 1 : (double) y.length / x.length;
        int[] equals = new int[y.length];
        for (int i = 0; i < x.length; i++) {
            equals[target[i]] += x[i] == y[target[i]] ? 1 : 0;
        }
        for (int i = 0; i < x.length; i++) {
            int at = target[i];
            sum[i] = switch (how) {
                case SUM -> g[at];
                case MEAN -> g[at] * share;
                case SQUARES -> 2 * x[i] * g[at];
                case LENGTH -> y[at] == 0 ? 0 : x[i] / y[at] * g[at];
                case PRODUCT -> x[i] == 0 ? 0 : y[at] / x[i] * g[at];
                case LARGEST, SMALLEST -> x[i] == y[at] ? g[at] / equals[at] : 0;
            };
        }
        return sum;
    }
}
