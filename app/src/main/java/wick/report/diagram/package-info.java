/// **How a Feynman diagram becomes a picture.**
///
/// Question    Where do vertices and lines stand so that a diagram reads as in a textbook?
/// Gives       SVG text for one diagram, and a page or sheet of all diagrams of an order
/// Read first  [DiagramPicture], [DiagramSheet]
/// Imports     theory.fieldtheory, report.chart
/// Law         the same diagram gives the same bytes; nothing is computed here but positions
@NullMarked
package wick.report.diagram;

import org.jspecify.annotations.NullMarked;
