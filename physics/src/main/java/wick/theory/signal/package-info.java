/// **What each module must do to signals and gradients if its weights are random.**
///
/// Question    Given a weight's variance and what a module reads, what comes out, and what goes back?
/// Gives       bands of gains forward and backward, the variance that keeps a signal or a gradient
/// Read first  [StageTheory], then [Band], [CriticalScale]
/// Imports     network, network.signal, numeric.gaussian, theory.infinitewidth
/// Law         a prediction uses a module's own weights and input, never its output
@NullMarked
package wick.theory.signal;

import org.jspecify.annotations.NullMarked;
