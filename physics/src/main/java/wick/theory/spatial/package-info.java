/// **Infinitely wide networks whose signals have positions, branches, noise and statistics over units.**
///
/// Question    Which kernels belong to convolutions, pooling, normalization, attention and shared weights?
/// Gives       NNGP and neural tangent kernels of every wiring with a Gaussian limit, or why not
/// Read first  [NetworkKernels], then [Compiler]
/// Imports     network, numeric, theory.infinitewidth
/// Law         only covariances that a later layer reads are computed; sums run in a fixed order
@NullMarked
package wick.theory.spatial;

import org.jspecify.annotations.NullMarked;
