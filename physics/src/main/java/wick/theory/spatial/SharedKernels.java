package wick.theory.spatial;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.theory.infinitewidth.ElementwiseAverages;
import wick.theory.infinitewidth.KernelCost;
import wick.theory.infinitewidth.KernelDiagonal;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.infinitewidth.Kernels;

/// Kernels of dense networks with residual sums over layers that share weights, pair by pair of inputs.
/// With `covariances` it is about them alone, and activations may jump.
record SharedKernels(SharedChain chain, boolean covariances) implements KernelEngine {

    SharedKernels(SharedChain chain) {
        this(chain, false);
    }

    /// Each input with itself: the variances of what goes into every application, and its kernels.
    private static final class Own {
        private final double[][] variances;
        private final double[] nngp;
        private final double[] ntk;

        Own(double[][] variances, double[] nngp, double[] ntk) {
            this.variances = variances;
            this.nngp = nngp;
            this.ntk = ntk;
        }
    }

    @Override
    public int inputs() {
        return chain.inputs();
    }

    @Override
    public boolean hasTangent() {
        return chain.applications().stream()
                .flatMap(application -> SharedPass.averages(application).stream())
                .allMatch(ElementwiseAverages::hasTangent);
    }

    @Override
    public Kernels kernels(Matrix x) {
        require("inputs", x);
        Own own = own(x);
        Matrix nngp = Matrix.zeros(x.rows(), x.rows());
        Matrix ntk = Matrix.zeros(x.rows(), x.rows());
        double[] nearest = new double[x.rows()];
        Parallel.forEach(x.rows(), i -> {
            nearest[i] = 1;
            nngp.set(i, i, own.nngp[i]);
            ntk.set(i, i, own.ntk[i]);
            for (int j = 0; j < i; j++) {
                nearest[i] = Math.min(nearest[i], pairInto(x, i, x, j, own, own, nngp, ntk));
                nngp.set(j, i, nngp.at(i, j));
                ntk.set(j, i, ntk.at(i, j));
            }
        });
        return bounded(nngp, ntk, least(nearest), List.of(own));
    }

    @Override
    public Kernels kernels(Matrix x, Matrix z) {
        require("inputs", x);
        require("second inputs", z);
        Own rows = own(x);
        Own columns = own(z);
        Matrix nngp = Matrix.zeros(x.rows(), z.rows());
        Matrix ntk = Matrix.zeros(x.rows(), z.rows());
        double[] nearest = new double[x.rows()];
        Parallel.forEach(x.rows(), i -> {
            nearest[i] = 1;
            for (int j = 0; j < z.rows(); j++) {
                nearest[i] = Math.min(nearest[i], pairInto(x, i, z, j, rows, columns, nngp, ntk));
            }
        });
        return bounded(nngp, ntk, least(nearest), List.of(rows, columns));
    }

    @Override
    public KernelDiagonal diagonal(Matrix x) {
        require("inputs", x);
        Own own = own(x);
        Kernels errors = bounded(Matrix.zeros(0, 0), Matrix.zeros(0, 0), 1, List.of(own));
        return new KernelDiagonal(Vector.of(own.nngp), Vector.of(own.ntk), errors.nngpError(), errors.ntkError());
    }

    @Override
    public KernelEngine covariancesAlone() {
        return new SharedKernels(chain, true);
    }

    @Override
    public KernelCost cost() {
        double size = chain.applications().size();
        return new KernelCost(size * size * (200 + size * size / 4), size * size * 200, 64L * (long) (size * size));
    }

    private void require(String name, Matrix x) {
        if (!covariances && !hasTangent()) {
            throw new IllegalArgumentException(NO_TANGENT);
        }
        if (x.columns() != inputs()) {
            throw new IllegalArgumentException(
                    name + " have " + x.columns() + " columns; the network takes " + inputs());
        }
        for (double entry : x.entries()) {
            if (!Double.isFinite(entry)) {
                throw new IllegalArgumentException(name + " contain " + entry + "; all entries must be finite");
            }
        }
    }

    private Own own(Matrix x) {
        double[][] variances = new double[x.rows()][chain.applications().size()];
        double[] nngp = new double[x.rows()];
        double[] ntk = new double[x.rows()];
        Parallel.forEach(x.rows(), i -> {
            SharedPass pass = new SharedPass(chain, product(x, i, x, i), variances[i], variances[i], true);
            nngp[i] = pass.nngp();
            ntk[i] = pass.ntk();
        });
        return new Own(variances, nngp, ntk);
    }

    private double pairInto(Matrix x, int i, Matrix z, int j, Own rows, Own columns, Matrix nngp, Matrix ntk) {
        SharedPass pass = new SharedPass(chain, product(x, i, z, j), rows.variances[i], columns.variances[j], false);
        nngp.set(i, j, pass.nngp());
        ntk.set(i, j, pass.ntk());
        return pass.nearest;
    }

    private double product(Matrix x, int i, Matrix z, int j) {
        double sum = 0;
        for (int k = 0; k < inputs(); k++) {
            sum += x.at(i, k) * z.at(j, k);
        }
        return sum / inputs();
    }

    private static double least(double[] x) {
        double least = 1;
        for (double one : x) {
            least = Math.min(least, one);
        }
        return least;
    }

    /// Errors relative to √(K K′) grow by the gain of each activation, and by one rounding per term of a
    /// sum; with a kink ⟨φ′φ′⟩ has the error of the angle. All covariances of one residual sum are
    /// counted as large as the sum, which holds unless its terms cancel.
    private Kernels bounded(Matrix nngp, Matrix ntk, double nearest, List<Own> inputs) {
        double error = (inputs() + 4) * Bound.ROUNDING;
        double tangent = error;
        for (int a = 0; a < chain.applications().size(); a++) {
            SharedChain.Application application = chain.applications().get(a);
            Optional<ElementwiseAverages> averages = SharedPass.averages(application);
            int terms = application.terms().size();
            error += (terms + 4) * Bound.ROUNDING;
            if (averages.isPresent()) {
                ElementwiseAverages.Gains gains = gains(averages.get(), a, inputs);
                Optional<ElementwiseAverages.Slopes> slopes = averages.get().slopes();
                double turned = slopes.isPresent()
                        ? Math.min(Math.sqrt(2 * error), error / Math.sqrt(2 * Math.max(nearest, 1e-300)))
                        : gains.slope() * error;
                tangent += turned + gains.own();
                error = Math.max(1, Math.max(gains.pair(), gains.diagonal())) * error + gains.own();
            }
            tangent = Math.max(tangent, error) + 4 * Bound.ROUNDING;
        }
        return new Kernels(nngp, ntk, error, tangent);
    }

    private static ElementwiseAverages.Gains gains(ElementwiseAverages averages, int application, List<Own> inputs) {
        double[] all = inputs.stream()
                .flatMapToDouble(
                        own -> IntStream.range(0, own.variances.length).mapToDouble(i -> own.variances[i][application]))
                .toArray();
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (double v : all) {
            smallest = v > 0 ? Math.min(smallest, v) : smallest;
            largest = Math.max(largest, v);
        }
        return averages.gains(Math.min(smallest, Math.max(largest, 1))).largest(averages.gains(largest));
    }
}
