/// **What can be predicted and measured, and how a number states its error.**
///
/// Question    What does theory say of a number, what did an ensemble say, and how far can each be trusted?
/// Gives       predictions with their order and assumptions, measurements with their error over networks,
/// sources
/// Read first  [Prediction], [Measurement]
/// Imports     nothing
/// Law         a standard error is over independent networks, never over neurons or outputs
@NullMarked
package wick.observable;

import org.jspecify.annotations.NullMarked;
