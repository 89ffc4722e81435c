package wick.model;

/// Real numbers on axes. Whatever precision the file has, they are doubles here.
public final class RealArray implements NumberArray {
    private final Axes axes;
    private final double[] values;

    private RealArray(Axes axes, double[] values) {
        if (axes.entries() != values.length) {
            throw new IllegalArgumentException("axes " + axes + " do not fit " + values.length + " numbers");
        }
        this.axes = axes;
        this.values = values;
    }

    /// Takes over `values` without copying.
    public static RealArray of(Axes axes, double... values) {
        return new RealArray(axes, values);
    }

    public static RealArray zeros(Axes axes) {
        return new RealArray(axes, new double[axes.count()]);
    }

    @Override
    public Axes axes() {
        return axes;
    }

    /// The entries themselves, not a copy.
    public double[] values() {
        return values;
    }

    @Override
    public double real(int index) {
        return values[index];
    }

    @Override
    public RealArray on(Axes other) {
        return new RealArray(other, values);
    }

    @Override
    public String toString() {
        return "real array " + axes;
    }
}
