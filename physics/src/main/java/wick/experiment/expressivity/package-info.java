/// **What networks can express, at what price, and what depth buys: predicted, built and measured.**
///
/// Question    Do networks made to compute something do it as exactly and as cheaply as theory says?
/// Gives       the experiments on expressivity and the claims of the literature about it
/// Read first  [Expressivity], [ProductGateNeurons]
/// Imports     experiment, topic.expressivity, network, numeric, observable
/// Law         a source's wrong statement is a comparison of its own, expected to disagree
@NullMarked
package wick.experiment.expressivity;

import org.jspecify.annotations.NullMarked;
