/// **Networks built to approximate, and how far off they are.**
///
/// Question    How many pieces does this very network have, and how large is its error?
/// Gives       relu sawteeth and squares, staircases of bends and of steps, cosines of drawn frequencies
/// Read first  [Approximants]
/// Imports     network, network.weighted, numeric.matrix, numeric.parallel, numeric.random
/// Law         what is measured is a network with weights, evaluated; no formula for an error stands here
@NullMarked
package wick.topic.expressivity.lab.depth;

import org.jspecify.annotations.NullMarked;
