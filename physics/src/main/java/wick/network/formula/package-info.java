/// **Functions of one variable that a person writes down.**
///
/// Question    What does `z * sigmoid(1.702 * z)` mean, where is it defined, where does it bend?
/// Gives       a parser, values with two derivatives, evaluation over arrays, kinks and domain by intervals
/// Read first  [Expression], then [FormulaParser]
/// Imports     numeric.elementwise
/// Law         what is accepted is defined at every real z, and text and expression name each other
@NullMarked
package wick.network.formula;

import org.jspecify.annotations.NullMarked;
