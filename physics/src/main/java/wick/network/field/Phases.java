package wick.network.field;

/// The phase c of a cosine neuron, uniform on \[center − halfSpan, center + halfSpan].
public record Phases(double center, double halfSpan) {
    public Phases {
        if (!Double.isFinite(center)) {
            throw new IllegalArgumentException("center " + center + " of the phases must be finite");
        }
        if (!(halfSpan >= 0 && halfSpan <= Math.PI)) {
            throw new IllegalArgumentException("half span " + halfSpan + " of the phases must be from 0 to pi");
        }
    }

    /// Every phase equally likely.
    public static Phases circle() {
        return new Phases(0, Math.PI);
    }

    public boolean wholeCircle() {
        return halfSpan == Math.PI;
    }
}
