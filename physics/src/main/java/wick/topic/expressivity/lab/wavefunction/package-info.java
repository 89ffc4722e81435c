/// **Wave functions sampled and brought down in energy.**
///
/// Question    How close to the ground state does a small network come?
/// Gives       Metropolis walks with the errors that their memory leaves, stochastic reconfiguration
/// Read first  [Walkers], [Reconfiguration]
/// Imports     topic.expressivity.wavefunction, numeric
/// Law         measured energies carry the error of correlated samples
@NullMarked
package wick.topic.expressivity.lab.wavefunction;

import org.jspecify.annotations.NullMarked;
