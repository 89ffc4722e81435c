/// **Data drawn from hierarchies and rings, and information estimated from samples.**
///
/// Question    What do samples alone say of how much is known of a cause?
/// Gives       paths through hierarchies, broadcast trees, rings; plug-in estimates with bias
/// corrections, estimates from
///             nearest neighbors, divergences of histograms; networks trained on leaves, encoders that
///             forget, neurons trained on labels of which some are wrong
/// Read first  [PluginInformation], [NearestNeighbors]
/// Imports     topic.information, numeric, network, lab.training
/// Law         an estimate sees samples only; an encoder may be handed exact covariances
@NullMarked
package wick.topic.information.lab;

import org.jspecify.annotations.NullMarked;
