/// **The first correction of a finite width, and what is exact at every width.**
///
/// Question    How much do kernels fluctuate from network to network, and how non-Gaussian are the outputs?
/// Gives       coefficients of 1/n layer by layer; exact moments of deep linear and critical relu networks
/// Read first  [SingleInputCorrections], then [Correlators] for several inputs
/// Imports     numeric, network
/// Law         a coefficient names its order; at the first layer every correction is zero
@NullMarked
package wick.theory.finitewidth;

import org.jspecify.annotations.NullMarked;
