package wick.topic.information.lab;

import java.util.Arrays;
import org.hipparchus.special.Gamma;
import wick.numeric.random.RandomStream;

/// Independent states of a ring of spins with p ∝ exp(K Σ s_i s_(i+1)), without a Markov chain: bonds are satisfied
/// with probability e^K/(e^K + e^(−K)), drawn again until an even number is not.
public final class RingSamples {
    private static final int MOST_SPINS = 20;

    private RingSamples() {}

    /// How often each state came out of `samples`; bit i of a state is spin i up.
    public static int[] counts(int spins, double coupling, RandomStream stream, int samples) {
        if (spins < 2 || spins > MOST_SPINS) {
            throw new IllegalArgumentException("spins " + spins + " must be from 2 to " + MOST_SPINS);
        }
        int[] counts = new int[1 << spins];
        double satisfied = 1 / (1 + Math.exp(-2 * coupling));
        for (int s = 0; s < samples; s++) {
            counts[state(spins, satisfied, stream)]++;
        }
        return counts;
    }

    private static int state(int spins, double satisfied, RandomStream stream) {
        while (true) {
            int state = 0;
            int spin = stream.nextSign() > 0 ? 1 : 0;
            int first = spin;
            for (int i = 0; i < spins; i++) {
                state |= spin << i;
                spin ^= stream.nextUniform() < satisfied ? 0 : 1;
            }
            if (spin == first) {
                return state;
            }
        }
    }

    /// KL(p ‖ q) from counts of states of p and of q: Σ p̂ ln(p̂/q̂) with digamma functions in place of logarithms of
    /// counts, which takes off what finitely many samples add at first order.
    ///
    /// Throws [IllegalArgumentException] where a state of p never came out of q.
    ///
    /// Source: Grassberger 1988, doi:10.1016/0375-9601(88)90193-4.
    public static double divergence(int[] p, int[] q) {
        double ofP = (double) Arrays.stream(p).asLongStream().sum();
        double ofQ = (double) Arrays.stream(q).asLongStream().sum();
        double sum = Gamma.digamma(ofQ + 1) - Gamma.digamma(ofP);
        for (int state = 0; state < p.length; state++) {
            if (p[state] > 0) {
                if (q[state] == 0) {
                    throw new IllegalArgumentException(
                            "state " + state + " came out of p and never of q; draw more of q");
                }
                // n times digamma of n, and digamma of n + 1, have the means that the logarithm should have
                sum += p[state] * (Gamma.digamma(p[state]) - Gamma.digamma(q[state] + 1.0)) / ofP;
            }
        }
        return sum;
    }
}
