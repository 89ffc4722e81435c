/// **Deep linear networks that are built, drawn or trained, and counted.**
///
/// Question    How many connections do these very networks have, and what do they compute?
/// Gives       sparse layers of known algorithms, random ones, trained ones; their counts and errors
/// Read first  [LinearNetwork], then [Construction]
/// Imports     numeric.matrix, numeric.parallel, numeric.random
/// Law         what is counted was built; no formula for a count stands here
@NullMarked
package wick.topic.expressivity.lab.flattening;

import org.jspecify.annotations.NullMarked;
