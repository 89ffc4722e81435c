package wick.lab.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import wick.model.Axes;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.RealArray;
import wick.model.WholeArray;

/// Operators whose every result entry is one entry of their input, or a constant: result i is entry `source[i]`,
/// and gradients are added up where they came from.
final class Rearrange {
    private Rearrange() {}

    /// The result with these axes.
    static Outcome by(NumberArray input, Axes axes, int[] source, double filling) {
        return Outcome.of(
                picked(input, axes, source, filling), c -> c.give(0, returned(input.size(), source, c.of(0))));
    }

    static NumberArray picked(NumberArray input, Axes axes, int[] source, double filling) {
        return switch (input) {
            case RealArray reals -> {
                double[] y = new double[source.length];
                for (int i = 0; i < y.length; i++) {
                    y[i] = source[i] < 0 ? filling : reals.values()[source[i]];
                }
                yield RealArray.of(axes, y);
            }
            case WholeArray whole -> {
                long[] y = new long[source.length];
                for (int i = 0; i < y.length; i++) {
                    y[i] = source[i] < 0 ? (long) filling : whole.values()[source[i]];
                }
                yield WholeArray.of(axes, y);
            }
        };
    }

    static double[] returned(int size, int[] source, double[] gradient) {
        double[] sum = new double[size];
        for (int i = 0; i < source.length; i++) {
            if (source[i] >= 0) {
                sum[source[i]] += gradient[i];
            }
        }
        return sum;
    }

    /// The source of each entry of an array whose axis k runs over the offsets `offsets[k]`, of which one below 0
    /// stands for nothing.
    static int[] outer(List<int[]> offsets) {
        int[] source = {0};
        for (int[] along : offsets) {
            int[] longer = new int[new Axes(List.of(source.length, along.length)).count()];
            for (int i = 0; i < source.length; i++) {
                for (int j = 0; j < along.length; j++) {
                    longer[i * along.length + j] = source[i] < 0 || along[j] < 0 ? -1 : source[i] + along[j];
                }
            }
            source = longer;
        }
        return source;
    }

    private static Axes axes(List<int[]> offsets) {
        return new Axes(offsets.stream().map(along -> along.length).toList());
    }

    /// For each axis, the offsets of all its entries, in order.
    static List<int[]> whole(Axes axes) {
        int[] strides = axes.strides();
        List<int[]> offsets = new ArrayList<>();
        for (int axis = 0; axis < axes.rank(); axis++) {
            int stride = strides[axis];
            offsets.add(IntStream.range(0, axes.at(axis)).map(i -> i * stride).toArray());
        }
        return offsets;
    }

    static Outcome transpose(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        List<Long> order = node.wholes("perm")
                .orElseGet(() -> IntStream.range(0, axes.rank())
                        .mapToObj(axis -> (long) (axes.rank() - 1 - axis))
                        .toList());
        if (order.size() != axes.rank()
                || order.stream().map(axes::axis).distinct().count() != axes.rank()) {
            throw new IllegalArgumentException("order " + order + " of axes " + axes);
        }
        List<int[]> whole = whole(axes);
        List<int[]> offsets =
                order.stream().map(axis -> whole.get(axes.axis(axis))).toList();
        return by(in.at(0), axes(offsets), outer(offsets), 0);
    }

    static Outcome slice(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        long[] starts = in.has(1) ? in.wholes(1) : required(node, "starts");
        long[] ends = in.has(2) ? in.wholes(2) : required(node, "ends");
        long[] which = in.has(3)
                ? in.wholes(3)
                : node.wholes("axes")
                        .map(Rearrange::array)
                        .orElseGet(() ->
                                IntStream.range(0, starts.length).asLongStream().toArray());
        List<int[]> offsets = new ArrayList<>(whole(axes));
        for (int k = 0; k < which.length; k++) {
            int axis = axes.axis(which[k]);
            long step = in.has(4) ? in.wholes(4)[k] : 1;
            offsets.set(axis, picked(offsets.get(axis), starts[k], ends[k], step));
        }
        return by(in.at(0), axes(offsets), outer(offsets), 0);
    }

    private static int[] picked(int[] offsets, long start, long end, long step) {
        int n = offsets.length;
        if (step == 0) {
            throw new IllegalArgumentException("a slice with step 0");
        }
        long from = start < 0 ? start + n : start;
        long to = end < 0 ? Math.max(end, -n - 1L) + n : end;
        from = step > 0 ? Math.clamp(from, 0, n) : Math.clamp(from, -1, n - 1);
        to = step > 0 ? Math.clamp(to, 0, n) : Math.clamp(to, -1, n - 1);
        List<Integer> picked = new ArrayList<>();
        for (long i = from; step > 0 ? i < to : i > to; i += step) {
            picked.add(offsets[(int) i]);
        }
        return picked.stream().mapToInt(Integer::intValue).toArray();
    }

    private static long[] required(Node node, String name) {
        return array(node.wholes(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing")));
    }

    static long[] array(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    static Outcome expand(Node node, Operands in, int version) {
        Axes wanted = Restructure.axes(in.wholes(1));
        Walk walk = Walk.of(in.at(0).axes(), wanted);
        int[] source = new int[walk.axes().count()];
        walk.forEach((at, a, _) -> {
            for (int i = 0; i < walk.length(); i++) {
                source[at + i] = a + i * walk.firstStep();
            }
        });
        return by(in.at(0), walk.axes(), source, 0);
    }

    static Outcome tile(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        long[] times = in.wholes(1);
        List<int[]> whole = whole(axes);
        List<int[]> offsets = new ArrayList<>();
        for (int axis = 0; axis < axes.rank(); axis++) {
            int[] once = whole.get(axis);
            int count = new Axes(List.of(once.length, Math.toIntExact(times[axis]))).count();
            offsets.add(
                    IntStream.range(0, count).map(i -> once[i % once.length]).toArray());
        }
        return by(in.at(0), axes(offsets), outer(offsets), 0);
    }

    static Outcome pad(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        long[] pads = in.has(1) ? in.wholes(1) : required(node, "pads");
        int[] which = in.has(3)
                ? Arrays.stream(in.wholes(3)).mapToInt(axes::axis).toArray()
                : IntStream.range(0, axes.rank()).toArray();
        String mode = node.text("mode", "constant");
        double filling = in.has(2) ? in.at(2).real(0) : node.real("value", 0);
        List<int[]> offsets = new ArrayList<>(whole(axes));
        for (int k = 0; k < which.length; k++) {
            int axis = which[k];
            int before = Math.toIntExact(pads[k]);
            int after = Math.toIntExact(pads[k + which.length]);
            int[] inside = offsets.get(axis);
            int count = inside.length + before + after;
            offsets.set(
                    axis,
                    IntStream.range(0, Math.max(0, count))
                            .map(i -> padded(inside, i - before, mode))
                            .toArray());
        }
        return by(in.at(0), axes(offsets), outer(offsets), filling);
    }

    private static int padded(int[] inside, int i, String mode) {
        int n = inside.length;
        if (i >= 0 && i < n) {
            return inside[i];
        }
        return switch (mode) {
            case "constant" -> -1;
            case "edge" -> inside[Math.clamp(i, 0, n - 1)];
            case "wrap" -> inside[Math.floorMod(i, n)];
            case "reflect" -> {
                int period = Math.max(1, 2 * n - 2);
                int at = Math.floorMod(i, period);
                yield inside[Math.min(at, period - at)];
            }
            default -> throw new IllegalArgumentException("padding " + mode);
        };
    }

    static Outcome split(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        int axis = axes.axis(node.whole("axis", 0));
        int parts = node.outputs().size();
        int length = axes.at(axis);
        long[] sizes = in.has(1)
                ? in.wholes(1)
                : node.wholes("split").map(Rearrange::array).orElseGet(() -> {
                    int size = Math.ceilDiv(length, parts);
                    return IntStream.range(0, parts)
                            .mapToLong(i -> Math.clamp(length - (long) i * size, 0, size))
                            .toArray();
                });
        if (sizes.length != parts || Arrays.stream(sizes).sum() != length) {
            throw new IllegalArgumentException(
                    "parts " + Arrays.toString(sizes) + " of an axis of length " + length + ", " + parts + " outputs");
        }
        List<NumberArray> outputs = new ArrayList<>();
        List<int[]> sources = new ArrayList<>();
        int from = 0;
        for (long size : sizes) {
            List<int[]> offsets = new ArrayList<>(whole(axes));
            offsets.set(axis, Arrays.copyOfRange(offsets.get(axis), from, from + (int) size));
            sources.add(outer(offsets));
            outputs.add(picked(in.at(0), axes(offsets), sources.getLast(), 0));
            from += (int) size;
        }
        int total = in.at(0).size();
        return new Outcome(outputs, c -> {
            double[] sum = new double[total];
            for (int part = 0; part < parts; part++) {
                int[] source = sources.get(part);
                double[] gradient = c.of(part);
                for (int i = 0; i < source.length; i++) {
                    sum[source[i]] += gradient[i];
                }
            }
            c.give(0, sum);
        });
    }
}
