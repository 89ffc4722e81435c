/// **A model file carried out, forward and backward.**
///
/// Question    What does this very model do to signals and gradients, module by module?
/// Gives       values and exact gradients of an ONNX graph; its modules; what was recorded of them
/// Read first  [ModelRun], then [Modules] and [ModelRecording]
/// Imports     model, network, network.signal, numeric
/// Law         every gradient is that of the values as they were computed; whole numbers stay exact
@NullMarked
package wick.lab.model;

import org.jspecify.annotations.NullMarked;
