package wick.theory.spatial;

/// D and Θ (see [Cell]) for all pairs of positions of a layout, for each pair of inputs in turn; in
/// the passage of inputs with themselves also the variances of their positions.
record Field(Layout layout, Values separation, Values tangent, Values variances) {

    /// Numbers that their owner may write.
    static final class Values {
        static final Values NONE = new Values(0);
        final double[] entries;

        Values(int length) {
            this(new double[length]);
        }

        Values(double[] entries) {
            this.entries = entries;
        }
    }

    static Field of(Layout layout, int pairs) {
        int length = Math.multiplyExact(layout.size(), pairs);
        return new Field(layout, new Values(length), new Values(length), Values.NONE);
    }

    Field with(double[] variances) {
        return new Field(layout, separation, tangent, new Values(variances));
    }
}
