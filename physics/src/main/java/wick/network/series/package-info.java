/// **Activations as power series.**
///
/// Question    What are the derivatives of an activation of any order, and where do they vanish?
/// Gives       Taylor coefficients at a point, zeros of a derivative
/// Read first  [ActivationSeries]
/// Imports     network, network.formula, numeric.elementwise, numeric.matrix
/// Law         a series is refused where the activation is not smooth
@NullMarked
package wick.network.series;

import org.jspecify.annotations.NullMarked;
