package wick.theory.inference;

import wick.numeric.matrix.ConjugateGradients;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SymmetricRows;
import wick.numeric.matrix.Vector;
import wick.theory.infinitewidth.KernelDiagonal;

/// The posterior mean of a Gaussian process whose training kernel is too large to be factored or held: its
/// rows are computed anew whenever the solver asks for them.
///
/// Its evidence is estimated by [LargeEvidence]; variance and leave-one-out need the factor and are those of
/// [GaussianProcess].
public record LargeGaussianProcess(NetworkGram gram, Matrix inputs, ConjugateGradients.Solution solution) {
    /// Test inputs whose kernels with all training inputs are held at a time.
    private static final int STRETCH = 256;

    /// Solves (K + ridge) W = `targets` to the accuracy of `effort`; whether that was reached is in
    /// [ConjugateGradients.Solution#settled].
    public static LargeGaussianProcess of(
            NetworkGram gram, TrainingSet training, Ridge ridge, ConjugateGradients.Effort effort) {
        ConjugateGradients solver = new ConjugateGradients(new Rows(gram, training.inputs()), ridge.sum(), effort);
        return new LargeGaussianProcess(gram, training.inputs(), solver.solve(training.targets()));
    }

    /// Inputs (P x d) and targets (P x C).
    public record TrainingSet(Matrix inputs, Matrix targets) {
        public TrainingSet {
            if (inputs.rows() != targets.rows()) {
                throw new IllegalArgumentException(
                        "targets have " + targets.rows() + " rows for " + inputs.rows() + " training inputs");
            }
        }
    }

    /// K(Z,X) W, one row per row of Z.
    public Matrix mean(Matrix tests) {
        Matrix mean = Matrix.zeros(tests.rows(), solution.x().columns());
        for (int from = 0; from < tests.rows(); from += STRETCH) {
            Matrix some = tests.rows(from, Math.min(tests.rows(), from + STRETCH));
            Matrix part = Products.times(gram.between(some, inputs), solution.x());
            System.arraycopy(part.entries(), 0, mean.entries(), from * mean.columns(), part.entries().length);
        }
        return mean;
    }

    /// ‖Y − (K + ridge) W‖/‖Y‖ of each output.
    public Vector residuals() {
        return solution.residuals();
    }

    record Rows(NetworkGram gram, Matrix inputs) implements SymmetricRows {
        @Override
        public int size() {
            return inputs.rows();
        }

        @Override
        public void rowsInto(int from, Matrix block) {
            Matrix rows = gram.between(inputs.rows(from, from + block.rows()), inputs);
            System.arraycopy(rows.entries(), 0, block.entries(), 0, rows.entries().length);
            // what the engine says of an input with itself is exact to the last bit only on its diagonal
            KernelDiagonal own = gram.engine().diagonal(inputs.rows(from, from + block.rows()));
            for (int i = 0; i < block.rows(); i++) {
                block.set(i, from + i, (gram.kind().nngp() ? own.nngp() : own.ntk()).at(i));
            }
        }

        @Override
        public double[] diagonal() {
            return gram.diagonal(inputs).toArray();
        }
    }
}
