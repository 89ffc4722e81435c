/// **A network as data.**
///
/// Question    What does the network consist of, and which law do its weights follow?
/// Gives       layers, activations, initialization, parameterization; files; the wiring every computation
/// reads
/// Read first  [Network], then [Wiring]
/// Imports     numeric, text
/// Law         a network survives a round trip through its file, and the file's hash names it
@NullMarked
package wick.network;

import org.jspecify.annotations.NullMarked;
