package wick.topic.expressivity.theory.wavefunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.topic.expressivity.wavefunction.SpinChain;

class GroundEnergyTest {

    @ParameterizedTest
    @CsvSource({"4, 1", "5, 0.3", "7, 1.7", "10, 1", "12, 0.8"})
    void freeFermionsAndExactDiagonalizationAgree(int sites, double field) {
        SpinChain.TransverseIsing chain = new SpinChain.TransverseIsing(sites, field);
        assertEquals(GroundEnergy.freeFermions(chain), GroundEnergy.lanczos(chain), 1e-10);
    }

    /// −2 / sin(π/2N) at the critical point.
    @Test
    void theCriticalChainHasTheClosedForm() {
        assertEquals(
                -2 / Math.sin(Math.PI / 32), GroundEnergy.freeFermions(new SpinChain.TransverseIsing(16, 1)), 1e-12);
    }

    /// Matrices of spins multiplied out, with neither sign rule nor sectors.
    @Test
    void theHeisenbergRingsOfFourAndSixAreThoseOfSpinMatrices() {
        assertEquals(-2, GroundEnergy.lanczos(new SpinChain.Heisenberg(4)), 1e-12);
        int sites = 6;
        Matrix h = Matrix.zeros(64, 64);
        for (int i = 0; i < sites; i++) {
            int j = (i + 1) % sites;
            for (int s = 0; s < 64; s++) {
                boolean same = (s >> i & 1) == (s >> j & 1);
                h.set(s, s, h.at(s, s) + (same ? 0.25 : -0.25));
                if (!same) {
                    int t = s ^ (1 << i) ^ (1 << j);
                    h.set(t, s, h.at(t, s) + 0.5);
                }
            }
        }
        assertEquals(SymmetricEigen.of(h).values().at(0), GroundEnergy.lanczos(new SpinChain.Heisenberg(sites)), 1e-11);
    }

    @Test
    void impossibleChainsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SpinChain.Heisenberg(7));
        assertThrows(IllegalArgumentException.class, () -> new SpinChain.TransverseIsing(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new SpinChain.TransverseIsing(8, 0));
        assertThrows(IllegalArgumentException.class, () -> GroundEnergy.lanczos(new SpinChain.TransverseIsing(21, 1)));
    }
}
