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

    /// Re κ z^−(k+1) z̄^−(l+1), exactly. A diagram and its mirror image add up to twice it.
    public Fraction spectrum(Fraction decay, Fraction noise, Fraction frequency) {
        Fraction square = decay.times(decay).plus(frequency.times(frequency));
        // z^−1 = z̄/|z|², and of z̄ and z one power of each pair is |z|²
        int turns = Math.abs(forward - backward);
        Fraction real = Fraction.ONE;
        Fraction imaginary = Fraction.ZERO;
        for (int i = 0; i < turns; i++) {
            Fraction next = real.times(decay).minus(imaginary.times(frequency));
            imaginary = real.times(frequency).plus(imaginary.times(decay));
            real = next;
        }
        return noise.times(real).dividedBy(square.power(Math.max(forward, backward) + 1));
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
