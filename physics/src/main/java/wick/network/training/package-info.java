/// **How a network is trained, as data.**
///
/// Question    Which loss, which optimizer, which batches, for how long?
/// Gives       recipes that theories predict and engines follow
/// Read first  [Recipe], [Optimizer]; [RateFactors] for what a parameterization does to rates
/// Imports     numeric.matrix, network
/// Law         losses are means over a batch, as in the frameworks that people use
@NullMarked
package wick.network.training;

import org.jspecify.annotations.NullMarked;
