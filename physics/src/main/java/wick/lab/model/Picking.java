package wick.lab.model;

import java.util.ArrayList;
import java.util.List;
import wick.model.Axes;
import wick.model.Node;

/// Entries or rows picked by whole numbers; a negative one counts from the end.
final class Picking {
    private Picking() {}

    static Outcome gather(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        int axis = axes.axis(node.whole("axis", 0));
        long[] indices = in.wholes(1);
        Axes picked = in.at(1).axes();
        List<int[]> offsets = new ArrayList<>(Rearrange.whole(axes));
        int[] along = offsets.get(axis);
        int[] chosen = new int[indices.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = along[index(indices[i], along.length)];
        }
        offsets.set(axis, chosen);
        List<Integer> lengths = new ArrayList<>(axes.lengths().subList(0, axis));
        lengths.addAll(picked.lengths());
        lengths.addAll(axes.lengths().subList(axis + 1, axes.rank()));
        return Rearrange.by(in.at(0), new Axes(lengths), Rearrange.outer(offsets), 0);
    }

    static Outcome gatherElements(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        int axis = axes.axis(node.whole("axis", 0));
        long[] indices = in.wholes(1);
        Axes wanted = in.at(1).axes();
        int[] strides = axes.strides();
        int[] within = wanted.strides();
        int[] source = new int[indices.length];
        for (int i = 0; i < source.length; i++) {
            int at = 0;
            for (int k = 0; k < axes.rank(); k++) {
                int position = i / within[k] % wanted.at(k);
                at += strides[k] * (k == axis ? index(indices[i], axes.at(k)) : position);
            }
            source[i] = at;
        }
        return Rearrange.by(in.at(0), wanted, source, 0);
    }

    /// Each row of whole numbers along the last axis picks by the first axes of the array.
    static Outcome gatherAlong(Node node, Operands in, int version) {
        if (node.whole("batch_dims", 0) != 0) {
            throw new IllegalArgumentException("batch_dims " + node.whole("batch_dims", 0) + " where only 0 is known");
        }
        Axes axes = in.at(0).axes();
        Axes rows = in.at(1).axes();
        long[] indices = in.wholes(1);
        int depth = rows.at(-1);
        int stretch = axes.count(depth, axes.rank());
        int[] strides = axes.strides();
        List<Integer> lengths = new ArrayList<>(rows.lengths().subList(0, rows.rank() - 1));
        lengths.addAll(axes.lengths().subList(depth, axes.rank()));
        int[] source = new int[new Axes(lengths).count()];
        for (int i = 0; i < source.length; i++) {
            int at = i % stretch;
            for (int k = 0; k < depth; k++) {
                at += strides[k] * index(indices[i / stretch * depth + k], axes.at(k));
            }
            source[i] = at;
        }
        return Rearrange.by(in.at(0), new Axes(lengths), source, 0);
    }

    private static int index(long index, int length) {
        long found = index < 0 ? index + length : index;
        if (found < 0 || found >= length) {
            throw new IllegalArgumentException("index " + index + " where 0 to " + (length - 1) + " are allowed");
        }
        return (int) found;
    }
}
