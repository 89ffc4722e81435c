/// **Which diagrams an action has, with which factors, and what they add up to.**
///
/// Question    How does a correlation function expand in the couplings, term by term?
/// Gives       all diagrams of an order with exact symmetry factors; their values in zero
///             dimensions, on points, for N components, and between the layers of a network
/// Read first  [Correlator], [Diagrams]
/// Imports     network, numeric, text
/// Law         the diagrams of an order account for every Wick contraction exactly once
@NullMarked
package wick.theory.fieldtheory;

import org.jspecify.annotations.NullMarked;
