/// **Models that fit their data exactly.**
///
/// Question    Can these labels be memorized, and what does the least of all exact fits say elsewhere?
/// Gives       a separating plane or the proof that there is none, weights of least norm
/// Read first  [Separation], [LeastNormFit]
/// Imports     numeric.matrix
/// Law         a verdict comes with a certificate that was checked, or is no verdict
@NullMarked
package wick.lab.interpolation;

import org.jspecify.annotations.NullMarked;
