/// **What a network becomes when every hidden layer is infinitely wide.**
///
/// Question    Which Gaussian process is it, and how deep does a signal survive?
/// Gives       fixed points, susceptibilities, correlation lengths, phases; kernels, by tiles; slopes
/// Read first  [MeanField], then [KernelRecursion]
/// Imports     numeric, network
/// Law         nothing here draws a random number; every number states its numerical error
@NullMarked
package wick.theory.infinitewidth;

import org.jspecify.annotations.NullMarked;
