/// **What coarse-graining does to a Gaussian lattice field, exactly.**
///
/// Question    Which couplings does a field of block means have, and how much less does it say of its class?
/// Gives       the spectrum and couplings of block means, their flow and fixed point, readings of a source's rule,
///             what a field says of which of two ensembles it comes from
/// Read first  [BlockMeans], [TwoEnsembles]
/// Imports     topic.information, topic.information.theory, numeric
/// Law         blocks of b and then of c are blocks of b c; the field's own power spectrum says all it says
@NullMarked
package wick.topic.information.theory.field;

import org.jspecify.annotations.NullMarked;
