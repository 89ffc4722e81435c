package wick.lab.model;

import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import wick.model.Axes;
import wick.model.Node;
import wick.model.RealArray;
import wick.model.WholeArray;

/// Operators on two arrays, entry by entry, each stretched to the other's axes.
final class Binary {
    /// y(a, b) with its slopes; they get (a, b) too.
    private record Form(DoubleBinaryOperator value, DoubleBinaryOperator inFirst, DoubleBinaryOperator inSecond) {}

    private Binary() {}

    static Outcome apply(Node node, Operands in, int version) {
        if (in.count() == 1) {
            return Outcome.of(in.at(0), c -> c.give(0, c.of(0).clone()));
        }
        if (in.count() > 2) {
            throw new IllegalArgumentException("more than two inputs");
        }
        if (in.at(0) instanceof WholeArray a && in.at(1) instanceof WholeArray b) {
            return Outcome.constant(wholes(a, b, whole(node)));
        }
        return reals(in, form(node));
    }

    /// Operators whose result is a truth value.
    static Outcome compare(Node node, Operands in, int version) {
        Walk walk = Walk.of(in.at(0).axes(), in.at(1).axes());
        long[] y = new long[walk.axes().count()];
        int aStep = walk.firstStep();
        int bStep = walk.secondStep();
        walk.forEach((at, a, b) -> {
            for (int i = 0; i < walk.length(); i++) {
                boolean holds = holds(node, in, a + i * aStep, b + i * bStep);
                y[at + i] = holds ? 1 : 0;
            }
        });
        return Outcome.constant(WholeArray.of(walk.axes(), y));
    }

    private static boolean holds(Node node, Operands in, int a, int b) {
        int order = in.at(0) instanceof WholeArray x && in.at(1) instanceof WholeArray y
                ? Long.compare(x.values()[a], y.values()[b])
                : Double.compare(in.at(0).real(a) + 0.0, in.at(1).real(b) + 0.0);
        boolean comparable =
                !Double.isNaN(in.at(0).real(a)) && !Double.isNaN(in.at(1).real(b));
        return switch (node.operator()) {
            case "Equal" -> comparable && order == 0;
            case "Less" -> comparable && order < 0;
            case "LessOrEqual" -> comparable && order <= 0;
            case "Greater" -> comparable && order > 0;
            case "GreaterOrEqual" -> comparable && order >= 0;
            case "And" -> in.at(0).real(a) != 0 && in.at(1).real(b) != 0;
            case "Or" -> in.at(0).real(a) != 0 || in.at(1).real(b) != 0;
            case "Xor" -> in.at(0).real(a) != 0 ^ in.at(1).real(b) != 0;
            default -> throw new IllegalArgumentException("operator " + node.operator() + " compares nothing");
        };
    }

    private static WholeArray wholes(WholeArray first, WholeArray second, LongBinaryOperator value) {
        Walk walk = Walk.of(first.axes(), second.axes());
        long[] y = new long[walk.axes().count()];
        walk.forEach((at, a, b) -> {
            for (int i = 0; i < walk.length(); i++) {
                y[at + i] = value.applyAsLong(
                        first.values()[a + i * walk.firstStep()], second.values()[b + i * walk.secondStep()]);
            }
        });
        return WholeArray.of(walk.axes(), y);
    }

    private static LongBinaryOperator whole(Node node) {
        return switch (node.operator()) {
            case "Add", "Sum" -> Long::sum;
            case "Sub" -> (a, b) -> a - b;
            case "Mul" -> (a, b) -> a * b;
            case "Div" -> (a, b) -> a / nonZero(b);
            case "Mod" ->
                node.whole("fmod", 0) == 0 ? (a, b) -> Math.floorMod(a, nonZero(b)) : (a, b) -> a % nonZero(b);
            case "Pow" -> (a, b) -> (long) Math.pow((double) a, (double) b);
            case "Max" -> Math::max;
            case "Min" -> Math::min;
            default -> throw new IllegalArgumentException("whole numbers where real ones are needed");
        };
    }

    private static long nonZero(long divisor) {
        if (divisor == 0) {
            throw new IllegalArgumentException("a whole number divided by 0");
        }
        return divisor;
    }

    private static Form form(Node node) {
        return switch (node.operator()) {
            case "Add", "Sum" -> new Form(Double::sum, (_, _) -> 1, (_, _) -> 1);
            case "Sub" -> new Form((a, b) -> a - b, (_, _) -> 1, (_, _) -> -1);
            case "Mul" -> new Form((a, b) -> a * b, (_, b) -> b, (a, _) -> a);
            case "Div" -> new Form((a, b) -> a / b, (_, b) -> 1 / b, (a, b) -> -a / (b * b));
            case "Pow" ->
                new Form(Binary::power, Binary::powerSlope, (a, b) -> a > 0 ? Math.pow(a, b) * Math.log(a) : 0);
            case "Max" ->
                new Form(Math::max, (a, b) -> a > b ? 1 : a == b ? 0.5 : 0, (a, b) -> b > a ? 1 : a == b ? 0.5 : 0);
            case "Min" ->
                new Form(Math::min, (a, b) -> a < b ? 1 : a == b ? 0.5 : 0, (a, b) -> b < a ? 1 : a == b ? 0.5 : 0);
            case "PRelu" -> new Form((a, b) -> a > 0 ? a : a * b, (a, b) -> a > 0 ? 1 : b, (a, _) -> a > 0 ? 0 : a);
            case "Mod" -> new Form((a, b) -> a % b, (_, _) -> 1, (a, b) -> -(double) (long) (a / b));
            default -> throw new IllegalArgumentException("operator " + node.operator() + " joins nothing");
        };
    }

    private static double power(double a, double b) {
        return b == 2 ? a * a : b == 3 ? a * a * a : b == 0.5 ? Math.sqrt(a) : Math.pow(a, b);
    }

    private static double powerSlope(double a, double b) {
        return b == 2 ? 2 * a : b == 3 ? 3 * a * a : b == 0 ? 0 : b * Math.pow(a, b - 1);
    }

    private static Outcome reals(Operands in, Form form) {
        double[] first = real(in, 0);
        double[] second = real(in, 1);
        Walk walk = Walk.of(in.at(0).axes(), in.at(1).axes());
        int n = walk.length();
        int aStep = walk.firstStep();
        int bStep = walk.secondStep();
        double[] y = new double[walk.axes().count()];
        walk.forEach((at, a, b) -> {
            for (int i = 0; i < n; i++) {
                y[at + i] = form.value().applyAsDouble(first[a + i * aStep], second[b + i * bStep]);
            }
        });
        return Outcome.of(RealArray.of(walk.axes(), y), c -> {
            if (c.wants(0)) {
                c.give(0, gradient(walk, c.of(0), new Side(first, second, form.inFirst(), true)));
            }
            if (c.wants(1)) {
                c.give(1, gradient(walk, c.of(0), new Side(first, second, form.inSecond(), false)));
            }
        });
    }

    private static double[] real(Operands in, int index) {
        Axes axes = in.at(index).axes();
        if (in.at(index) instanceof RealArray reals) {
            return reals.values();
        }
        double[] values = new double[axes.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.at(index).real(i);
        }
        return values;
    }

    /// The slope in one of two operands.
    private record Slope(DoubleBinaryOperator of, boolean first) {}

    private static final class Side {
        private final double[] first;
        private final double[] second;
        private final Slope slope;

        Side(double[] first, double[] second, DoubleBinaryOperator slope, boolean inFirst) {
            this.first = first;
            this.second = second;
            this.slope = new Slope(slope, inFirst);
        }
    }

    private static double[] gradient(Walk walk, double[] of, Side side) {
        double[] sum = new double[side.slope.first() ? side.first.length : side.second.length];
        int n = walk.length();
        int aStep = walk.firstStep();
        int bStep = walk.secondStep();
        int step = side.slope.first() ? aStep : bStep;
        walk.forEach((at, a, b) -> {
            int to = side.slope.first() ? a : b;
            for (int i = 0; i < n; i++) {
                sum[to + i * step] += of[at + i]
                        * side.slope.of().applyAsDouble(side.first[a + i * aStep], side.second[b + i * bStep]);
            }
        });
        return sum;
    }
}
