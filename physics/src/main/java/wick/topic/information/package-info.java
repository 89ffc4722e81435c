/// **Generative hierarchies and lattice fields as data.**
///
/// Question    What causes what, with which probabilities, before anything is computed or drawn?
/// Gives       hierarchies read from YAML with located errors, sparse stochastic matrices, couplings of a lattice field
/// Read first  [Hierarchy], [HierarchyFile]; [QuadraticField]
/// Imports     numeric, text
/// Law         columns are causes and sum to one; no state is unreachable
@NullMarked
package wick.topic.information;

import org.jspecify.annotations.NullMarked;
