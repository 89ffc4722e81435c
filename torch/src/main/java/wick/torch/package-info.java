/// **Training on libtorch, in a process of its own.**
///
/// Question    How does a network of any architecture train in mini-batches, in float32, at a framework's speed?
/// Gives       the engine `torch` of [wick.lab.training.TrainingEngine], found by whoever has this module
/// Read first  [TorchEngine]; then [wick.torch.message] and [wick.torch.worker]
/// Imports     network, network.training, lab.realization, lab.training, numeric.*; torch.message
/// Law         libtorch is named in `worker` alone and never loaded into this process, whose OpenBLAS has one
///             thread; nothing else in Wick names this module
@NullMarked
package wick.torch;

import org.jspecify.annotations.NullMarked;
