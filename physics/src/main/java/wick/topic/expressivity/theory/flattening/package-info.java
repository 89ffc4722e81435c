/// **What it costs to do at once what a deep network does step by step.**
///
/// Question    How many more connections does the flat network need that computes the same?
/// Gives       exact counts of connections and neurons, deep and flat, for linear maps and products
/// Read first  [Flattening], then [Count]
/// Imports     nothing of the house
/// Law         counts are exact or exact expectations; nothing is built, drawn or trained here
@NullMarked
package wick.topic.expressivity.theory.flattening;

import org.jspecify.annotations.NullMarked;
