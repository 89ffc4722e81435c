package wick.topic.information.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IsingRingTest {

    /// Values of reference/information/rings.py.
    @Test
    void aRingOfTenSpinsHasTheReferencesPartitionFunction() {
        IsingRing ring = new IsingRing(10, 0.7, 0);
        assertEquals(9.2106545473, ring.logPartition(), 1e-10);
        assertEquals(0.2485870500, ring.correlation(3), 1e-10);
    }

    /// Every state of rings of eight spins in fields, one by one.
    @Test
    void theDivergenceOfTwoRingsIsThatOfTheirStates() {
        IsingRing p = new IsingRing(8, 0.6, 0.2);
        IsingRing q = new IsingRing(8, -0.3, 0.5);
        double divergence = 0;
        double magnetization = 0;
        for (int state = 0; state < 256; state++) {
            double probability = Math.exp(-energy(p, state) - p.logPartition());
            divergence += probability * (energy(q, state) + q.logPartition() - energy(p, state) - p.logPartition());
            magnetization += probability * (Integer.bitCount(state) - 4) / 4.0;
        }
        assertEquals(divergence, p.divergenceFrom(q), 1e-12);
        assertEquals(magnetization, p.magnetization(), 1e-12);
        assertEquals(divergence, p.variationalFreeEnergy(q) - q.freeEnergy(), 1e-12);
        assertEquals(0, p.divergenceFrom(p), 0);
    }

    private static double energy(IsingRing ring, int state) {
        double energy = 0;
        for (int i = 0; i < 8; i++) {
            int s = 2 * (state >> i & 1) - 1;
            int next = 2 * (state >> ((i + 1) % 8) & 1) - 1;
            energy -= ring.coupling() * s * next + ring.field() * s;
        }
        return energy;
    }
}
