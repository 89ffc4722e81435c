/// **Training in theory: gradient descent with a frozen kernel.**
///
/// Question    What do the outputs of an ensemble look like after k steps, on training and test inputs?
/// Gives       mean and covariance at every step, the limit of infinite time, the largest stable learning
/// rate
/// Read first  [FrozenKernelTraining]
/// Imports     numeric
/// Law         at step 0 the outputs have the law of the initial network
@NullMarked
package wick.theory.dynamics;

import org.jspecify.annotations.NullMarked;
