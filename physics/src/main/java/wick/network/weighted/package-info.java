/// **A feedforward network whose weights are known.**
///
/// Question    What does the network with exactly these weights compute, and how large is it?
/// Gives       sparse layers, with and without connections that skip layers; counts; evaluation
/// Read first  [WeightedNetwork], then [NetworkBuilder]
/// Imports     network, numeric.matrix
/// Law         a sum is added up in ascending order of its sources and the bias comes last, so that one
/// network gives the same bits wherever it is evaluated here
@NullMarked
package wick.network.weighted;

import org.jspecify.annotations.NullMarked;
