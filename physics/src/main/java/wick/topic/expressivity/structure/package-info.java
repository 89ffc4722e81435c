/// **What makes a Hamiltonian cheap, described.**
///
/// Question    Which variables, which terms, which symmetry; which classes?
/// Gives       lattices, locality and symmetry of polynomials on them, families of classes
/// Read first  [Lattice], then [Terms] and [ClassModel]
/// Imports     numeric.matrix
/// Law         descriptions only: nothing is counted, predicted or drawn here
@NullMarked
package wick.topic.expressivity.structure;

import org.jspecify.annotations.NullMarked;
