package wick.topic.expressivity.lab.wavefunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.topic.expressivity.theory.wavefunction.ExactSum;
import wick.topic.expressivity.theory.wavefunction.GroundEnergy;
import wick.topic.expressivity.wavefunction.Machine;
import wick.topic.expressivity.wavefunction.SpinChain;

class WalkersTest {
    private static final SpinChain ISING = new SpinChain.TransverseIsing(10, 1);
    private static final SpinChain HEISENBERG = new SpinChain.Heisenberg(10);

    private static Machine drawn(int number) {
        RandomStream stream = Address.of(number, "walkers").open();
        double[] parameters = new double[11];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = 0.3 * stream.nextNormal();
        }
        return new Machine(10, 1, Vector.of(parameters));
    }

    /// Eight energies within four of their errors, at most one beyond three: false alarms below 1e-3.
    @Test
    void sampledEnergiesAreThoseOfTheSumOverAllStates() {
        int beyond = 0;
        for (int number = 0; number < 4; number++) {
            for (SpinChain chain : List.of(ISING, HEISENBERG)) {
                Walkers.Energy sampled =
                        new Walkers(chain, 16, 1).energy(drawn(number), 2000, Address.of(number, "energy"));
                ExactSum exact = ExactSum.of(chain, drawn(number));
                double z = sampled.energy().mean().deviationsFrom(exact.energy());
                assertTrue(Math.abs(z) < 4, "machine " + number + " on " + chain + ": z = " + z);
                beyond += Math.abs(z) > 3 ? 1 : 0;
                assertEquals(
                        exact.variance(),
                        sampled.variance().mean(),
                        6 * sampled.variance().standardError(),
                        "variance of machine " + number + " on " + chain);
            }
        }
        assertTrue(beyond <= 1, beyond + " beyond three errors");
    }

    /// Seen by exact sums, so that nothing is left to chance but the way down.
    @Test
    void reconfigurationComesCloseToTheGroundStateAndNeverBelow() {
        for (SpinChain chain : List.of(ISING, HEISENBERG)) {
            double ground = GroundEnergy.lanczos(chain);
            Reconfiguration descent = new Reconfiguration(new Walkers(chain, 16, 1), 32, 0.1);
            List<Machine> machines = descent.machines(2, List.of(0, 20, 150), Address.of(1, "descent"));
            double[] above = machines.stream()
                    .mapToDouble(m -> ExactSum.of(chain, m).energy() - ground)
                    .toArray();
            assertTrue(above[0] > above[1] && above[1] > above[2], List.of(above[0], above[1], above[2]) + "");
            assertTrue(above[2] > -1e-10 && above[2] < 1e-3 * Math.abs(ground), "above by " + above[2]);
        }
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        double[] energies = new double[2];
        for (int i = 0; i < 2; i++) {
            int own = i;
            Parallel.withThreads(
                    1 + i,
                    () -> energies[own] = new Walkers(ISING, 4, 1)
                            .energy(drawn(1), 50, Address.of(1, "threads"))
                            .energy()
                            .mean()
                            .mean());
        }
        assertEquals(energies[0], energies[1], 0.0);
    }
}
