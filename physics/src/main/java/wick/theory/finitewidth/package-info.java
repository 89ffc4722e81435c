/// **The first correction of a finite width, and what is exact at every width.**
///
/// Question    How much do kernels fluctuate from network to network, and how non-Gaussian are the outputs?
/// Gives       coefficients of 1/n and 1/n² layer by layer; moments exact in n where there is a formula
/// Read first  [SingleInputCorrections], then [Correlators] for several inputs
/// Imports     numeric, network
/// Law         a coefficient names its order; at the first layer every correction is zero
@NullMarked
package wick.theory.finitewidth;

import org.jspecify.annotations.NullMarked;
