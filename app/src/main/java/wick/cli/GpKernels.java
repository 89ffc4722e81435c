package wick.cli;

import java.nio.file.Path;
import java.util.Optional;
import wick.data.Npy;
import wick.data.Tensor;
import wick.network.Network;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.theory.inference.Gram;
import wick.theory.inference.NetworkGram;
import wick.theory.infinitewidth.KernelKinds;

/// Where the kernel of a Gaussian process comes from.
sealed interface GpKernels {

    /// What inference needs: P x P, S x P, and the S entries of the test inputs with themselves.
    record Blocks(Matrix train, Matrix testTrain, Vector testDiagonal) {}

    Blocks blocks(Matrix inputs, Matrix tests);

    /// Whether the kernel was given by the user, who may be wrong about it.
    default boolean given() {
        return this instanceof GivenFile;
    }

    static GpKernels of(String kernel, Network network, long seed, Console console) {
        return switch (kernel) {
            case "nngp" -> new Infinite(network.wire(), KernelKinds.NNGP);
            case "ntk" -> new Infinite(network.wire(), KernelKinds.NTK);
            case "empirical" -> new Drawn(network, seed, console);
            default -> {
                if (!kernel.endsWith(".npy")) {
                    throw new BadInput("--kernel " + kernel + " must be nngp, ntk, empirical or a file FILE.npy");
                }
                yield new GivenFile(Path.of(kernel));
            }
        };
    }

    /// Of an infinitely wide network.
    record Infinite(Wiring wiring, KernelKinds kind) implements GpKernels {
        NetworkGram gram() {
            return new NetworkGram(Engines.of(wiring), kind);
        }

        @Override
        public Blocks blocks(Matrix inputs, Matrix tests) {
            NetworkGram gram = gram();
            return new Blocks(gram.symmetric(inputs), gram.between(tests, inputs), gram.diagonal(tests));
        }
    }

    /// The tangent kernel of one finite network, averaged over its outputs.
    record Drawn(Network network, long seed, Console console) implements GpKernels {
        @Override
        public Blocks blocks(Matrix inputs, Matrix tests) {
            Matrix all = Matrix.zeros(inputs.rows() + tests.rows(), inputs.columns());
            System.arraycopy(inputs.entries(), 0, all.entries(), 0, inputs.entries().length);
            System.arraycopy(tests.entries(), 0, all.entries(), inputs.entries().length, tests.entries().length);
            EmpiricalKernel kernel = new EmpiricalKernel(network, Optional.empty(), seed, false);
            return split(kernel.between(all, Optional.empty(), console).matrix(), inputs.rows());
        }
    }

    /// An array of all pairs, training inputs first.
    record GivenFile(Path path) implements GpKernels {
        @Override
        public Blocks blocks(Matrix inputs, Matrix tests) {
            Tensor tensor = Npy.read(path);
            Matrix all = tensor.matrix();
            int size = inputs.rows() + tests.rows();
            if (all.rows() != size || all.columns() != size) {
                throw new BadInput(path + " has shape " + tensor.shape() + "; the kernel of " + inputs.rows()
                        + " training and " + tests.rows() + " test inputs has [" + size + ", " + size + "]");
            }
            Gram.requireSymmetric(all, path.toString());
            return split(all, inputs.rows());
        }
    }

    private static Blocks split(Matrix all, int training) {
        int tests = all.rows() - training;
        Matrix train = Matrix.zeros(training, training);
        Matrix cross = Matrix.zeros(tests, training);
        double[] diagonal = new double[tests];
        for (int i = 0; i < all.rows(); i++) {
            Matrix to = i < training ? train : cross;
            int row = i < training ? i : i - training;
            System.arraycopy(all.entries(), i * all.columns(), to.entries(), row * training, training);
            if (i >= training) {
                diagonal[row] = all.at(i, i);
            }
        }
        return new Blocks(train, cross, Vector.of(diagonal));
    }
}
