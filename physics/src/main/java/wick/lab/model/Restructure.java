package wick.lab.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wick.model.Attribute;
import wick.model.Axes;
import wick.model.ElementType;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.RealArray;
import wick.model.WholeArray;

/// Operators on axes and on whole arrays: reshaping, joining, constants, kinds of numbers.
final class Restructure {
    private Restructure() {}

    static Axes axes(long... lengths) {
        return new Axes(Arrays.stream(lengths).mapToObj(Math::toIntExact).toList());
    }

    private static Outcome on(NumberArray input, Axes axes) {
        return Outcome.of(input.on(axes), c -> c.give(0, c.of(0).clone()));
    }

    static Outcome same(Node node, Operands in, int version) {
        return on(in.at(0), in.at(0).axes());
    }

    static Outcome reshape(Node node, Operands in, int version) {
        NumberArray input = in.at(0);
        long[] wanted = in.wholes(1).clone();
        boolean zeroIsZero = node.whole("allowzero", 0) == 1;
        long known = 1;
        int open = -1;
        for (int k = 0; k < wanted.length; k++) {
            if (wanted[k] == 0 && !zeroIsZero) {
                wanted[k] = input.axes().at(k);
            }
            if (wanted[k] == -1) {
                open = k;
            } else {
                known *= wanted[k];
            }
        }
        if (open >= 0) {
            wanted[open] = known == 0 ? 0 : input.size() / known;
        }
        return on(input, axes(wanted));
    }

    static Outcome flatten(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        long axis = node.whole("axis", 1);
        int cut = (int) (axis < 0 ? axis + axes.rank() : axis);
        return on(in.at(0), Axes.of(axes.count(0, cut), axes.count(cut, axes.rank())));
    }

    private static Optional<long[]> which(Node node, Operands in) {
        return in.has(1) ? Optional.of(in.wholes(1)) : node.wholes("axes").map(Rearrange::array);
    }

    static Outcome squeeze(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        Optional<long[]> which = which(node, in);
        List<Integer> gone = which.isPresent()
                ? Arrays.stream(which.get()).mapToObj(axes::axis).toList()
                : IntStream.range(0, axes.rank())
                        .filter(k -> axes.at(k) == 1)
                        .boxed()
                        .toList();
        return on(
                in.at(0),
                new Axes(IntStream.range(0, axes.rank())
                        .filter(k -> !gone.contains(k))
                        .mapToObj(axes::at)
                        .toList()));
    }

    static Outcome unsqueeze(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        long[] which = which(node, in).orElseThrow(() -> new IllegalArgumentException("axes are missing"));
        int rank = axes.rank() + which.length;
        List<Integer> fresh = Arrays.stream(which)
                .mapToObj(axis -> (int) (axis < 0 ? axis + rank : axis))
                .toList();
        List<Integer> lengths = new ArrayList<>();
        int next = 0;
        for (int k = 0; k < rank; k++) {
            lengths.add(fresh.contains(k) ? 1 : axes.at(next++));
        }
        return on(in.at(0), new Axes(lengths));
    }

    static Outcome shape(Node node, Operands in, int version) {
        List<Integer> lengths = in.at(0).axes().lengths();
        int rank = lengths.size();
        int from = Math.clamp(fromEnd(node.whole("start", 0), rank), 0, rank);
        int to = Math.clamp(fromEnd(node.whole("end", rank), rank), from, rank);
        long[] shape =
                lengths.subList(from, to).stream().mapToLong(Integer::longValue).toArray();
        return Outcome.constant(WholeArray.of(Axes.of(shape.length), shape));
    }

    private static long fromEnd(long index, int rank) {
        return index < 0 ? index + rank : index;
    }

    static Outcome size(Node node, Operands in, int version) {
        return Outcome.constant(WholeArray.of(Axes.of(), in.at(0).size()));
    }

    static Outcome constant(Node node, Operands in, int version) {
        Attribute value = node.attributes().values().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a constant without value"));
        return Outcome.constant(
                switch (value) {
                    case Attribute.Array(NumberArray array) -> array;
                    case Attribute.Whole(long whole) -> WholeArray.of(Axes.of(), whole);
                    case Attribute.Real(double real) -> RealArray.of(Axes.of(), real);
                    case Attribute.Wholes(List<Long> list) ->
                        WholeArray.of(Axes.of(list.size()), Rearrange.array(list));
                    case Attribute.Reals(List<Double> list) ->
                        RealArray.of(
                                Axes.of(list.size()),
                                list.stream().mapToDouble(Double::doubleValue).toArray());
                    case Attribute.Text _, Attribute.Unread _ ->
                        throw new IllegalArgumentException("a constant without numbers");
                });
    }

    static Outcome constantOfShape(Node node, Operands in, int version) {
        Axes axes = axes(in.wholes(0));
        NumberArray one = node.attribute("value").orElse(new Attribute.Array(RealArray.of(Axes.of(), 0)))
                        instanceof Attribute.Array(NumberArray array)
                ? array
                : RealArray.of(Axes.of(), 0);
        return Outcome.constant(Rearrange.picked(one, axes, new int[axes.count()], 0));
    }

    static Outcome range(Node node, Operands in, int version) {
        double start = in.at(0).real(0);
        double step = in.at(2).real(0);
        long count = (long) Math.max(0, Math.ceil((in.at(1).real(0) - start) / step));
        int n = axes(count).count();
        boolean whole = in.at(0) instanceof WholeArray;
        return Outcome.constant(
                whole
                        ? WholeArray.of(
                                Axes.of(n),
                                IntStream.range(0, n)
                                        .mapToLong(i -> (long) start + i * (long) step)
                                        .toArray())
                        : RealArray.of(
                                Axes.of(n),
                                IntStream.range(0, n)
                                        .mapToDouble(i -> start + i * step)
                                        .toArray()));
    }

    static Outcome cast(Node node, Operands in, int version) {
        Optional<ElementType> to = ElementType.coded(node.whole("to", 1));
        return cast(
                in.at(0), to.orElseThrow(() -> new IllegalArgumentException("numbers of kind " + node.whole("to", 1))));
    }

    /// To the kind of numbers that the second input has; truth values count as whole numbers.
    static Outcome castLike(Node node, Operands in, int version) {
        return cast(in.at(0), in.at(1) instanceof RealArray ? ElementType.FLOAT64 : ElementType.INT64);
    }

    private static Outcome cast(NumberArray input, ElementType type) {
        return switch (input) {
            case RealArray reals when type.isReal() -> on(reals, reals.axes());
            case WholeArray whole when !type.isReal() && type != ElementType.BOOL -> Outcome.constant(whole);
            case WholeArray whole
            when type.isReal() -> {
                double[] values = new double[whole.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = whole.real(i);
                }
                yield Outcome.constant(RealArray.of(whole.axes(), values));
            }
            case NumberArray other -> {
                long[] values = new long[other.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = type == ElementType.BOOL ? other.real(i) == 0 ? 0 : 1 : (long) other.real(i);
                }
                yield Outcome.constant(WholeArray.of(other.axes(), values));
            }
        };
    }

    static Outcome isNaN(Node node, Operands in, int version) {
        long[] values = new long[in.at(0).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.isNaN(in.at(0).real(i)) ? 1 : 0;
        }
        return Outcome.constant(WholeArray.of(in.at(0).axes(), values));
    }
}
