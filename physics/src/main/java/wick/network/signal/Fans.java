package wick.network.signal;

/// The shape of a matrix of weights as signals meet it.
///
/// @param fanIn inputs that one output sums
/// @param fanOut rows times the window's size, as initializers count it
/// @param units rows of independent weights: outputs of a linear map, channels of a convolution
/// @param reach the share of a window that lies inside the input on average; 1 without padding
/// @param groups into how many groups channels are divided that do not see each other; 1 for a full matrix
public record Fans(int fanIn, int fanOut, int units, double reach, int groups) {

    /// For modules without weights.
    public static final Fans NONE = new Fans(0, 0, 0, 1, 1);

    public Fans {
        if (fanIn < 0 || fanOut < 0 || units < 0) {
            throw new IllegalArgumentException(
                    "fan-in " + fanIn + ", fan-out " + fanOut + " and units " + units + " must not be negative");
        }
        if (!(reach > 0 && reach <= 1)) {
            throw new IllegalArgumentException("reach " + reach + " must be above 0 and at most 1");
        }
        if (groups < 1 || fanOut % groups != 0) {
            throw new IllegalArgumentException("groups " + groups + " must divide fan-out " + fanOut);
        }
    }

    /// A full matrix.
    public static Fans of(int inputs, int outputs) {
        return new Fans(inputs, outputs, outputs, 1, 1);
    }

    /// How many outputs one input reaches: fan-out within a group.
    public int reached() {
        return fanOut / groups;
    }
}
