package wick.topic.expressivity.theory.wavefunction;

import wick.topic.expressivity.wavefunction.Amplitudes;
import wick.topic.expressivity.wavefunction.Machine;
import wick.topic.expressivity.wavefunction.SpinChain;

/// Energy of a machine's wave function and the variance of H in it, ⟨H²⟩ − ⟨H⟩², summed over all states.
public record ExactSum(double energy, double variance) {

    /// @throws IllegalArgumentException for more than [GroundEnergy#MOST] sites
    public static ExactSum of(SpinChain chain, Machine machine) {
        if (chain.sites() > GroundEnergy.MOST) {
            throw new IllegalArgumentException(
                    "a sum over the states of " + chain.sites() + " spins: at most " + GroundEnergy.MOST);
        }
        Amplitudes amplitudes = new Amplitudes(chain, machine);
        double reference = amplitudes.logarithm();
        double norm = 0;
        double first = 0;
        double second = 0;
        double shift = amplitudes.localEnergy();
        for (int state = 0; state < 1 << chain.sites(); state++) {
            if (chain instanceof SpinChain.Heisenberg && 2 * Integer.bitCount(state) != chain.sites()) {
                continue;
            }
            amplitudes.moveTo(state);
            double weight = Math.exp(2 * (amplitudes.logarithm() - reference));
            double energy = amplitudes.localEnergy() - shift;
            norm += weight;
            first += weight * energy;
            second += weight * energy * energy;
        }
        double mean = first / norm;
        return new ExactSum(shift + mean, second / norm - mean * mean);
    }
}
