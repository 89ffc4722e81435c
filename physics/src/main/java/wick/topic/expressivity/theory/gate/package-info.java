/// **Monomials from sums of activations.**
///
/// Question    Which neurons multiply, square or copy numbers, and how wrong are they at most?
/// Gives       gates of any number of factors, their exact error terms, rigorous bounds with all rounding
/// Read first  [Gate], then [TunedGate] and [TruncationBound]
/// Imports     network, network.formula, network.series
/// Law         a bound covers every point of the box and every rounding error; nothing is sampled
@NullMarked
package wick.topic.expressivity.theory.gate;

import org.jspecify.annotations.NullMarked;
