/// **Multiplication by networks with one hidden layer.**
///
/// Question    How many neurons multiply n numbers, how well, and what does a tree cost instead?
/// Gives       gates with 2^n, 2^n − 1 and 2^(n−1) neurons, trees, errors, certificates, exact ranks
/// Read first  [FlatGate]
/// Imports     network, network.series, network.weighted, numeric.matrix
/// Law         no flat gate has fewer than 2^(n−1) neurons, whatever its biases
@NullMarked
package wick.topic.expressivity.theory.product;

import org.jspecify.annotations.NullMarked;
