package wick.cli;

import java.nio.file.Path;
import wick.data.Npy;
import wick.data.Tensor;
import wick.network.Network;
import wick.network.Presence;
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

    /// Inputs, one per row; images of several axes are flattened. Positions are absent where the network
    /// says that they may be.
    static Matrix inputs(Path path, Network network) {
        int numbers = network.inputs();
        Tensor tensor = Npy.read(path, network.absences());
        boolean fits = tensor.rank() > 0 && tensor.shape().getFirst() > 0;
        Matrix rows = tensor.matrix();
        if (!fits || rows.columns() != numbers) {
            throw new BadInput(path + " has shape " + tensor.shape() + "; this network needs at least one row of "
                    + numbers + " numbers, one row per input");
        }
        requirePresence(path.toString(), rows, network);
        return rows;
    }

    /// Refuses positions that are absent in part, and inputs without any.
    static void requirePresence(String name, Matrix inputs, Network network) {
        if (network.absences()) {
            try {
                Presence.of(name, inputs, network.input());
            } catch (IllegalArgumentException e) {
                throw new BadInput(String.valueOf(e.getMessage()));
            }
        }
    }
}
