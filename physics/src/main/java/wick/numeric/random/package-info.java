/// **Random numbers with an address.**
///
/// Question    How is any part of an ensemble drawn again, alone, on any thread and any JDK, bit for bit?
/// Gives       uniform, normal and truncated normal streams at a (seed, experiment, network, layer, block)
/// Read first  [Address], then [RandomStream]
/// Imports     nothing
/// Law         equal addresses give equal bits; different addresses give independent streams
@NullMarked
package wick.numeric.random;

import org.jspecify.annotations.NullMarked;
