/// **Networks that are fields, drawn and measured.**
///
/// Question    What do the correlators of such networks come out as, free and with an interaction?
/// Gives       ensembles, unbiased connected correlators, reweighting, Markov chains in parameter space
/// Read first  [FieldEnsemble], then [Reweighting] and [ParameterChain]
/// Imports     network.field, numeric
/// Law         an average that hangs on a few networks, or on a chain that has not moved enough, is not returned
@NullMarked
package wick.lab.networkfields;

import org.jspecify.annotations.NullMarked;
