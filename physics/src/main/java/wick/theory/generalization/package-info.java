/// **How well a kernel learns, from its spectrum alone.**
///
/// Question    What test error does kernel regression reach with n points, before any of it is done?
/// Gives       learning curves, learnabilities of modes, the estimate of the risk from the training data
/// alone
/// Read first  [EigenLearning]
/// Imports     numeric.matrix
/// Law         the learnabilities of all modes sum to n where nothing is added to the kernel
@NullMarked
package wick.theory.generalization;

import org.jspecify.annotations.NullMarked;
