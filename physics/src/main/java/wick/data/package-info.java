/// **The user's numbers.**
///
/// Question    Which inputs and targets does a network see?
/// Gives       data sets from CSV, NPY, NPZ and IDX files, scaled inputs, encoded targets; arrays written
/// as NPY, NPZ Read first  [DataSet], then [DataFile]
/// Imports     numeric, text
/// Law         no array is made before the file is known to hold its bytes; nothing infinite or undefined
/// gets in
@NullMarked
package wick.data;

import org.jspecify.annotations.NullMarked;
