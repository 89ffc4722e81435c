package wick.theory.recurrent.diagrams;

import java.math.BigInteger;
import wick.theory.fieldtheory.Fraction;

/// How often a diagram of the linear theory meets a weight on the way from its first leg to its line ⟨hh⟩
/// (`forward`, k) and from there to its second leg (`backward`, l): it belongs to W^k κ (W^T)^l. Weights hand each
/// frequency on, so that with z = γ + iω
///
///     C(ω) = κ z^−(k+1) z̄^−(l+1),   C(t, t) = κ (k + l)!/(k! l!) (2γ)^−(k+l+1).
public record Passage(int forward, int backward) implements Comparable<Passage> {

    public Passage {
        if (forward < 0 || backward < 0) {
            throw new IllegalArgumentException(
                    "a passage meets " + forward + " and " + backward + " weights; neither number is negative");
        }
    }

    /// Seen from the other leg.
    public Passage reversed() {
        return new Passage(backward, forward);
    }

    /// Re κ z^−(k+1) z̄^−(l+1): a diagram and its mirror image add up to twice it.
    public double spectrum(double decay, double noise, double frequency) {
        double modulus = Math.hypot(decay, frequency);
        double angle = Math.atan2(frequency, decay) * (backward - forward);
        return noise * Math.cos(angle) / Math.pow(modulus, forward + backward + 2);
    }

    /// The stationary variance, exactly.
    public Fraction equalTime(Fraction decay, Fraction noise) {
        BigInteger ways = BigInteger.ONE;
        for (int i = 1; i <= backward; i++) {
            ways = ways.multiply(BigInteger.valueOf(forward + i)).divide(BigInteger.valueOf(i));
        }
        Fraction twice = decay.plus(decay);
        return noise.times(Fraction.of(ways)).dividedBy(twice.power(forward + backward + 1));
    }

    @Override
    public int compareTo(Passage other) {
        return forward != other.forward
                ? Integer.compare(forward, other.forward)
                : Integer.compare(backward, other.backward);
    }
}
