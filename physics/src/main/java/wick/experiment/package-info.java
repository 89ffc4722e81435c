/// **Theory and laboratory in one room: a prediction beside a measurement, and a verdict.**
///
/// Question    Is the theory right, and does it matter at this width?
/// Gives       comparisons with verdicts, experiments with typed parameters, figures as data
/// Read first  [Judge], [WidthExpansion], [Experiment]
/// Imports     numeric, observable, and in the rooms inside this one theory and lab
/// Law         AGREES needs |z| ≤ 4 and a named rival excluded at 5 standard errors; a right theory stays
/// right however
///             many networks are measured
@NullMarked
package wick.experiment;

import org.jspecify.annotations.NullMarked;
