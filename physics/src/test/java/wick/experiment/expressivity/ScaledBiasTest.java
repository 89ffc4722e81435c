package wick.experiment.expressivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import wick.experiment.Comparison;
import wick.experiment.Remedy;
import wick.experiment.Verdict;

class ScaledBiasTest {
    private static final Remedy REMEDY = new Remedy("wick run multiplication-gate", "-p batches=", 100);

    /// With σ = 1/(1 + e^(−z)), σ″(0.001)/σ″(1) is −0.000125/−0.0908578 to first order: next to nothing is left.
    @Test
    void aGateWhoseBiasIsScaledMultipliesNothing() {
        Comparison written = ScaledBias.asWritten().compare(0.6, -0.4, REMEDY, 1);
        assertEquals(Verdict.DISAGREES, written.verdict());
        assertTrue(written.asExpected());
        assertEquals(0.24 * (1 - 0.000125 / 0.0908578), written.measurement().mean(), 1e-6);
    }

    /// If the source were right the comparison would say so, and the experiment would report it.
    @Test
    void aBiasLeftAsItIsWouldMakeTheComparisonFail() {
        Comparison kept = ScaledBias.asItShouldBe().compare(0.6, -0.4, REMEDY, 1);
        assertEquals(Verdict.AGREES, kept.verdict());
        assertFalse(kept.asExpected());
    }
}
