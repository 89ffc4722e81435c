package wick.text;

/// Numbers as text that reads back to the same bits.
public final class Numbers {
    private static final double WHOLE = 1e15;

    private Numbers() {}

    /// The shortest text for `number` that reads back to the same bits; whole numbers without a fraction.
    ///
    /// @throws IllegalArgumentException if it is infinite or not a number
    public static String text(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(number + " cannot be written; a finite number can");
        }
        boolean plain =
                number == Math.rint(number) && Math.abs(number) < WHOLE && 1 / number != Double.NEGATIVE_INFINITY;
        return plain ? Long.toString((long) number) : Double.toString(number);
    }
}
