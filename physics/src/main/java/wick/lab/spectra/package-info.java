/// **What one network with these weights does to small changes of its input.**
///
/// Question    By how much does this network stretch each direction, and how do gradients change with
/// depth?
/// Gives       the Jacobian of outputs by inputs, its singular values, squared gradients layer by layer
/// Read first  [InputOutputJacobian], [SquaredSingularValues]
/// Imports     numeric, network, lab.realization, lab.ensemble
/// Law         only weights that are stored can be read here; nothing is predicted
@NullMarked
package wick.lab.spectra;

import org.jspecify.annotations.NullMarked;
