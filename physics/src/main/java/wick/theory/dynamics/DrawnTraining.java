package wick.theory.dynamics;

import java.util.ArrayList;
import java.util.List;
import wick.network.training.Loss;
import wick.numeric.matrix.ConditionNumber;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// Training of infinitely wide networks with any [Loss]: initial functions are drawn from the Gaussian
/// process of the outputs, and each of them moves with the frozen tangent kernel Θ,
///
///     df/dt = −Θ ∂L/∂f,
///
/// or by steps. The law over networks of what comes out is estimated over the draws, with its standard
/// error: randomized quadrature of the theory's own equation, no network is drawn.
///
/// Time is learning rate times steps; the loss is a sum over training points.
///
/// Source: Lee, Xiao, Schoenholz, Bahri, Novak, Sohl-Dickstein and Pennington 2019, arXiv:1902.06720.
public final class DrawnTraining {
    /// Bound on the error of one step, relative to 1 + |f|.
    public static final double TOLERANCE = 1e-9;

    private final TrainingKernels kernels;
    private final Matrix targets;
    private final Loss loss;
    private final int draws;
    private final Matrix trainInitial;
    private final Matrix testInitial;
    private final double largestEigenvalue;

    private DrawnTraining(TrainingKernels kernels, Matrix targets, Loss loss, Draws drawn) {
        this.kernels = kernels;
        this.targets = targets;
        this.loss = loss;
        draws = drawn.count();
        int p = targets.rows();
        Matrix initial = drawn.functions(kernels, targets.columns());
        trainInitial = initial.rows(0, p);
        testInitial = initial.rows(p, initial.rows());
        largestEigenvalue = ConditionNumber.largestEigenvalue(kernels.ntkTrain());
        if (!(largestEigenvalue > 0)) {
            throw new IllegalArgumentException("the neural tangent kernel of the training inputs is not positive");
        }
    }

    /// How many initial functions there are, and where their random numbers come from.
    public record Draws(int count, Address address) {
        public Draws {
            if (count < 2) {
                throw new IllegalArgumentException("draws " + count + " must be at least 2");
            }
        }

        /// Training rows above test rows; column n C + c is output c of draw n.
        private Matrix functions(TrainingKernels kernels, int outputs) {
            Matrix root = root(kernels.nngpAll());
            Matrix normal = Matrix.zeros(root.rows(), count * outputs);
            for (int n = 0; n < count; n++) {
                RandomStream random = address.network(n).open();
                for (int i = 0; i < root.rows(); i++) {
                    for (int c = 0; c < outputs; c++) {
                        normal.set(i, n * outputs + c, random.nextNormal());
                    }
                }
            }
            return Products.times(root, normal);
        }

        /// The symmetric root of a covariance that may be singular.
        private static Matrix root(Matrix covariance) {
            SymmetricEigen eigen = SymmetricEigen.of(covariance);
            Matrix scaled = eigen.vectors().copy();
            for (int i = 0; i < scaled.rows(); i++) {
                for (int j = 0; j < scaled.columns(); j++) {
                    double value = Math.max(0, eigen.values().at(j));
                    scaled.set(i, j, scaled.at(i, j) * Math.sqrt(value));
                }
            }
            return Products.timesTransposed(scaled, eigen.vectors());
        }
    }

    /// Throws [IllegalArgumentException] for targets of the wrong size, or that the loss cannot be asked to
    /// reach.
    public static DrawnTraining of(TrainingKernels kernels, Matrix targets, Loss loss, Draws draws) {
        if (targets.rows() != kernels.ntkTrain().rows()) {
            throw new IllegalArgumentException("targets have " + targets.rows() + " rows for "
                    + kernels.ntkTrain().rows() + " training inputs");
        }
        loss.requireTargets(targets);
        return new DrawnTraining(kernels, targets, loss, draws);
    }

    /// 2(1 + m)/(b λ_max), b being the steepest second derivative of the loss of a point: descent with
    /// momentum m is stable below it. Necessary for squares; for cross-entropy it suffices.
    public double largestStableRate(double momentum) {
        Progress.requireMomentum(momentum);
        return 2 * (1 + momentum) / (loss.steepest() * largestEigenvalue);
    }

    /// Test outputs of gradient flow at ascending `times`.
    public List<DrawnOutputs> flow(List<Double> times) {
        return integrated(Double.POSITIVE_INFINITY, 1, times);
    }

    /// Test outputs of the flow with momentum of [Progress#time(double, double, double)] at ascending
    /// `times`.
    public List<DrawnOutputs> flow(double rate, double momentum, List<Double> times) {
        if (momentum == 0) {
            return flow(times);
        }
        Progress.time(rate, momentum, 0);
        double unit = Math.sqrt(rate);
        return integrated((1 - momentum) / unit, unit, times);
    }

    private List<DrawnOutputs> integrated(double friction, double unit, List<Double> times) {
        FunctionMotion motion = motion(friction);
        double first = 0.1 / (motion.heavyBall() ? Math.sqrt(largestEigenvalue) : largestEigenvalue);
        DormandPrince integrator = new DormandPrince(motion, TOLERANCE, first);
        List<DrawnOutputs> results = new ArrayList<>();
        double now = 0;
        for (double time : times) {
            requireAscending(now, time);
            integrator.advance((time - now) / unit);
            now = time;
            results.add(outputs(integrator.state()));
        }
        return results;
    }

    /// Test outputs after ascending numbers of `steps` at learning rate `rate`, θ ← θ − η ∇ + m (θ − θ
    /// before).
    public List<DrawnOutputs> steps(double rate, double momentum, List<Long> steps) {
        Progress.steps(rate, momentum, 0);
        FunctionMotion motion = motion(Double.POSITIVE_INFINITY);
        Matrix state = motion.rest();
        Matrix move = motion.rest();
        Matrix down = motion.rest();
        List<DrawnOutputs> results = new ArrayList<>();
        long now = 0;
        for (long step : steps) {
            requireAscending((double) now, (double) step);
            for (; now < step; now++) {
                motion.descentInto(state, down);
                for (int i = 0; i < down.entries().length; i++) {
                    move.entries()[i] = momentum * move.entries()[i] + rate * down.entries()[i];
                    state.entries()[i] += move.entries()[i];
                }
            }
            results.add(outputs(state));
        }
        return results;
    }

    private static void requireAscending(double before, double next) {
        if (!(next >= before) || Double.isInfinite(next)) {
            throw new IllegalArgumentException(
                    "time or step " + next + " after " + before + ": they must be finite and ascend from 0 or more");
        }
    }

    private FunctionMotion motion(double friction) {
        return new FunctionMotion(
                kernels.ntkTrain(), trainInitial, targets, new FunctionMotion.Goal(loss, friction, largestEigenvalue));
    }

    /// f(0) + Θ(x,X) a at the test inputs, one row per draw.
    private DrawnOutputs outputs(Matrix state) {
        int p = targets.rows();
        int outputs = targets.columns();
        Matrix moved = Products.times(kernels.ntkTestTrain(), state.rows(0, p));
        Matrix rows = Matrix.zeros(draws, moved.rows() * outputs);
        for (int i = 0; i < moved.rows(); i++) {
            for (int n = 0; n < draws; n++) {
                for (int c = 0; c < outputs; c++) {
                    int column = n * outputs + c;
                    rows.set(n, i * outputs + c, testInitial.at(i, column) + moved.at(i, column));
                }
            }
        }
        return new DrawnOutputs(rows, outputs);
    }
}
