/// **Many networks of one kind.**
///
/// Question    What is the mean over networks, how far do single networks stray from it, and how sure are
/// we?
/// Gives       numbers read off every network, or their moments only; on all cores
/// Read first  [Ensemble], [Reading]
/// Imports     numeric, network, observable, lab.realization
/// Law         network k of an ensemble is the same bits for any number of threads and of other networks
@NullMarked
package wick.lab.ensemble;

import org.jspecify.annotations.NullMarked;
