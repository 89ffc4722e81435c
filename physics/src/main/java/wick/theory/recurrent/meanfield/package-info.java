/// **The stationary state of an infinitely large random recurrent network, and whether it is chaotic.**
///
/// Question    How do the units fluctuate once the transient is over, and do neighboring trajectories part?
/// Gives       variance, autocorrelation and spectrum of a unit; Lyapunov exponent; phases and their borders
/// Read first  [StationaryState], then [Separatrix]
/// Imports     network, network.recurrent, numeric.gaussian, numeric.matrix, numeric.parallel, theory.infinitewidth
/// Law         the exponent is positive exactly where the autocorrelation bends down at zero lag
@NullMarked
package wick.theory.recurrent.meanfield;

import org.jspecify.annotations.NullMarked;
