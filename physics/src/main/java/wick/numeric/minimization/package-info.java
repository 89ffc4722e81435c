/// **Minima of functions of many variables.**
///
/// Question    Where is a smooth function smallest, given its gradient, or a sum of squares, given its derivatives?
/// Gives       limited-memory BFGS with a strong Wolfe search; Levenberg-Marquardt for sums of squares
/// Read first  [Lbfgs], [LevenbergMarquardt]
/// Imports     numeric.matrix
/// Law         no step is accepted that raises the value; the same start gives the same bits
@NullMarked
package wick.numeric.minimization;

import org.jspecify.annotations.NullMarked;
