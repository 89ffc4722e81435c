package wick.topic.expressivity.theory.bits;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;

/// A function from n bits to one bit by its 2ⁿ values. Input number x has bit i as the value of variable
/// i, so that the first variable changes fastest.
public final class TruthTable {
    /// The most variables.
    public static final int MOST = 20;

    private final int bits;
    private final long[] words;

    TruthTable(int bits, long[] words) {
        this.bits = bits;
        this.words = words;
        if (bits < 6) {
            words[0] &= (1L << (1 << bits)) - 1;
        }
    }

    static long[] words(int bits) {
        return new long[Math.max(1, (1 << bits) / Long.SIZE)];
    }

    /// @throws IllegalArgumentException for fewer than 1 or more than [#MOST] bits
    public static TruthTable of(int bits, IntPredicate function) {
        requireBits(bits);
        long[] words = words(bits);
        for (int x = 0; x < 1 << bits; x++) {
            if (function.test(x)) {
                words[x / Long.SIZE] |= 1L << x % Long.SIZE;
            }
        }
        return new TruthTable(bits, words);
    }

    static void requireBits(int bits) {
        if (bits < 1 || bits > MOST) {
            throw new IllegalArgumentException("a function of " + bits + " bits: allowed are 1 to " + MOST
                    + (bits > MOST ? "; this one would have 2^" + bits + " values" : ""));
        }
    }

    /// 1 where an odd number of bits is 1
    public static TruthTable parity(int bits) {
        return of(bits, x -> Integer.bitCount(x) % 2 == 1);
    }

    /// 1 where more than half of the bits are 1
    public static TruthTable majority(int bits) {
        return of(bits, x -> 2 * Integer.bitCount(x) > bits);
    }

    /// The values in ascending order of the input, written as 0 and 1; white space does not count.
    ///
    /// @throws IllegalArgumentException for other signs and for a number of values that is not 2ⁿ
    public static TruthTable ofDigits(String digits) {
        String values = digits.replaceAll("\\s", "");
        for (int x = 0; x < values.length(); x++) {
            if (values.charAt(x) != '0' && values.charAt(x) != '1') {
                throw new IllegalArgumentException(
                        "value " + x + " of the truth table is '" + values.charAt(x) + "', allowed are 0 and 1");
            }
        }
        int bits = exponent(values.length(), "values");
        return of(bits, x -> values.charAt(x) == '1');
    }

    /// A number in base 16 whose bit x is the value of input x: `e8` is the majority of three.
    ///
    /// @throws IllegalArgumentException for other signs and for a number of digits that is not 2ⁿ
    public static TruthTable ofHex(String hex) {
        String digits = hex.replaceAll("[\\s_]", "").toLowerCase(Locale.ROOT);
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), 16) < 0) {
                throw new IllegalArgumentException("'" + digits.charAt(i) + "' at place " + (i + 1)
                        + " of the truth table is no digit of base 16");
            }
        }
        int bits = exponent(4 * digits.length(), "values, four in every digit");
        return of(bits, x -> (Character.digit(digits.charAt(digits.length() - 1 - x / 4), 16) >> x % 4 & 1) == 1);
    }

    private static int exponent(int values, String what) {
        if (values < 2 || Integer.bitCount(values) != 1 || values > 1 << MOST) {
            throw new IllegalArgumentException(
                    "the truth table has " + values + " " + what + "; allowed is a power of two from 2 to 2^" + MOST);
        }
        return Integer.numberOfTrailingZeros(values);
    }

    public int bits() {
        return bits;
    }

    /// The number of inputs, 2ⁿ.
    public int size() {
        return 1 << bits;
    }

    public boolean at(int input) {
        return (words[input / Long.SIZE] >> input % Long.SIZE & 1) == 1;
    }

    /// For how many inputs the value is 1.
    public int ones() {
        return Arrays.stream(words).mapToInt(Long::bitCount).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TruthTable table && bits == table.bits && Arrays.equals(words, table.words);
    }

    @Override
    public int hashCode() {
        return 31 * bits + Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return "a function of " + bits + " bits that is 1 for " + ones() + " of " + size() + " inputs";
    }
}
