/// **Gradient descent of real networks.**
///
/// Question    What do finite networks do under training, one by one and as an ensemble?
/// Gives       outputs on training and test inputs at chosen steps, the loss, the drift of the tangent
/// kernel
/// Read first  [Training], [StochasticDescent], [Outcome]
/// Imports     numeric, network, lab.realization
/// Law         a network that diverges is an [Outcome.Diverged], never a NaN; network k has the same bits
/// in any ensemble
@NullMarked
package wick.lab.training;

import org.jspecify.annotations.NullMarked;
