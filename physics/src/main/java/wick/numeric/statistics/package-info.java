/// **Numbers from samples, each with its error.**
///
/// Question    What did we measure, how sure are we, and does it agree with what was predicted?
/// Gives       mergeable moments and covariances, cumulants, jackknife errors, fits, tests, tail
/// probabilities
/// Read first  [Estimate], [Moments], [Jackknife]
/// Imports     numeric.matrix
/// Law         one sample is one independent network; merging in the same order gives the same bits
@NullMarked
package wick.numeric.statistics;

import org.jspecify.annotations.NullMarked;
