/// **What splines on equal intervals can do.**
///
/// Question    How far is the closest spline, when do random samples determine one, how many parameters count?
/// Gives       the error law with its constant; the chance that samples fix a spline; errors and counts of networks
///             of splines
/// Read first  [SplineLaw], then [SampledSpline]
/// Imports     nothing
/// Law         the root mean square falls as the (k + 1)-th power of the interval, with a constant that is known
@NullMarked
package wick.topic.expressivity.theory.spline;

import org.jspecify.annotations.NullMarked;
