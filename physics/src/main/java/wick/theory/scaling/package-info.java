/// **How training depends on width and depth, counted in powers.**
///
/// Question    Does a wider network still start, move and learn features at the rates that a narrow one took?
/// Gives       exponents of activations and of their first update, the regime, the rates to use instead
/// Read first  [WidthScaling]
/// Imports     network, network.training
/// Law         (a, b, c) → (a + t, b − t, c − 2t) changes nothing for gradient descent, c − t for Adam
@NullMarked
package wick.theory.scaling;

import org.jspecify.annotations.NullMarked;
