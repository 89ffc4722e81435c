package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;

/// NNGP and neural tangent kernels of a network whose hidden layers are infinitely wide, one row of a
/// matrix per input.
///
///     dense:       Θ ← λ_b + λ_w K + σ_w² Θ,   K ← σ_b² + σ_w² K,   from K = x·x′/d, Θ = 0
///     activation:  Θ ← ⟨φ′φ′⟩_K Θ,   K ← ⟨φφ⟩_K
/// residual:    K ← K + branch(K),   Θ ← Θ + branch(Θ), the branch starting from the K and Θ of its input
///
/// λ are the learning rates of [wick.network.Step.Linear]; with λ = σ² (NTK parameterization) the first
/// two lines are the usual Θ ← K + σ_w² ⟨φ′φ′⟩ Θ. For a residual sum the mixed terms vanish at infinite
/// width because the branch ends in weights of its own.
///
/// What is carried from layer to layer is 1 − correlation and Θ_ij / √(Θ_ii Θ_jj), so that correlations
/// near 1 keep their digits and nothing overflows at any depth. Every cell of entries goes through all
/// layers before the next begins, so memory is touched once; entries do not depend on the number of
/// threads.
///
/// Source: Lee et al. 2018, arXiv:1711.00165; Jacot, Gabriel and Hongler 2018, arXiv:1806.07572.
public final class KernelRecursion implements KernelEngine {
    /// Entries from which on their memory is not worth one thread alone.
    private static final long WORTH_SHARING = 1 << 18;

    private final KernelProgram program;

    private KernelRecursion(KernelProgram program) {
        this.program = program;
    }

    /// Throws [IllegalArgumentException] for networks outside the theory: an activation on anything but a
    /// dense layer (or a residual sum of dense layers), a residual block right on the input or whose branch
    /// does not end dense.
    public static KernelRecursion of(Wiring wiring) {
        return new KernelRecursion(KernelProgram.of(wiring));
    }

    @Override
    public int inputs() {
        return program.inputs();
    }

    @Override
    public boolean hasTangent() {
        return program.jump().isEmpty();
    }

    /// The symmetric kernels of `inputs` (N x d), both N x N.
    @Override
    public Kernels kernels(Matrix inputs) {
        Matrix[] both = both(inputs.rows(), inputs.rows());
        return kernelsInto(inputs, both[0], both[1]);
    }

    /// The kernels between `rows` (N x d) and `columns` (M x d), both N x M.
    @Override
    public Kernels kernels(Matrix rows, Matrix columns) {
        Matrix[] both = both(rows.rows(), columns.rows());
        return kernelsInto(rows, columns, both[0], both[1]);
    }

    /// Memory for both kernels. That of large ones is cleared by two threads.
    private static Matrix[] both(int rows, int columns) {
        Matrix[] both = new Matrix[2];
        IntConsumer allocation = i -> both[i] = Matrix.zeros(rows, columns);
        if ((long) rows * columns < WORTH_SHARING) {
            allocation.accept(0);
            allocation.accept(1);
        } else {
            Parallel.forEach(2, allocation);
        }
        return both;
    }

    @Override
    public KernelTiles tiles(Matrix inputs, KernelKinds kinds) {
        return new KernelComputation(program, inputs, inputs, true, kinds);
    }

    @Override
    public KernelTiles tiles(Matrix rows, Matrix columns, KernelKinds kinds) {
        return new KernelComputation(program, rows, columns, false, kinds);
    }

    private static KernelKinds kinds(Matrix nngp, Matrix ntk) {
        if (nngp.rows() == 0 && ntk.rows() > 0) {
            return KernelKinds.NTK;
        }
        return ntk.rows() == 0 && nngp.rows() > 0 ? KernelKinds.NNGP : KernelKinds.BOTH;
    }

    /// As [#kernels(Matrix)], into memory of the caller, which the result refers to; a kernel whose
    /// matrix is 0 x 0 is not computed.
    public Kernels kernelsInto(Matrix inputs, Matrix nngp, Matrix ntk) {
        return new KernelComputation(program, inputs, inputs, true, kinds(nngp, ntk)).into(nngp, ntk, List.of());
    }

    /// As [#kernels(Matrix, Matrix)], into memory of the caller, which the result refers to; a kernel whose
    /// matrix is 0 x 0 is not computed.
    public Kernels kernelsInto(Matrix rows, Matrix columns, Matrix nngp, Matrix ntk) {
        return new KernelComputation(program, rows, columns, false, kinds(nngp, ntk)).into(nngp, ntk, List.of());
    }

    /// The symmetric kernels by their correlations and the logarithms of their diagonals: at any depth, for
    /// variances beyond every double, and with the digits of correlations near 1.
    public NormalizedKernels normalized(Matrix inputs) {
        return new KernelComputation(program, inputs, inputs, true, KernelKinds.BOTH).normalized();
    }

    @Override
    public KernelDiagonal diagonal(Matrix inputs) {
        return diagonal(inputs, KernelKinds.BOTH);
    }

    @Override
    public KernelDiagonal diagonal(Matrix inputs, KernelKinds kinds) {
        return KernelComputation.diagonal(program, inputs, kinds);
    }

    @Override
    public KernelCost cost() {
        return program.cost();
    }

    /// The symmetric kernels behind every dense layer, in the order of the network. The last pair is that
    /// of the outputs, unless the network ends in a residual sum.
    public List<Kernels> layers(Matrix inputs) {
        int size = inputs.rows();
        List<Kernels> layers = new ArrayList<>();
        for (int i = 0; i < program.linearLayers(); i++) {
            layers.add(new Kernels(Matrix.zeros(size, size), Matrix.zeros(size, size), 0, 0));
        }
        new KernelComputation(program, inputs, inputs, true, KernelKinds.BOTH)
                .into(Matrix.zeros(size, size), Matrix.zeros(size, size), layers);
        return layers;
    }

    /// The derivatives of all symmetric kernel entries of `inputs` along directions in the space of
    /// hyperparameters, carried forward through the layers.
    ///
    /// Activations linear on both sides of 0 are differentiated in closed form; of others the averages
    /// are, by differences of fifth order with a relative error of about 1e-10.
    public List<KernelGradient> gradients(Matrix inputs, List<KernelDirection> directions) {
        return new KernelDifferentiation(program, inputs).matrices(directions);
    }

    /// Per direction Σ_ij A_ij dK_ij + B_ij dΘ_ij, where A = `nngp` and B = `ntk` weigh the entries: what a
    /// gradient of a function of the kernels needs, without its matrices.
    public Vector gradientSums(Matrix inputs, List<KernelDirection> directions, Matrix nngp, Matrix ntk) {
        return new KernelDifferentiation(program, inputs).sums(directions, nngp, ntk);
    }

    /// The gradient of Σ_ij A_ij K_ij + B_ij Θ_ij in the inputs, where A = `nngp` and B = `ntk`; one row
    /// per input. Throws [IllegalArgumentException] where an input is 0.
    public Matrix inputGradient(Matrix inputs, Matrix nngp, Matrix ntk) {
        return new KernelDifferentiation(program, inputs).inputGradient(nngp, ntk);
    }
}
