package wick.theory.recurrent;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// E (1/N) tr Wᵏ Wᵀˡ for a real Gaussian N × N matrix of variance σ²/N: a polynomial in 1/N with whole
/// coefficients.
///
/// E = σ^(k+l) Σ_g c_g N^(−g), with c_g the number of pairings of the k + l factors that leave (k + l)/2 +
/// 1 − g free indices. Counted by contracting one factor at a time, as words under traces ([WordTraces]),
/// not by listing pairings: k + l = 40 takes about a second.
public final class ExactTraces {
    /// Words of up to so many factors are counted.
    public static final int MAXIMUM = 40;

    private final WordTraces words = new WordTraces();

    /// c_0, c_1, ..., c_((k+l)/2); empty for odd k + l, where the mean is 0.
    public List<BigInteger> coefficients(int k, int l) {
        if (k < 0 || l < 0 || k + l > MAXIMUM) {
            throw new IllegalArgumentException(
                    "powers " + k + " and " + l + " must be at least 0 and at most " + MAXIMUM + " together");
        }
        if (((k + l) & 1) == 1) {
            return List.of();
        }
        if (k + l == 0) {
            return List.of(BigInteger.ONE);
        }
        BigInteger[] byIndices = words.mean(k, l);
        int half = (k + l) / 2;
        List<BigInteger> result = new ArrayList<>();
        for (int g = 0; g <= half; g++) {
            result.add(byIndices[half + 1 - g]);
        }
        return List.copyOf(result);
    }

    /// E (1/N) tr (W/σ)ᵏ (Wᵀ/σ)ˡ at this N.
    public double moment(int k, int l, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size " + size + " must be at least 1");
        }
        List<BigInteger> c = coefficients(k, l);
        double sum = 0;
        for (int g = c.size() - 1; g >= 0; g--) {
            sum = sum / size + c.get(g).doubleValue();
        }
        return sum;
    }
}
