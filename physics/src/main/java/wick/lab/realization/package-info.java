/// **One network with its weights drawn, or held implicitly.**
///
/// Question    What does a network of this width do, this one, with these weights?
/// Gives       outputs, the kernel at each layer, gradients, the neural tangent kernel, steps of gradient
/// descent
/// Read first  [Realization], [RealNetwork]; [ImplicitNetwork] for the same law without weights; [Stage]
/// for a layer
/// Imports     numeric, network, observable
/// Law         given a layer's input, a linear map's outputs have exactly the covariance that
/// `kernelInto` gives
@NullMarked
package wick.lab.realization;

import org.jspecify.annotations.NullMarked;
