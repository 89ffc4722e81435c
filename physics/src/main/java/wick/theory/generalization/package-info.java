/// **How well regression generalizes, before any of it is done.**
///
/// Question    What test error is reached with n points, and when are they fitted or memorized exactly?
/// Gives       learning curves from the spectrum of a kernel, the estimate of the risk from the training data
///             alone, double descent exactly and in the limit, the number of labels that can be separated
/// Read first  [EigenLearning], [LeastNorm], [RandomFeatures], [Separability]
/// Imports     network, numeric.gaussian, numeric.matrix
/// Law         the learnabilities of all modes sum to n where nothing is added to the kernel
@NullMarked
package wick.theory.generalization;

import org.jspecify.annotations.NullMarked;
