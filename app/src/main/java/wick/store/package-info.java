/// **Where results are kept.**
///
/// Question    How does a result reach the disk so that neither a crash nor a second run leaves half a
/// file?
/// Gives       the output folder, results as JSON and as NPZ
/// Read first  [OutputFolder], [ResultJson]
/// Imports     experiment, observable, data, text, numeric
/// Law         a file is there whole or not at all; files of others are left alone
@NullMarked
package wick.store;

import org.jspecify.annotations.NullMarked;
