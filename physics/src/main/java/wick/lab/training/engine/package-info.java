/// **Engines that train networks.**
///
/// Question    How does one network, or an ensemble of them, follow a recipe of training fast and to the same bits?
/// Gives       chains of dense layers in float32 and float64, and every architecture in float64, by any optimizer;
///             ensembles side by side
/// Read first  [Engines], [Ensemble]; [DenseEngine], [GeneralEngine]
/// Imports     network, numeric, lab.realization, lab.training
/// Law         the bits of network k depend on the task and its address alone: not on threads, on the ensemble
///             around it, or on where training was interrupted
@NullMarked
package wick.lab.training.engine;

import org.jspecify.annotations.NullMarked;
