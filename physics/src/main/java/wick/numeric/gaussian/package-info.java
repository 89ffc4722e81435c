/// **Averages over one to four Gaussian variables, each with a bound on its error.**
///
/// Question    What is ⟨f(z)⟩ or ⟨f(z₁) g(z₂)⟩ for Gaussian z?
/// Gives       quadrature for smooth and kinked functions at any variance and correlation, Hermite expansions
/// Read first  [GaussianExpectation], then [HermiteGrid] for many covariances of the same function,
///             [ProductAverages] and [SignedMoments] for up to four variables; [OrthantProbability]
/// Imports     nothing
/// Law         the stated error covers the difference to the exact value, or an exception says why
@NullMarked
package wick.numeric.gaussian;

import org.jspecify.annotations.NullMarked;
