package wick.topic.expressivity.theory.bits;

/// The outputs of a [BooleanNetwork] for all 2ⁿ inputs at once, as they are in exact arithmetic.
///
/// The neuron of S gives u(β (½ − d)) where d of its bits are 0, so that the output for x is Σ_d u(β (½ −
/// d)) F_d(x) with F_d(x) = Σ h_S over all S that have d elements outside of x. F₀ is the function
/// itself. All F_d together take n passes over the inputs; d beyond 2 is bounded, its u being tiny.
public final class BitOutputs {
    private static final int KEPT = 3;

    private final double[] values;
    private final double rest;

    private BitOutputs(double[] values, double rest) {
        this.values = values;
        this.rest = rest;
    }

    public static BitOutputs of(BooleanNetwork network) {
        BitPolynomial polynomial = network.polynomial();
        int size = polynomial.size();
        long[][] sums = new long[KEPT][size];
        for (int set = 1; set < size; set++) {
            sums[0][set] = polynomial.at(set);
        }
        for (int bit = 1; bit < size; bit <<= 1) {
            pass(sums, bit);
        }
        double[] values = new double[size];
        for (int x = 0; x < size; x++) {
            values[x] = polynomial.at(0);
            for (int d = 0; d < KEPT; d++) {
                values[x] += network.product().value(d) * sums[d][x];
            }
        }
        double most = 0;
        for (int d = KEPT; d <= polynomial.bits(); d++) {
            most = Math.max(most, Math.abs(network.product().value(d)));
        }
        return new BitOutputs(values, most * polynomial.absoluteSum());
    }

    /// Before, index bits below `bit` say what x has, others what S has; afterwards `bit` too is one of
    /// x. Where x has it, S may or may not; where x lacks it, an S with it has one element more outside.
    /// Descending d finds the sums of d − 1 as they were.
    private static void pass(long[][] sums, int bit) {
        for (int without = 0; without < sums[0].length; without++) {
            if ((without & bit) == 0) {
                int with = without | bit;
                for (int d = KEPT - 1; d >= 0; d--) {
                    long lacking = sums[d][without];
                    long having = sums[d][with];
                    sums[d][with] = lacking + having;
                    sums[d][without] = lacking + (d > 0 ? sums[d - 1][with] : 0);
                }
            }
        }
    }

    /// The output for input number x, up to [#rest].
    public double at(int x) {
        return values[x];
    }

    /// A bound of what was left out.
    public double rest() {
        return rest;
    }

    /// The largest difference of an output from the function's value, with the bound of what was left
    /// out.
    public double largestError(TruthTable table) {
        double largest = 0;
        for (int x = 0; x < values.length; x++) {
            largest = Math.max(largest, Math.abs(values[x] - (table.at(x) ? 1 : 0)));
        }
        return largest + rest;
    }

    /// For how many inputs the output rounds to another value than the function's.
    public int wrong(TruthTable table) {
        int wrong = 0;
        for (int x = 0; x < values.length; x++) {
            wrong += Math.abs(values[x] - (table.at(x) ? 1 : 0)) + rest < 0.5 ? 0 : 1;
        }
        return wrong;
    }
}
