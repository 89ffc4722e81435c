package wick.lab.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import wick.model.Axes;
import wick.model.Node;

/// The windows that a convolution or a pooling slides over the positions of its input, on any number of axes.
///
/// `source[k · places + p]` is the position that offset k of the window at place p meets, −1 where that is padding.
final class Windows {
    private final Axes input;
    private final Axes places;
    private final int offsets;
    private final int[] source;

    private Windows(Axes input, Axes places, int offsets, int[] source) {
        this.input = input;
        this.places = places;
        this.offsets = offsets;
        this.source = source;
    }

    /// Windows of lengths `kernel` over positions `input`, with the strides, dilations and paddings of a node.
    static Windows of(Node node, Axes input, List<Integer> kernel) {
        int rank = input.rank();
        if (kernel.size() != rank) {
            throw new IllegalArgumentException("windows " + kernel + " over positions " + input);
        }
        List<int[]> along = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            int[] one = along(node, input, kernel, axis);
            along.add(one);
            places.add(one.length / kernel.get(axis));
        }
        return new Windows(input, new Axes(places), new Axes(kernel).count(), joined(along, input, kernel, places));
    }

    /// Positions along one axis: offset by offset, and for each of them place by place.
    private static int[] along(Node node, Axes input, List<Integer> kernel, int axis) {
        int rank = input.rank();
        int length = input.at(axis);
        int width = kernel.get(axis);
        int stride = (int) positive(node, "strides", rank, axis);
        int dilation = (int) positive(node, "dilations", rank, axis);
        long reach = dilation * (width - 1L) + 1;
        List<Long> pads = node.wholes("pads")
                .orElseGet(() -> IntStream.range(0, 2 * rank).mapToObj(_ -> 0L).toList());
        long before = pads.get(axis);
        long after = pads.get(axis + rank);
        String auto = node.text("auto_pad", "NOTSET");
        if (auto.startsWith("SAME")) {
            long all = Math.max(0, (Math.ceilDiv(length, stride) - 1L) * stride + reach - length);
            before = auto.equals("SAME_LOWER") ? all - all / 2 : all / 2;
            after = all - before;
        }
        long free = length + before + after - reach;
        boolean ceil = node.whole("ceil_mode", 0) == 1;
        // with ceil_mode the last window may reach beyond the padding, and so may the only one
        long count = (ceil ? Math.ceilDiv(free, stride) : Math.floorDiv(free, stride)) + 1;
        if (count < 1) {
            throw new IllegalArgumentException("windows that reach over " + reach + " positions where there are "
                    + (length + before + after) + " with their padding");
        }
        if (ceil && count > 1 && (count - 1) * stride >= length + before) {
            count--; // a window that would begin beyond the input
        }
        int places = new Axes(List.of(Math.toIntExact(count), width)).count() / width;
        int[] positions = new int[places * width];
        for (int k = 0; k < width; k++) {
            for (int p = 0; p < places; p++) {
                long at = p * (long) stride + k * (long) dilation - before;
                positions[k * places + p] = at < 0 || at >= length ? -1 : (int) at;
            }
        }
        return positions;
    }

    private static long positive(Node node, String name, int rank, int axis) {
        List<Long> values = node.wholes(name)
                .orElseGet(() -> IntStream.range(0, rank).mapToObj(_ -> 1L).toList());
        long value = values.get(axis);
        if (value < 1 || value > 1 << 20) {
            throw new IllegalArgumentException(name + " " + values + " where numbers from 1 on are needed");
        }
        return value;
    }

    private static int[] joined(List<int[]> along, Axes input, List<Integer> kernel, List<Integer> places) {
        int[] source = {0};
        int offsets = 1;
        int count = 1;
        for (int axis = 0; axis < along.size(); axis++) {
            int width = kernel.get(axis);
            int steps = places.get(axis);
            int[] one = along.get(axis);
            int[] joined = new int[new Axes(List.of(source.length, width, steps)).count()];
            for (int k = 0; k < offsets; k++) {
                for (int p = 0; p < count; p++) {
                    int outer = source[k * count + p];
                    for (int j = 0; j < width; j++) {
                        for (int q = 0; q < steps; q++) {
                            int inner = one[j * steps + q];
                            joined[((k * width + j) * count + p) * steps + q] =
                                    outer < 0 || inner < 0 ? -1 : outer * input.at(axis) + inner;
                        }
                    }
                }
            }
            source = joined;
            offsets *= width;
            count *= steps;
        }
        return source;
    }

    /// Positions of the input.
    int positions() {
        return input.count();
    }

    Axes axes() {
        return places;
    }

    /// How many windows there are.
    int places() {
        return places.count();
    }

    /// How many offsets a window has.
    int offsets() {
        return offsets;
    }

    int[] source() {
        return source;
    }

    /// The share of all window entries that meet the input and not its padding.
    double reach() {
        long inside = 0;
        for (int position : source) {
            inside += position >= 0 ? 1 : 0;
        }
        return source.length == 0 ? 1 : (double) inside / source.length;
    }
}
