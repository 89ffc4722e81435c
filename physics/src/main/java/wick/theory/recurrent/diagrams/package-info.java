/// **The recurrent network as a field theory: its action, diagrams, and their values.**
///
/// Question    Which diagrams of order 1 and of order 1/N has the two-point function, and what does each add?
/// Gives       the Martin-Siggia-Rose action as a theory of the engine, causal diagrams with exact values, chains
///             of cacti, loop corrections of nonlinear networks to order σ_w⁴
/// Read first  [RecurrentAction], [RecurrentDiagrams]
/// Imports     network, network.recurrent, numeric.gaussian, theory.fieldtheory
/// Law         a diagram whose every arrangement of times has a closed loop of responses is 0 and is not listed
@NullMarked
package wick.theory.recurrent.diagrams;

import org.jspecify.annotations.NullMarked;
