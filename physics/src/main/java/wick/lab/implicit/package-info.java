/// **Gaussian matrices that are never stored.**
///
/// Question    What does a matrix of a million rows and columns answer, and after gradient steps?
/// Gives       products A h and Aᵀ p in any order, with gradient steps in between, of exactly the right law
/// Read first  [GaussianMatrix], then [Panels]
/// Imports     numeric, lab.realization for sums over arrays
/// Law         no use is free: memory is the vectors asked so far, time their square, both times the width
@NullMarked
package wick.lab.implicit;

import org.jspecify.annotations.NullMarked;
