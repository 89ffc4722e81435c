package wick.model;

/// Whole numbers on axes; truth values are 0 and 1.
public final class WholeArray implements NumberArray {
    private final Axes axes;
    private final long[] values;

    private WholeArray(Axes axes, long[] values) {
        if (axes.entries() != values.length) {
            throw new IllegalArgumentException("axes " + axes + " do not fit " + values.length + " numbers");
        }
        this.axes = axes;
        this.values = values;
    }

    /// Takes over `values` without copying.
    public static WholeArray of(Axes axes, long... values) {
        return new WholeArray(axes, values);
    }

    @Override
    public Axes axes() {
        return axes;
    }

    /// The entries themselves, not a copy.
    public long[] values() {
        return values;
    }

    @Override
    public double real(int index) {
        return values[index];
    }

    @Override
    public WholeArray on(Axes other) {
        return new WholeArray(other, values);
    }

    @Override
    public String toString() {
        return "whole array " + axes;
    }
}
