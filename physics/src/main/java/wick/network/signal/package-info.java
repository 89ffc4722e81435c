/// **What was recorded of a model while it ran: moments of signals, gradients and weights, module by
/// module.**
///
/// Question    What did each module of this model do to signals and gradients?
/// Gives       modules in order of execution with their wiring, moments per step; captures read and written
/// Read first  [Recording], then [Stage], [Signals], [Capture]
/// Imports     data, network, text
/// Law         a recording holds moments only: no tensor, no weight, no judgment
@NullMarked
package wick.network.signal;

import org.jspecify.annotations.NullMarked;
