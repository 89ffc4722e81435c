/// **Infinitely wide networks that learn features: dynamic mean-field theory of training.**
///
/// Question    What do outputs and features of a network become under gradient descent where width is
///             infinite and yet nothing is frozen?
/// Gives       outputs, kernels of features and gradients, movement of every layer, step by step, with an
///             error and a certificate that the equations close
/// Read first  [DynamicMeanField]; [MeanFieldNetwork] for which networks have such a limit
/// Imports     numeric, network
/// Law         without hidden matrices the theory is that of particles; linear networks are exact
@NullMarked
package wick.theory.featurelearning;

import org.jspecify.annotations.NullMarked;
