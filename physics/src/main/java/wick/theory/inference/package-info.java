/// **Bayesian inference with a kernel: what training data say about the outputs at test inputs.**
///
/// Question    What is the posterior of a Gaussian process, how well does its prior fit, and can it be
/// trusted?
/// Gives       mean, covariance, evidence and its derivatives, leave-one-out, calibration of classes
/// Read first  [GaussianProcess]
/// Imports     numeric, theory.infinitewidth
/// Law         leave-one-out in closed form is literally leaving out; nothing is added to a kernel unasked
@NullMarked
package wick.theory.inference;

import org.jspecify.annotations.NullMarked;
