package wick.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wick.data.Npz;
import wick.data.Tensor;
import wick.lab.realization.Outputs;
import wick.lab.realization.RealNetwork;
import wick.network.Network;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.MemoryBudget;
import wick.numeric.random.Address;

/// The tangent kernel of one network, drawn at a seed or given by its weights.
record EmpiricalKernel(Network network, Optional<Path> weights, long seed, boolean full) {

    /// N x M averaged over outputs, or N x C x M x C; M = N without further inputs.
    Tensor between(Matrix x, Optional<Matrix> z, Console console) {
        Wiring wiring = network.wire();
        int copies = full ? wiring.outputs() : 1;
        long size = (long) copies * (x.rows() + z.map(Matrix::rows).orElse(0));
        MemoryBudget.heap()
                .require(
                        3 * Double.BYTES * size * size + 2 * wiring.bytes(),
                        "the tangent kernel of " + size + " rows and the weights of the network");
        RealNetwork real = new RealNetwork(wiring);
        weights.ifPresentOrElse(
                path -> use(path, real),
                () -> real.draw(Address.of(seed, "kernel").network(0)));
        console.say("wick: tangent kernel of " + (weights.isPresent() ? "the given network" : "one drawn network"));
        real.forward(z.map(other -> MonteCarloKernel.stacked(x, other)).orElse(x));
        Matrix kernel = Matrix.zeros((int) size, (int) size);
        real.tangentKernelInto(full ? new Outputs.All() : new Outputs.Mean(), kernel);
        int rows = copies * x.rows();
        Matrix block = z.isEmpty() ? kernel : block(kernel, rows);
        return full
                ? Tensor.of(List.of(x.rows(), copies, block.columns() / copies, copies), block.entries())
                : Tensor.of(block);
    }

    /// ‖measured − limit‖ / ‖limit‖ in the Frobenius norm.
    double deviation(Tensor measured, Tensor limit) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < limit.size(); i++) {
            difference += (measured.at(i) - limit.at(i)) * (measured.at(i) - limit.at(i));
            norm += limit.at(i) * limit.at(i);
        }
        return norm == 0 ? 0 : Math.sqrt(difference / norm);
    }

    private static void use(Path path, RealNetwork real) {
        Map<String, Matrix> given = new LinkedHashMap<>();
        Npz.read(path).arrays().forEach((name, tensor) -> given.put(name, tensor.matrix()));
        try {
            real.use(given);
        } catch (IllegalArgumentException unfit) {
            throw new BadInput(path + ": " + unfit.getMessage());
        }
    }

    /// The rows before `rows` and the columns from it on.
    private static Matrix block(Matrix kernel, int rows) {
        Matrix block = Matrix.zeros(rows, kernel.columns() - rows);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(
                    kernel.entries(),
                    i * kernel.columns() + rows,
                    block.entries(),
                    i * block.columns(),
                    block.columns());
        }
        return block;
    }
}
