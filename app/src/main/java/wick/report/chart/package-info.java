/// **How a figure becomes a picture.**
///
/// Question    How does a figure, given as data, look on paper, on a page, on a dark screen?
/// Gives       SVG text, inline or standing alone, and the same numbers as CSV
/// Read first  [Chart]
/// Imports     experiment, numeric
/// Law         the same figure gives the same bytes; every string is escaped; a number that is not finite
/// is a gap
@NullMarked
package wick.report.chart;

import org.jspecify.annotations.NullMarked;
