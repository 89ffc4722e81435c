package wick.cli;

import java.nio.file.Path;
import wick.data.Npy;
import wick.data.Tensor;
import wick.network.Network;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.spatial.NetworkKernels;

/// The theory that computes a network's kernels, and the arrays it is asked about.
final class Engines {
    private Engines() {}

    static KernelEngine of(Network network) {
        return of(network.wire());
    }

    static KernelEngine of(Wiring wiring) {
        return NetworkKernels.of(wiring);
    }

    /// Inputs, one per row; images of several axes are flattened.
    static Matrix inputs(Path path, KernelEngine engine) {
        return inputs(path, engine.inputs());
    }

    /// The same for a network that takes so many numbers.
    static Matrix inputs(Path path, int numbers) {
        Tensor tensor = Npy.read(path);
        boolean fits = tensor.rank() > 0 && tensor.shape().getFirst() > 0;
        Matrix rows = tensor.matrix();
        if (!fits || rows.columns() != numbers) {
            throw new BadInput(path + " has shape " + tensor.shape() + "; this network needs at least one row of "
                    + numbers + " numbers, one row per input");
        }
        return rows;
    }
}
