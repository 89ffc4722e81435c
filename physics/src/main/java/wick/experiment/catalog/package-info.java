/// **The experiments that come with Wick, and the claims they test.**
///
/// Question    Which statements about wide networks hold, with which numbers, and which do not?
/// Gives       the catalog by name, each experiment with its expected verdicts, the claims of the sources
/// Read first  [Catalog], then [LinearMoments]
/// Imports     experiment, theory, lab, data, network, observable, numeric
/// Law         every theory room has an experiment whose right verdict is DISAGREES
@NullMarked
package wick.experiment.catalog;

import org.jspecify.annotations.NullMarked;
