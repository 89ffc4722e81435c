/// **What two Java processes say to each other.**
///
/// Question    How do a task, weights, steps and errors get from one process to another and back?
/// Gives       [Messages] over two streams, [Request] and [Reply]
/// Read first  [Request], [Reply]; [Codec] for how a value becomes bytes
/// Imports     lab.training, numeric.matrix, numeric.random
/// Law         one reply to each request; a stream that ends or is out of step is an error, never a wait
@NullMarked
package wick.torch.message;

import org.jspecify.annotations.NullMarked;
