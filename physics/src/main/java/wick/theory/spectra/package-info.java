/// **How the singular values of a deep network and the eigenvalues of its kernels are spread.**
///
/// Question    Which directions does a wide network stretch, and which functions does its kernel see?
/// Gives       spectra of input-output Jacobians from free probability, eigenvalues of kernels by symmetry
/// Read first  [JacobianSpectrum], [SphereSpectrum]
/// Imports     numeric, network, theory.infinitewidth
/// Law         a point of a density is a solution of its equation that was followed from infinity, with
/// its residual
@NullMarked
package wick.theory.spectra;

import org.jspecify.annotations.NullMarked;
