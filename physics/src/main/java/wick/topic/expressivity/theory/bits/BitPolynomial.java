package wick.topic.expressivity.theory.bits;

import java.math.BigInteger;
import java.util.Arrays;

/// A function of bits as the polynomial Σ_S h_S Π_{i ∈ S} xᵢ, with one whole coefficient for every set S
/// of variables (bit i of its number says whether i is in S). Every function has exactly one.
///
/// h_S = Σ_{T ⊂ S} (−1)^(|S| − |T|) f(T), for all S together in n 2ⁿ⁻¹ subtractions (the Möbius transform
/// over subsets). |h_S| is at most 2^(|S| − 1), which parity attains.
///
/// Source: Lin, Tegmark, Rolnick 2017, arXiv:1608.08225, eq. 12.
public final class BitPolynomial {
    private final int bits;
    private final int[] coefficients;

    private BitPolynomial(int bits, int[] coefficients) {
        this.bits = bits;
        this.coefficients = coefficients;
    }

    public static BitPolynomial of(TruthTable table) {
        int[] h = new int[table.size()];
        Arrays.setAll(h, x -> table.at(x) ? 1 : 0);
        for (int bit = 1; bit < h.length; bit <<= 1) {
            for (int set = 0; set < h.length; set++) {
                if ((set & bit) != 0) {
                    h[set] -= h[set ^ bit];
                }
            }
        }
        return new BitPolynomial(table.bits(), h);
    }

    public int bits() {
        return bits;
    }

    /// The number of sets, 2ⁿ.
    public int size() {
        return coefficients.length;
    }

    /// h_S
    public int at(int set) {
        return coefficients[set];
    }

    /// How many coefficients are not zero, not counting the constant.
    public int terms() {
        return (int) Arrays.stream(coefficients).skip(1).filter(h -> h != 0).count();
    }

    /// The largest |S| with h_S ≠ 0.
    public int degree() {
        int degree = 0;
        for (int set = 0; set < coefficients.length; set++) {
            degree = coefficients[set] == 0 ? degree : Math.max(degree, Integer.bitCount(set));
        }
        return degree;
    }

    public int largest() {
        return Arrays.stream(coefficients).map(Math::abs).max().orElse(0);
    }

    /// Σ |h_S| without the constant: by how much errors of the products may be amplified. For parity it
    /// is (3ⁿ − 1)/2, though no value exceeds 1.
    public long absoluteSum() {
        return Arrays.stream(coefficients).skip(1).mapToLong(Math::abs).sum();
    }

    /// The number of functions of n bits, 2^(2ⁿ). To name one of them takes 2ⁿ bits: for n = 260 more
    /// than 10⁷⁸, about the number of atoms in the universe.
    public static BigInteger functions(int bits) {
        if (bits < 0 || bits > TruthTable.MOST) {
            throw new IllegalArgumentException(
                    "the number of functions of " + bits + " bits is written out for 0 to " + TruthTable.MOST);
        }
        return BigInteger.TWO.pow(1 << bits);
    }
}
