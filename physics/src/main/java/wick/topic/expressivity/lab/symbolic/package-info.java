/// **Functions found in data, written down.**
///
/// Question    Which named function runs through these points, and how is a composition of such functions written?
/// Gives       fits a f(b x + c) + d of named functions, formulas with simplification, constants made round
/// Read first  [Formula], then [Symbol]
/// Imports     numeric
/// Law         a constant becomes a round number only where the data cannot tell the two apart
@NullMarked
package wick.topic.expressivity.lab.symbolic;

import org.jspecify.annotations.NullMarked;
