/// **The linear recurrent network, exactly: at infinite size, at orders 1/N and 1/N², moments at any N.**
///
/// Question    How do the units of a random recurrent network fluctuate, and what does a finite size change?
/// Gives       covariances, spectra and coefficients of 1/N; traces exact in N; chances of instability
/// Read first  [LinearTheory], then [SizeExpansion] and [SlidesFormula]
/// Imports     network, network.recurrent, numeric.gaussian, numeric.matrix
/// Law         unstable parameters are refused; a coefficient names its order in 1/N
@NullMarked
package wick.theory.recurrent;

import org.jspecify.annotations.NullMarked;
