/// **The law of the kernel of one input at any width, without expansion and without sampling.**
///
/// Question    How unequal are networks of this width, and which width is wide enough?
/// Gives       the law of every layer's kernel over networks: moments, quantiles, density, E ln K, output
/// density
/// Read first  [KernelLaw], then [LayerLaw]
/// Imports     network, numeric
/// Law         given a layer's kernel the next one is a mean of independent numbers: a Markov chain in
/// one number
@NullMarked
package wick.theory.kernellaw;

import org.jspecify.annotations.NullMarked;
