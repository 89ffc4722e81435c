/// **The action of a network's outputs: from their correlators to couplings and back.**
///
/// Question    Which interacting field theory are the outputs of a finite network, and where does that hold?
/// Gives       Edgeworth densities, actions with quartic and sextic couplings, the exact density of an output,
///             couplings running with depth
/// Read first  [OutputCumulants], [ScalarAction]; [PointCumulants], [PointAction] for several inputs
/// Imports     network, numeric, theory.finitewidth, theory.infinitewidth, theory.kernellaw
/// Law         weights are e^(−S); what an order of 1/n claims is exact up to the next power
@NullMarked
package wick.theory.action;

import org.jspecify.annotations.NullMarked;
