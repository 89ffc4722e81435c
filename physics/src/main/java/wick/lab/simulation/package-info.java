/// **Recurrent networks simulated in time.**
///
/// Question    What do drawn recurrent networks do, from moment to moment?
/// Gives       [Simulation]: correlations, responses and Lyapunov exponents, one row of numbers per network
/// Read first  [Simulation], then [Scheme] and [Reading]
/// Imports     network, numeric, observable, lab.realization (inner products)
/// Law         a response is a tangent vector, never a difference of two runs; a network that runs away is
/// named
@NullMarked
package wick.lab.simulation;

import org.jspecify.annotations.NullMarked;
