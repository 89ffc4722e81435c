/// **Functions of one number, applied to whole arrays at the speed of the vector unit.**
///
/// Question    What are tanh, exp, erf, Φ, arccos, … of these numbers?
/// Gives       our own kernels, about one unit in the last place, each with a scalar twin
/// Read first  [Elementwise]; [Versine] for angles of correlations near 1; [Fold] for convolutions
/// Imports     nothing; the only room that names the Vector API
/// Law         the vector form and its scalar twin return the same bits, at any offset and count
@NullMarked
package wick.numeric.elementwise;

import org.jspecify.annotations.NullMarked;
