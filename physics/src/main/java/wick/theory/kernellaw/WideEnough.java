package wick.theory.kernellaw;

import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import wick.network.Wiring;

/// Which width is wide enough: the last layer's kernel of one input as a function of the width of all
/// hidden layers, from its law at each width.
public final class WideEnough {
    /// No wider network is asked for.
    public static final int WIDEST = 1 << 22;

    private final Chain chain;
    private final double meanSquare;
    private final TreeMap<Integer, Law> laws = new TreeMap<>();

    private WideEnough(Chain chain, double meanSquare) {
        this.chain = chain;
        this.meanSquare = meanSquare;
    }

    /// For an input with x·x / d = `meanSquare`; the hidden widths of the network do not matter.
    ///
    /// @throws IllegalArgumentException where [KernelLaw] does
    public static WideEnough of(Wiring wiring, double meanSquare) {
        return new WideEnough(Chain.of(wiring), meanSquare);
    }

    private Law law(int width) {
        return laws.computeIfAbsent(width, n -> KernelLaw.last(chain.atWidth(n), meanSquare));
    }

    /// √(Var K) / E K with all hidden layers `width` wide.
    public double relativeDeviation(int width) {
        return law(width).relativeDeviation();
    }

    /// P(|K / K∞ − 1| ≤ within), K∞ the kernel at infinite width.
    public double probability(int width, double within) {
        return law(width).within(KernelLaw.limit(chain, meanSquare), within);
    }

    /// The smallest width at which √(Var K) / E K is at most `within`; empty where none up to [#WIDEST] is.
    public OptionalInt forDeviation(double within) {
        requireFraction("relative deviation", within);
        // the square falls as a/n + b/n²
        return smallest(n -> relativeDeviation(n) <= within, n -> Math.pow(relativeDeviation(n) / within, 2));
    }

    /// The smallest width at which P(|K / K∞ − 1| ≤ within) is at least `probability`; empty where none
    /// up to [#WIDEST] is.
    public OptionalInt forProbability(double within, double probability) {
        requireFraction("relative distance", within);
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability " + probability + " must be above 0 and below 1");
        }
        double limit = KernelLaw.limit(chain, meanSquare);
        IntToDoubleFunction excess = n -> {
            Law law = law(n);
            double low = law.quantile((1 - probability) / 2);
            double high = law.quantile((1 + probability) / 2);
            return Math.pow((high - low) / (2 * within * limit), 2);
        };
        return smallest(n -> probability(n, within) >= probability, excess);
    }

    private static void requireFraction(String what, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(what + " " + value + " must be above 0 and below 1");
        }
    }

    /// The smallest n that is `enough`, by doubling and halving of an interval whose first guesses come
    /// from `excess`, which is about 1 at the answer and falls about as 1/n.
    private OptionalInt smallest(IntPredicate enough, IntToDoubleFunction excess) {
        if (KernelLaw.limit(chain, meanSquare) == 0 || enough.test(1)) {
            return OptionalInt.of(1);
        }
        int below = 1;
        int above = guess(32, excess.applyAsDouble(32));
        while (!enough.test(above)) {
            if (above == WIDEST) {
                return OptionalInt.empty();
            }
            below = above;
            above = Math.max(above + 1, guess(above, 1.02 * excess.applyAsDouble(above)));
        }
        int stride = 1;
        while (above - below > 1) {
            int near = guess(above, excess.applyAsDouble(above)) - stride;
            int middle = Math.clamp(near, below + 1, above - 1);
            if (stride > 4) {
                middle = below + (above - below) / 2;
            }
            if (enough.test(middle)) {
                above = middle;
            } else {
                below = middle;
                stride *= 2;
            }
        }
        return OptionalInt.of(above);
    }

    private static int guess(int width, double excess) {
        return (int) Math.clamp(Math.ceil(width * excess), 2, WIDEST);
    }
}
