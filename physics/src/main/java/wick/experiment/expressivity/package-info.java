/// **Experiments on what networks can express, and at what price.**
///
/// Question    Do networks built by hand or searched for behave as counting and expansion say?
/// Gives       experiments on gates that multiply numbers and bits and on networks of splines;
///             the claims they test
/// Read first  [ProductGateNeurons], [KanGridScaling]
/// Imports     experiment, topic.expressivity, network, numeric, observable
/// Law         a source's wrong statement is a comparison of its own, expected to disagree
@NullMarked
package wick.experiment.expressivity;

import org.jspecify.annotations.NullMarked;
