package wick.lab.model;

import java.util.ArrayList;
import java.util.List;
import wick.model.Axes;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.RealArray;
import wick.model.WholeArray;

/// Operators that put arrays beside each other or choose between them.
final class Joining {
    private Joining() {}

    static Outcome concat(Node node, Operands in, int version) {
        Axes first = in.at(0).axes();
        int axis = first.axis(node.whole("axis", 0));
        int rows = first.count(0, axis);
        int length = 0;
        List<Integer> stretches = new ArrayList<>();
        for (int k = 0; k < in.count(); k++) {
            Axes axes = in.at(k).axes();
            if (axes.rank() != first.rank() || axes.count(0, axis) != rows) {
                throw new IllegalArgumentException(
                        "axes " + first + " and " + axes + " cannot be joined along " + axis);
            }
            length += axes.at(axis);
            stretches.add(axes.count(axis, axes.rank()));
        }
        List<Integer> lengths = new ArrayList<>(first.lengths());
        lengths.set(axis, length);
        Axes axes = new Axes(lengths);
        boolean whole = in.at(0) instanceof WholeArray;
        int row = axes.count(axis, axes.rank());
        double[] reals = new double[whole ? 0 : axes.count()];
        long[] wholes = new long[whole ? axes.count() : 0];
        int from = 0;
        for (int k = 0; k < in.count(); k++) {
            int stretch = stretches.get(k);
            for (int r = 0; r < rows; r++) {
                if (whole) {
                    System.arraycopy(in.wholes(k), r * stretch, wholes, r * row + from, stretch);
                } else {
                    System.arraycopy(in.reals(k).values(), r * stretch, reals, r * row + from, stretch);
                }
            }
            from += stretch;
        }
        return Outcome.of(
                whole ? WholeArray.of(axes, wholes) : RealArray.of(axes, reals), c -> parts(c, stretches, rows, row));
    }

    private static void parts(Cotangents c, List<Integer> stretches, int rows, int row) {
        int from = 0;
        for (int k = 0; k < stretches.size(); k++) {
            int stretch = stretches.get(k);
            if (c.wants(k)) {
                double[] part = new double[rows * stretch];
                for (int r = 0; r < rows; r++) {
                    System.arraycopy(c.of(0), r * row + from, part, r * stretch, stretch);
                }
                c.give(k, part);
            }
            from += stretch;
        }
    }

    static Outcome where(Node node, Operands in, int version) {
        Axes axes = Walk.common(
                in.at(0).axes(), Walk.common(in.at(1).axes(), in.at(2).axes()));
        int[] condition = sources(in.at(0).axes(), axes);
        int[] first = sources(in.at(1).axes(), axes);
        int[] second = sources(in.at(2).axes(), axes);
        int[] takenFirst = new int[first.length];
        int[] takenSecond = new int[first.length];
        for (int i = 0; i < first.length; i++) {
            boolean holds = in.at(0).real(condition[i]) != 0;
            takenFirst[i] = holds ? first[i] : -1;
            takenSecond[i] = holds ? -1 : second[i];
        }
        NumberArray chosen = chosen(in, axes, takenFirst, takenSecond);
        int firstSize = in.at(1).size();
        int secondSize = in.at(2).size();
        return Outcome.of(chosen, c -> {
            if (c.wants(1)) {
                c.give(1, Rearrange.returned(firstSize, takenFirst, c.of(0)));
            }
            if (c.wants(2)) {
                c.give(2, Rearrange.returned(secondSize, takenSecond, c.of(0)));
            }
        });
    }

    private static NumberArray chosen(Operands in, Axes axes, int[] first, int[] second) {
        if (in.at(1) instanceof WholeArray a && in.at(2) instanceof WholeArray b) {
            long[] y = new long[first.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = first[i] >= 0 ? a.values()[first[i]] : b.values()[second[i]];
            }
            return WholeArray.of(axes, y);
        }
        double[] y = new double[first.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = first[i] >= 0 ? in.at(1).real(first[i]) : in.at(2).real(second[i]);
        }
        return RealArray.of(axes, y);
    }

    private static int[] sources(Axes axes, Axes stretched) {
        Walk walk = Walk.of(axes, stretched);
        int[] source = new int[stretched.count()];
        walk.forEach((at, a, _) -> {
            for (int i = 0; i < walk.length(); i++) {
                source[at + i] = a + i * walk.firstStep();
            }
        });
        return source;
    }

    /// The entries on one side of a diagonal of the last two axes, zeros elsewhere.
    static Outcome triangle(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        long shift = in.has(1) ? in.wholes(1)[0] : 0;
        boolean upper = node.whole("upper", 1) == 1;
        int columns = axes.at(-1);
        int rows = axes.at(-2);
        int[] source = new int[axes.count()];
        for (int i = 0; i < source.length; i++) {
            long beyond = i % columns - (long) (i / columns % rows) - shift;
            source[i] = (upper ? beyond >= 0 : beyond <= 0) ? i : -1;
        }
        return Rearrange.by(in.at(0), axes, source, 0);
    }
}
