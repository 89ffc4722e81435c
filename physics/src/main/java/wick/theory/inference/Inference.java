package wick.theory.inference;

import java.util.Locale;
import java.util.OptionalInt;

/// What comes of conditioning a Gaussian process on training data.
public sealed interface Inference {

    /// It worked, to about 16 − log₁₀ of the condition number digits.
    record Solved(GaussianProcess process) implements Inference {}

    /// The training kernel with this ridge is not positive definite to working precision.
    ///
    /// `conditionNumber` is its largest eigenvalue over the size of its smallest, infinite if that is 0,
    /// or for more than 2000 inputs a lower bound; `rank` counts pivots above rounding; `redundant` is an
    /// input (counted from 0) that adds nothing to those before it in the order of pivots;
    /// `smallestJitter` is what must be added to what was asked, to a factor of 2; that it works was
    /// tried.
    record Singular(Ridge ridge, double conditionNumber, int rank, OptionalInt redundant, double smallestJitter)
            implements Inference {

        /// One sentence for people.
        public String message() {
            String where = redundant.isPresent()
                    ? "; input " + redundant.getAsInt() + " (counted from 0) adds nothing to the others"
                    : "";
            String condition = Double.isInfinite(conditionNumber)
                    ? "infinite"
                    : String.format(Locale.ROOT, "%.1e", conditionNumber);
            return String.format(
                    Locale.ROOT,
                    "the training kernel is singular: condition number %s, rank %d%s. The smallest jitter that works"
                            + " is %.2g (or noise of that variance)",
                    condition,
                    rank,
                    where,
                    smallestJitter + ridge.jitter());
        }
    }

    /// The process of a solved problem. Throws [IllegalArgumentException] with the message of a singular
    /// one.
    default GaussianProcess orThrow() {
        return switch (this) {
            case Solved(GaussianProcess process) -> process;
            case Singular singular -> throw new IllegalArgumentException(singular.message());
        };
    }
}
