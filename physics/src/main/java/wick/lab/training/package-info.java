/// **Gradient descent of real networks.**
///
/// Question    What do finite networks do under training, one by one and as an ensemble?
/// Gives       outputs, loss, drift of the tangent kernel and movement of features, by full batches or
///             mini-batches, with stored weights or at widths where no weight matrix would fit
/// Read first  [Training], [StochasticDescent], [Outcome]; [ImplicitLearner] for weights that are not stored
/// Imports     numeric, network, network.training, observable, data and text (checkpoints), lab.realization,
///             lab.implicit
/// Law         a network that diverges is an [Outcome.Diverged], never a NaN; network k has the same bits
///             in any ensemble
@NullMarked
package wick.lab.training;

import org.jspecify.annotations.NullMarked;
