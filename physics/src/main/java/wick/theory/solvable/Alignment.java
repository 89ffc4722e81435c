package wick.theory.solvable;

/// How readout weights a and input weights w lie to each other: `along` = Σ (aᵢ + wᵢ)²/4 and `against` =
/// Σ (aᵢ − wᵢ)²/4. The difference of both is a·w, their sum (|a|² + |w|²)/2. All that one input sees of a
/// linear network with one hidden layer is in these two numbers.
public record Alignment(double along, double against) {

    public Alignment {
        if (!(along >= 0 && against >= 0) || Double.isInfinite(along) || Double.isInfinite(against)) {
            throw new IllegalArgumentException(
                    "alignments " + along + " and " + against + " must be finite and not negative");
        }
    }

    /// Of readout weights and input weights, as many of one as of the other.
    public static Alignment of(double[] readout, double[] input) {
        if (readout.length != input.length || input.length == 0) {
            throw new IllegalArgumentException(readout.length + " readout weights and " + input.length
                    + " input weights: need equally many, and at least one");
        }
        double along = 0;
        double against = 0;
        for (int i = 0; i < input.length; i++) {
            double sum = readout[i] + input[i];
            double difference = readout[i] - input[i];
            along += sum * sum / 4;
            against += difference * difference / 4;
        }
        return new Alignment(along, against);
    }

    /// a·w
    public double overlap() {
        return along - against;
    }

    /// (|a|² + |w|²)/2
    public double size() {
        return along + against;
    }
}
