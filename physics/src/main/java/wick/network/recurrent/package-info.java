/// **Recurrent networks in time, as data: dh = (−γ h + W φ(h) + U x + b) dt + √κ dB.**
///
/// Question    Which stochastic recurrent network is meant?
/// Gives       decay, variances of weights and biases, noise, activation, input signal, time and ties of weights
/// Read first  [RecurrentNetwork], then [Signal]
/// Imports     network, numeric.matrix
/// Law         a description holds no weights and no correlators: theory and laboratory read the same one
@NullMarked
package wick.network.recurrent;

import org.jspecify.annotations.NullMarked;
