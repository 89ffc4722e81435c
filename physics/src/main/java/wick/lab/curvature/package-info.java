/// **How the loss bends around a network.**
///
/// Question    How sharp is the loss here, in how many directions, and does the gradient point along them?
/// Gives       products with Hessian and Gauss-Newton matrix, largest eigenvalues with a certified error, the
///             density of eigenvalues and the trace with standard errors, sharpness along training
/// Read first  [Hessian], [Lanczos], [SpectralDensity], [SharpnessCourse]
/// Imports     network, numeric, lab.realization, lab.training
/// Law         curvature is that in which descent of rate η is stable below 2/η, whatever the parameterization
@NullMarked
package wick.lab.curvature;

import org.jspecify.annotations.NullMarked;
