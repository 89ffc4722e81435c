/// **Numbered tasks on all cores.**
///
/// Question    How does work use every core without the result knowing it?
/// Gives       [Parallel]
/// Read first  [Parallel]
/// Imports     nothing
/// Law         a task writes only what belongs to its number, so any number of threads gives the same bytes
@NullMarked
package wick.numeric.parallel;

import org.jspecify.annotations.NullMarked;
