/// **What a larger width does to training, measured.**
///
/// Question    Does the learning rate of a narrow network suit a wide one, and do both move alike at first?
/// Gives       coordinate checks with fitted exponents; sweeps of rates over widths: whether the best rate
///             stays, and what the narrow networks' one costs wide ones, with intervals and verdicts
/// Read first  [WidthStudy], [RateSweep], [Transfer]; [CoordinateCheck]
/// Imports     experiment, network, numeric, lab.realization, lab.training, theory.scaling
/// Law         a rate at which one network diverges is unstable, never a NaN; all parameterizations are one
///             network at the base width
@NullMarked
package wick.experiment.transfer;

import org.jspecify.annotations.NullMarked;
