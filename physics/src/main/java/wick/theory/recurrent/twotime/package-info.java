/// **Recurrent networks of infinitely many units in time: two-time dynamic mean field.**
///
/// Question    How do the states of all units at two times correlate, from any start and under any input?
/// Gives       C(t, s) of states and activities, the norm of a perturbation, the distance of two copies
/// Read first  [TwoTimeMeanField], then [TwoTimeState]
/// Imports     network, numeric, theory.infinitewidth
/// Law         marches causally: a value depends on earlier times alone; in steps it is exact
@NullMarked
package wick.theory.recurrent.twotime;

import org.jspecify.annotations.NullMarked;
