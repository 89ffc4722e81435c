/// **The process of libtorch.**
///
/// Question    How does libtorch carry a network forward, back, and one step on?
/// Gives       [Main], which answers requests until the other end is gone
/// Read first  [Main], [Learner], [Passage]
/// Imports     network, network.formula, network.training, lab.realization, lab.training, numeric.*;
///             torch.message
/// Law         the only room that names libtorch; whatever a step makes is freed when it is done
@NullMarked
package wick.torch.worker;

import org.jspecify.annotations.NullMarked;
