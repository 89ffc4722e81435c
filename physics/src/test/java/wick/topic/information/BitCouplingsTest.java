package wick.topic.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import wick.topic.information.lab.SurprisalCouplings;
import wick.topic.information.theory.IsingRing;

/// The energy of a ring of spins as a polynomial of bits, against the sum over subsets of the energies of all states.
class BitCouplingsTest {

    @Test
    void theEnergyOfSpinsIsASparsePolynomialOfBits() {
        for (int spins = 3; spins <= 7; spins++) {
            IsingRing ring = new IsingRing(spins, 0.7, -0.4);
            double[] weights = weights(spins, 0.7, -0.4);
            for (int set = 0; set < weights.length; set++) {
                assertEquals(SurprisalCouplings.of(weights, set), ring.bitCoupling(set), 1e-12, "set " + set);
            }
        }
    }

    /// Two rings equally likely beforehand: Bayes' theorem with the states' probabilities is the softmax of
    /// −H − ln Z, and not
    /// that of −H. With t = e^K all weights are whole numbers for K = ln 2: t⁶ = 64 against 1 for all spins
    /// up, Z = 5⁶/2⁶ + 3⁶/2⁶.
    @Test
    void thePosteriorOfClassesNeedsTheConstantOfEach() {
        double[] ring = weights(6, Math.log(2), 0);
        double partition = Arrays.stream(ring).sum();
        assertEquals((15625 + 729) / 64.0, partition, 1e-10);
        double byCounting = (64 / partition) / (64 / partition + 1.0 / 64);
        IsingRing model = new IsingRing(6, Math.log(2), 0);
        double gap = 6 * Math.log(2) - model.logPartition() + 6 * Math.log(2);
        assertEquals(byCounting, 1 / (1 + Math.exp(-gap)), 1e-12);
        assertEquals(64 * 64 * 64.0 / (64 * 64 * 64 + 16354), byCounting, 1e-12);
        assertTrue(64 / 65.0 - byCounting > 0.04);
    }

    /// exp(−H), bond by bond.
    private static double[] weights(int spins, double coupling, double field) {
        double[] weights = new double[1 << spins];
        for (int state = 0; state < weights.length; state++) {
            double sum = 0;
            for (int i = 0; i < spins; i++) {
                int spin = 2 * ((state >> i) & 1) - 1;
                int next = 2 * ((state >> ((i + 1) % spins)) & 1) - 1;
                sum += coupling * spin * next + field * spin;
            }
            weights[state] = Math.exp(sum);
        }
        return weights;
    }

    @Test
    void aStateNeverSeenHasNoSurprisal() {
        assertThrows(IllegalArgumentException.class, () -> SurprisalCouplings.of(new double[] {1, 0, 2, 3}, 3));
    }
}
