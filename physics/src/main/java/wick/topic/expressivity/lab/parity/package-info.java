/// **Parities and the gradients of networks that should learn them.**
///
/// Question    How much does a gradient say about which parity is the target, and does training find it?
/// Gives       signal of drawn networks for parities of every size, networks trained on random parities
/// Read first  [ParitySignal], [LearnedParities]
/// Imports     lab.ensemble, lab.realization, lab.training, network, numeric
/// Law         the signals of all parities sum to the mean square of the gradient over inputs
@NullMarked
package wick.topic.expressivity.lab.parity;

import org.jspecify.annotations.NullMarked;
