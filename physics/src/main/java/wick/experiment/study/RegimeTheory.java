package wick.experiment.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wick.network.Parameterization;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.statistics.Estimate;
import wick.theory.dynamics.FeatureMotion;
import wick.theory.dynamics.Progress;

/// How far theory expects features to move while the kernel is all but frozen: mean squares, relative, for every
/// hidden layer, times the width.
final class RegimeTheory {
    private final Bench bench;
    private final Task task;
    private final double rate;
    private final FeatureMotion motion;
    private final Map<Integer, List<Double>> known = new HashMap<>();
    private final Map<Integer, List<Double>> silent = new HashMap<>();

    private RegimeTheory(Bench bench, Task task, double rate) {
        this.bench = bench;
        this.task = task;
        this.rate = rate;
        motion = FeatureMotion.of(bench.anatomy().wiring(), task.inputs(), task.targets(), 1);
    }

    /// Why there is none; empty if there is.
    static Optional<String> obstacle(Anatomy anatomy) {
        if (!anatomy.lazy()) {
            return Optional.of("in the " + anatomy.network().parameterization().name()
                    + " parameterization features move by amounts that no series in 1/width gives");
        }
        if (!anatomy.gaussian()) {
            return Optional.of("the movement of features is derived for normal weights");
        }
        return FeatureMotion.obstacle(anatomy.wiring());
    }

    static RegimeTheory of(Bench bench, Task task, double rate) {
        return new RegimeTheory(bench, task, rate);
    }

    /// Width times the mean square movement of each hidden layer after `step` steps.
    List<Double> after(int step) {
        return known.computeIfAbsent(step, s -> scaled(motion, s));
    }

    private List<Double> scaled(FeatureMotion from, int step) {
        if (step == 0) {
            return java.util.Collections.nCopies(bench.anatomy().hidden(), 0.0);
        }
        return from.after(Progress.steps(rate, step)).stream()
                .map(Estimate::mean)
                .map(square -> bench.anatomy().width() * square)
                .toList();
    }

    /// The same if nothing were to be learned: outputs that networks have before training are unlearned all the same.
    List<Double> withoutTargets(int step) {
        Matrix none = Matrix.zeros(task.targets().rows(), task.targets().columns());
        Wiring wiring = bench.anatomy().wiring();
        return silent.computeIfAbsent(step, s -> scaled(FeatureMotion.of(wiring, task.inputs(), none, 1), s));
    }

    /// The factor of the readout's weight variance with which features of the last hidden layer move by `level` at
    /// `width`. With readout weights and rates s times as large, tangent kernels are s² times as large, and at the
    /// same share of the stable rate mean squares are A + B/s², of which the initial outputs make A. Known in the
    /// parameterization where rates are variances; empty elsewhere, where the readout has biases of its own, and
    /// where no factor does it.
    Optional<Double> varianceFactor(double level, int width, int step) {
        Wiring wiring = bench.anatomy().wiring();
        if (!bench.anatomy().network().parameterization().equals(Parameterization.NTK)
                || wiring.matrices().getLast().biasVariance() > 0) {
            return Optional.empty();
        }
        double whole = after(step).getLast() / width;
        double initial = withoutTargets(step).getLast() / width;
        double left = level * level - initial;
        return left > 0 && whole > initial ? Optional.of((whole - initial) / left) : Optional.empty();
    }
}
