/// **One recurrent network: what theory says of it, what ensembles say, and both side by side.**
///
/// Question    Does this stochastic recurrent network do what theory says, at infinite N and at order 1/N?
/// Gives       forecasts, observations, comparisons over sizes, phase diagrams
/// Read first  [Forecast], [Characteristic]
/// Imports     experiment, network, numeric, observable, theory.recurrent, lab.simulation
/// Law         a forecast knows no sample, an observation no theory; they meet in a comparison
@NullMarked
package wick.experiment.recurrent;

import org.jspecify.annotations.NullMarked;
