/// **What networks can express, how cheaply, and what depth buys: predicted, built and measured.**
///
/// Question    Do networks made to compute something do it as exactly and as cheaply as theory says?
/// Gives       the experiments on expressivity and the claims of the literature about it
/// Read first  [NoFlattening], [KanGridScaling]
/// Imports     experiment, observable, numeric, topic.expressivity
/// Law         as for every experiment: what a formula says and what a network did meet in a comparison
@NullMarked
package wick.experiment.expressivity;

import org.jspecify.annotations.NullMarked;
