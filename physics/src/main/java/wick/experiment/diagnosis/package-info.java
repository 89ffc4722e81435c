/// **What is wrong with a model that ran: the module, and what to change by how much.**
///
/// Question    Where do signals or gradients of this model leave what theory expects?
/// Gives       a diagnosis: findings with advice, the gravest first, and the profile over depth
/// Read first  [Diagnosis], then [Finding], [Fault]
/// Imports     experiment, network, network.signal, numeric, theory.signal, theory.infinitewidth, lab.model
/// Law         a sound model raises no fault, however unusual; a trained one is judged for stability only
@NullMarked
package wick.experiment.diagnosis;

import org.jspecify.annotations.NullMarked;
