/// **A model that somebody else made, read from its file.**
///
/// Question    Which arrays and which steps does this ONNX or safetensors file hold?
/// Gives       the graph as data, its arrays, both readers, a writer of ONNX
/// Read first  [Model], then [OnnxFile], [OnnxWriter] and [Safetensors]
/// Imports     text
/// Law         no array is made before the file is known to hold its bytes; nothing outside the file's
/// folder is opened
@NullMarked
package wick.model;

import org.jspecify.annotations.NullMarked;
