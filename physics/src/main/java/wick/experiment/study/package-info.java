/// **One network on one data set: everything theory says of it, measured.**
///
/// Question    How does this network behave on these data, is theory right about it, and what should be
/// changed?
/// Gives       a report that grows while the study runs: phase, kernels, spread, training, accuracy, advice
/// Read first  [StudyRequest], then [Study]
/// Imports     experiment, theory, lab, data, network, observable, text, numeric
/// Law         what the plan cannot settle with its networks is declared beforehand, not afterwards
@NullMarked
package wick.experiment.study;

import org.jspecify.annotations.NullMarked;
