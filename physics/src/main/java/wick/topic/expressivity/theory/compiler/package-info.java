/// **Polynomials compiled into networks, with a certificate.**
///
/// Question    Which network computes this polynomial, how large is it, and how wrong at most?
/// Gives       circuits of multiplications with shared parts, layers with and without copies, networks, error bounds
/// Read first  [PolynomialCompiler], then [Circuit], [Layout] and [Realization]
/// Imports     network, network.formula, network.weighted, topic.expressivity.polynomial, its gates
/// Law         the bound holds for every point of the domain and includes every rounding error of the evaluation
@NullMarked
package wick.topic.expressivity.theory.compiler;

import org.jspecify.annotations.NullMarked;
