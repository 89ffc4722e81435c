/// **Polynomials of several variables, exactly.**
///
/// Question    What does `3*x*y^2 - z + 1/2` say, or the energy of a field on a lattice?
/// Gives       a parser, the tree as it was written, exact values, the expanded terms; lattice Hamiltonians
/// Read first  [Polynomial], then [PolynomialParser]
/// Imports     nothing
/// Law         coefficients are fractions of whole numbers; nothing is rounded
@NullMarked
package wick.topic.expressivity.polynomial;

import org.jspecify.annotations.NullMarked;
