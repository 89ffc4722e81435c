/// **How fast the parts of Wick are on this machine.**
///
/// Question    What does a product, a factorization, a layer of kernels, a network cost, and what could it
/// cost? Gives       times beside a reference measured in the same run, as a table and as JSON named after
/// the machine Read first  [Main]
/// Imports     the rooms that are measured; benchmarks of what a room keeps to itself lie in that room's
/// package Law         every benchmark checks its own answer before and after it is timed
@NullMarked
package wick.benchmarks;

import org.jspecify.annotations.NullMarked;
