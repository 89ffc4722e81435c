/// **The tensors of finite width, measured.**
///
/// Question    How do kernels, tangent kernels and their drift fluctuate over real networks of this width?
/// Gives       V, A, B, D, F, P, Q and both mean kernels of every layer, with jackknife errors
/// Read first  [CorrelatorMeasurement], [Tensor]; [StoredReader] for what is averaged exactly
/// Imports     numeric, network, observable, lab.realization, lab.ensemble
/// Law         every estimate is without bias at every width; nothing of theory is subtracted
@NullMarked
package wick.lab.correlators;

import org.jspecify.annotations.NullMarked;
