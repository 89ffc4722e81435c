/// **Training that can be solved exactly, feature learning included.**
///
/// Question    What does training do where no kernel is frozen, and no width is infinite?
/// Gives       linear networks of one hidden layer at any width, or of any depth by modes; steps beyond the edge of
///             stability; the noise of SGD, drawn afresh or shuffled
/// Read first  [FeatureLearning], [InitialLaw], [DeepLinearMode], [StabilityEdge], [RegressionSgd]
/// Imports     numeric
/// Law         at the start every curve is that of the untrained network; a saddle is named, never crossed
@NullMarked
package wick.theory.solvable;

import org.jspecify.annotations.NullMarked;
