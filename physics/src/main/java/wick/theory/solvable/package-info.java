/// **Training that can be solved exactly, feature learning included.**
///
/// Question    What does training do where no kernel is frozen, and no width is infinite?
/// Gives       a linear network of one hidden layer at any width: outputs, kernel, means over networks
/// Read first  [FeatureLearning], [InitialLaw]
/// Imports     nothing
/// Law         at the start every curve is that of the untrained network; a saddle is named, never crossed
@NullMarked
package wick.theory.solvable;

import org.jspecify.annotations.NullMarked;
