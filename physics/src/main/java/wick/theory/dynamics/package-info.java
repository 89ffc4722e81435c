/// **Training in theory: gradient descent with a frozen kernel, and what that leaves out.**
///
/// Question    What do the outputs of an ensemble look like after k steps, on training and test inputs?
/// Gives       mean and covariance at every step, with momentum and mini-batches too; other losses by drawn
///             functions; the first corrections in 1/n to kernel and outputs
/// Read first  [FrozenKernelTraining], then [FirstOrderTraining]
/// Imports     numeric, network.training, theory.finitewidth, theory.solvable
/// Law         at step 0 the outputs have the law of the initial network
@NullMarked
package wick.theory.dynamics;

import org.jspecify.annotations.NullMarked;
