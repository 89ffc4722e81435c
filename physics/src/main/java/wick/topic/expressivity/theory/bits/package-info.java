/// **Functions of bits as polynomials and as networks.**
///
/// Question    Which network computes a given Boolean function, how sharp must its neurons be, how well
/// conditioned is it?
/// Gives       truth tables, their polynomials, networks with one hidden layer, the error of every output
/// Read first  [BitPolynomial], then [BooleanNetwork]
/// Imports     network, network.weighted
/// Law         the polynomial of a function has whole coefficients and gives the function back exactly
@NullMarked
package wick.topic.expressivity.theory.bits;

import org.jspecify.annotations.NullMarked;
