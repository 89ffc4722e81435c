package wick.theory.dynamics;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;
import wick.theory.finitewidth.SampleTensor;
import wick.theory.finitewidth.TangentMotion;

/// What the frozen kernel leaves out, to first order in 1/n: how full-batch gradient descent on half the sum of
/// squares moves the tangent kernel H and what that, and the scatter of H over networks, make of the mean output.
/// For networks with one output.
///
/// A step of rate η moves outputs z with residuals ε = z − y on the training inputs by the Taylor series
///
///     z_a ← z_a − η H_ab ε_b + (η²/2) dH_abc ε_bε_c − (η³/6) dd₁H_abcd ε_bε_cε_d,
///
/// and H and dH likewise; later terms are of higher order in 1/n. Of what stays, averages over networks are products
/// of those of [TangentMotion] with the frozen course ε ← (1 − ηΘ) ε from a Gaussian z. The kernel drifts on average
/// for two reasons: before training dH is correlated with z (P and Q); and it changes under way (R, S, T and U).
/// Neither alone is right.
///
/// Corrections are coefficients of 1/n, n the width of the last hidden layer, other widths in fixed proportion.
///
/// Source: Roberts, Yaida and Hanin 2022, arXiv:2106.10165; Dyer and Gur-Ari 2020, arXiv:1909.11304; rederived for
/// finite steps and any number of inputs.
public final class FirstOrderTraining {
    private final TangentMotion motion;
    private final Matrix targets;
    private final double rate;

    private FirstOrderTraining(TangentMotion motion, Matrix targets, double rate) {
        this.motion = motion;
        this.targets = targets;
        this.rate = rate;
    }

    /// After `step` steps, for all inputs, training inputs first: the `mean` output of the frozen kernel, its
    /// correction, and the drift of the mean kernel since step 0.
    public record State(int step, Vector mean, Correction correction, Drift drift) {}

    /// The coefficient of 1/n in the mean output, in two parts: what the drift of each network's kernel does, with
    /// the higher orders of a step, and what the scatter over networks of the kernel before training does.
    public record Correction(Vector byDrift, Vector byScatter) {

        /// The whole coefficient at an input.
        public double at(int input) {
            return byDrift.at(input) + byScatter.at(input);
        }
    }

    /// The coefficient of 1/n in E H − E H₀, in two parts: the correlation of the kernel's differential with the
    /// outputs before training, and the change of that differential under way.
    public record Drift(Matrix byCorrelation, Matrix byCurvature) {

        /// The whole coefficient at two inputs.
        public double at(int a, int b) {
            return byCorrelation.at(a, b) + byCurvature.at(a, b);
        }
    }

    /// The first rows of the inputs of `motion` are the training inputs, one for each row of `targets`.
    ///
    /// Throws [IllegalArgumentException] for more than one output, more targets than inputs and a rate that is not
    /// positive and below 2/λ_max of the frozen kernel.
    public static FirstOrderTraining of(TangentMotion motion, Matrix targets, double rate) {
        if (targets.columns() != 1) {
            throw new IllegalArgumentException(
                    "corrections to training are derived for one output, not " + targets.columns());
        }
        if (targets.rows() < 1 || targets.rows() > motion.inputs()) {
            throw new IllegalArgumentException(
                    targets.rows() + " targets for " + motion.inputs() + " inputs: need from 1 to as many");
        }
        FirstOrderTraining training = new FirstOrderTraining(motion, targets, rate);
        double largest = Spectrum.of(
                        SymmetricEigen.of(training.block(motion.statistics().tangentKernel()))
                                .values())
                .largestStableRate(0);
        if (!(rate > 0 && rate < largest)) {
            throw new IllegalArgumentException("rate " + rate + " must be positive and below " + largest
                    + ", where descent with the frozen kernel diverges");
        }
        return training;
    }

    private Matrix block(SampleTensor tensor) {
        int p = targets.rows();
        Matrix block = Matrix.zeros(p, p);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                block.set(i, j, tensor.at(i, j));
            }
        }
        return block;
    }

    /// The states after these numbers of steps, ascending from 0 or more.
    public List<State> after(List<Integer> steps) {
        Course course = new Course(motion, targets, rate);
        List<State> states = new ArrayList<>();
        int now = 0;
        for (int step : steps) {
            if (step < now) {
                throw new IllegalArgumentException("steps " + steps + " must ascend from 0 or more");
            }
            for (; now < step; now++) {
                course.step();
            }
            states.add(course.state(now));
        }
        return states;
    }
}
