/// **Networks whose parameters are drawn so that they are a field theory.**
///
/// Question    Which correlators has such a field at every width, and what does an interaction add?
/// Gives       moments, connected correlators and their limit at large separation, phi^4 at first order, symmetries
/// Read first  [NetworkCorrelators], then [QuarticDeformation]
/// Imports     network.field, numeric.gaussian, numeric.matrix
/// Law         two-point functions do not depend on the width; connected correlators of 2k points fall as N^(1-k)
@NullMarked
package wick.theory.networkfields;

import org.jspecify.annotations.NullMarked;
