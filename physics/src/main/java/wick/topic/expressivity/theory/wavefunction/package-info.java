/// **Exact energies of chains of spins, and of wave functions on them.**
///
/// Question    What is the least energy, and what is that of a given wave function?
/// Gives       free fermions for the Ising chain, Lanczos for any chain, sums over all states
/// Read first  [GroundEnergy], [ExactSum]
/// Imports     topic.expressivity.wavefunction, numeric.matrix
/// Law         no wave function has less energy than the ground state
@NullMarked
package wick.topic.expressivity.theory.wavefunction;

import org.jspecify.annotations.NullMarked;
