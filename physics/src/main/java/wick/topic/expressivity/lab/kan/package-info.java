/// **Networks whose edges are functions.**
///
/// Question    Which sums and compositions of functions of one number make up this data, and how well?
/// Gives       Kolmogorov-Arnold networks trained on finer and finer grids, pruned, and read off as formulas
/// Read first  [Kan], then [KanTraining]
/// Imports     numeric, data, text
/// Law         a finer grid begins with the function that the coarser one ended with
@NullMarked
package wick.topic.expressivity.lab.kan;

import org.jspecify.annotations.NullMarked;
