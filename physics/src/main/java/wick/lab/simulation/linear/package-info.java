/// **Linear recurrent networks, each solved exactly: no time is discretized and no noise is drawn.**
///
/// Question    What do networks with drawn weights do, averaged over their noise and biases?
/// Gives       variance, autocorrelation, spectrum, transient, response, eigenvalues, traces of powers, per network
/// Read first  [LinearNetwork], then [LinearEnsemble]
/// Imports     network, numeric
/// Law         a network that has no stationary state gives no stationary number; how many were left out is told
@NullMarked
package wick.lab.simulation.linear;

import org.jspecify.annotations.NullMarked;
