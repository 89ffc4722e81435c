package wick.lab.curvature;

import java.util.ArrayList;
import java.util.List;
import wick.lab.realization.RealNetwork;
import wick.lab.training.TrainingTask.Examples;
import wick.network.training.Loss;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// Full-batch gradient descent of rate η on the sum of the loss over examples, with the sharpness, the largest
/// eigenvalue of the [Hessian], on the way: before the first step, after every `every` steps, and at the end.
///
/// η times the sharpness is to be compared with 2.
public record SharpnessCourse(Examples examples, Loss loss, double rate, int steps, int every) {

    public SharpnessCourse {
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("rate " + rate + " must be finite and not negative");
        }
        if (steps < 0 || every < 1) {
            throw new IllegalArgumentException(
                    "steps " + steps + " must not be negative, and every " + every + " at least 1");
        }
    }

    /// The loss, the sharpness with its error, and the share of the squared gradient along the sharpest
    /// direction, after `step` steps.
    public record Moment(int step, double loss, double sharpness, double error, double share) {}

    /// What became of the network.
    public sealed interface Outcome {
        List<Moment> moments();
    }

    /// All steps done.
    public record Trained(List<Moment> moments) implements Outcome {
        public Trained {
            moments = List.copyOf(moments);
        }
    }

    /// The outputs were no longer finite after `step` steps.
    public record Diverged(int step, List<Moment> moments) implements Outcome {
        public Diverged {
            moments = List.copyOf(moments);
        }
    }

    /// Trains `network` from the weights it has; they are moved. Lanczos starts are drawn at `address`.
    public Outcome follow(RealNetwork network, Lanczos.Effort effort, Address address) {
        List<Moment> moments = new ArrayList<>();
        Matrix slope =
                Matrix.zeros(examples.targets().rows(), examples.targets().columns());
        for (int step = 0; ; step++) {
            loss.descentInto(network.forward(examples.inputs()), examples.targets(), slope);
            if (!finite(slope)) {
                return new Diverged(step, moments);
            }
            if (step % every == 0 || step == steps) {
                Hessian hessian = Hessian.of(network, examples, loss);
                if (!Double.isFinite(hessian.loss())) {
                    return new Diverged(step, moments);
                }
                moments.add(moment(step, hessian, effort, address));
            }
            if (step == steps) {
                return new Trained(moments);
            }
            network.descend(slope, -rate);
        }
    }

    private static Moment moment(int step, Hessian hessian, Lanczos.Effort effort, Address address) {
        Lanczos.Eigenpair top =
                Lanczos.largest(hessian, 1, effort, address.block(step).open()).getFirst();
        return new Moment(step, hessian.loss(), top.value(), top.error(), top.share(hessian.gradient()));
    }

    private static boolean finite(Matrix matrix) {
        for (double entry : matrix.entries()) {
            if (!Double.isFinite(entry)) {
                return false;
            }
        }
        return true;
    }
}
