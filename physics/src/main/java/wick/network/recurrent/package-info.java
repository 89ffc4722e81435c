/// **Recurrent networks in time, as data: dh = (−γ h + W φ(h) + U x + b) dt + √κ dB.**
///
/// Question    Which stochastic recurrent network is meant?
/// Gives       decay, variances of weights and biases, noise, activation, input signal, time, ties; as files
/// Read first  [RecurrentNetwork], then [Signal], [RecurrentFile]
/// Imports     network, numeric.matrix, text
/// Law         a description holds no weights and no correlators: theory and laboratory read the same one
@NullMarked
package wick.network.recurrent;

import org.jspecify.annotations.NullMarked;
