/// **How few numbers a Hamiltonian with structure has, and why its order is low.**
///
/// Question    How many couplings are left by order, locality and symmetry; which density has given moments?
/// Gives       exact counts on lattices of any size, maximum-entropy densities, exact posteriors of classes
/// Read first  [Couplings], then [MaximumEntropy] and [Posterior]
/// Imports     numeric.gaussian, numeric.matrix, topic.expressivity.structure
/// Law         counts are exact; a density comes with a certified residual or not at all
@NullMarked
package wick.topic.expressivity.theory.structure;

import org.jspecify.annotations.NullMarked;
