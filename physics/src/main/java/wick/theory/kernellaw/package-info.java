/// **The law of the kernel of one or two inputs at any width, without expansion and without sampling.**
///
/// Question    How unequal are networks of this width, and which width is wide enough?
/// Gives       the law of every layer's kernel over networks: moments, quantiles, density, E ln K; of outputs
/// Read first  [KernelLaw], then [LayerLaw]; [GramLaw] for two inputs, [JointMoments] for several
/// Imports     network, numeric, theory.finitewidth
/// Law         a layer's kernel decides the law of the next: a Markov chain; errors are estimates from
///             a coarser grid or a lower degree, not bounds
@NullMarked
package wick.theory.kernellaw;

import org.jspecify.annotations.NullMarked;
