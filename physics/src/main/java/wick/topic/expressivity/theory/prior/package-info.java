/// **Which functions networks of random weights compute.**
///
/// Question    How probable is each Boolean function as the sign of an infinitely wide random network?
/// Gives       classes of functions that symmetry makes equally probable, and their probabilities
/// Read first  [BooleanPrior]
/// Imports     theory.infinitewidth, numeric
/// Law         the probabilities of all functions sum to one
@NullMarked
package wick.topic.expressivity.theory.prior;

import org.jspecify.annotations.NullMarked;
