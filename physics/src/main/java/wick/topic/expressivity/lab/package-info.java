/// **How wrong a network is, measured.**
///
/// Question    What is the largest error of this network over its domain?
/// Gives       the largest difference found at corners, at random points, and by climbing from the worst of them
/// Read first  [SupremumError]
/// Imports     network.weighted, numeric.matrix, numeric.random
/// Law         differences are taken in decimal arithmetic, so that what is measured is the network's error
@NullMarked
package wick.topic.expressivity.lab;

import org.jspecify.annotations.NullMarked;
