/// **Chains of quantum spins and wave functions that are networks, as data.**
///
/// Question    Which Hamiltonian, and which amplitude has each of its 2^N states?
/// Gives       the transverse-field Ising and the Heisenberg chain, restricted Boltzmann machines on rings
/// Read first  [SpinChain], [Machine], then [Amplitudes]
/// Imports     numeric.matrix
/// Law         every off-diagonal element is negative or zero, so that the ground state is positive
@NullMarked
package wick.topic.expressivity.wavefunction;

import org.jspecify.annotations.NullMarked;
