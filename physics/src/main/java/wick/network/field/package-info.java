/// **Networks built to be a field theory: the law of their parameters.**
///
/// Question    From which density are the parameters of a one-layer network drawn, so that its functions are a field?
/// Gives       cosine and exponential neurons, free-scalar frequencies, phases, readouts, a box with its lattice
/// Read first  [FieldNetwork], then [CosineNeuron]
/// Imports     numeric.matrix
/// Law         a description holds no parameters and no correlators: theory and laboratory read the same one
@NullMarked
package wick.network.field;

import org.jspecify.annotations.NullMarked;
