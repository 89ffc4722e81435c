package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import wick.experiment.Evidence;
import wick.experiment.Progress;
import wick.experiment.Sample;
import wick.experiment.WidthSeries;
import wick.lab.training.GradientDescent;
import wick.lab.training.Problem;
import wick.lab.training.TrainedEnsemble;
import wick.lab.training.Training;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.observable.Measurement.Engine;
import wick.theory.dynamics.Descent;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.finitewidth.CorrelatorLayer;
import wick.theory.finitewidth.Correlators;

/// Networks whose readout alone learns three points, watched at another: the coupling of their outputs.
///
/// Given the hidden layers the outputs f_i are independent Gaussians, before training with covariance S
/// between inputs and after k steps with variance v(S), S being the tangent kernel too:
///
///     v(S) = S_xx − R S_Xx − S_xX Rᵀ + R S_XX Rᵀ,   R = S_xX S_XX⁻¹ (1 − (1 − ηS_XX)^k).
///
/// So the coupling of two outputs, Cov(f_i², f_j²), a third of the fourth cumulant of one, is Var v(S) up to
/// 1/n². With Cov(S_e, S_f) = V_ef/n over pairs e, f of inputs it is (1/n) Σ ∂_e v V_ef ∂_f v.
record ReadoutLesson(Setup setup, List<Integer> records) {
    /// In as many dimensions as there are points, so that no kernel of all of them is singular.
    static final int DIMENSIONS = 4;

    private static final Matrix INPUTS =
            Matrix.of(3, DIMENSIONS, 1, 0.2, 0.5, -0.3, -0.5, 0.9, 0.4, 0.6, 0.3, -1.1, 0.7, 0.2);
    private static final Matrix TEST = Matrix.of(1, DIMENSIONS, 0.8, 0.1, -0.2, 0.9);
    private static final List<Double> TARGETS = List.of(2.0, -1.0, 0.6);
    private static final double FRACTION = 0.3;
    private static final double STEP = 1e-3;

    ReadoutLesson {
        records = List.copyOf(records);
    }

    /// The network whose hidden weights stay as they are drawn.
    private Wiring wiring(int width) {
        int readout = setup.readout();
        return setup.wiring(width)
                .with(layer -> layer.index() == readout
                        ? layer
                        : new Step.Linear(
                                layer.index(),
                                layer.fanIn(),
                                layer.fanOut(),
                                layer.weightVariance(),
                                layer.biasVariance(),
                                0,
                                0));
    }

    /// Kernel and vertex of the outputs at the training points and the test point, which comes last.
    CorrelatorLayer correlators() {
        Matrix all = Matrix.zeros(INPUTS.rows() + 1, DIMENSIONS);
        System.arraycopy(INPUTS.entries(), 0, all.entries(), 0, INPUTS.entries().length);
        System.arraycopy(TEST.entries(), 0, all.entries(), INPUTS.entries().length, DIMENSIONS);
        return Correlators.of(setup.wiring(setup.widths().getLast()), all).getLast();
    }

    private static Matrix kernel(CorrelatorLayer layer) {
        int size = layer.kernel().inputs();
        Matrix kernel = Matrix.zeros(size, size);
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                kernel.set(a, b, layer.kernel().at(a, b));
            }
        }
        return kernel;
    }

    private static FrozenKernelTraining training(Matrix kernel) {
        return FrozenKernelTraining.of(
                TrainingKernels.split(kernel, kernel, INPUTS.rows()), Matrix.zeros(INPUTS.rows(), 1));
    }

    double rate(CorrelatorLayer layer) {
        return FRACTION * training(kernel(layer)).largestStableRate();
    }

    /// v(S) after `steps` steps.
    double variance(Matrix kernel, double rate, int steps) {
        return switch (training(kernel).descent(rate)) {
            case Descent.Stable stable -> stable.testOutputs(steps).covariance().at(0, 0);
            case Descent.Diverging _ -> throw new IllegalArgumentException("the rate " + rate + " is not stable");
        };
    }

    /// n times the coupling after `steps` steps.
    double coupling(CorrelatorLayer layer, int steps) {
        double rate = rate(layer);
        Matrix kernel = kernel(layer);
        return contracted(layer, (a, b) -> response(kernel, rate, steps, a, b));
    }

    /// The same if training only mapped the outputs by R of the infinite kernel.
    double mapped(CorrelatorLayer layer, int steps) {
        double[] row = map(kernel(layer), rate(layer), steps);
        return contracted(layer, (a, b) -> (a == b ? 1 : 2) * row[a] * row[b]);
    }

    private interface OverPairs {
        double at(int a, int b);
    }

    private static double contracted(CorrelatorLayer layer, OverPairs slope) {
        int size = layer.kernel().inputs();
        double sum = 0;
        for (int a = 0; a < size; a++) {
            for (int b = a; b < size; b++) {
                for (int c = 0; c < size; c++) {
                    for (int d = c; d < size; d++) {
                        sum += slope.at(a, b) * layer.fourPointVertex().at(a, b, c, d) * slope.at(c, d);
                    }
                }
            }
        }
        return sum;
    }

    /// ∂v/∂S_ab for the symmetric S, by differences of fourth order.
    private double response(Matrix kernel, double rate, int steps, int a, int b) {
        return (8 * difference(kernel, rate, steps, new Entry(a, b, STEP))
                        - difference(kernel, rate, steps, new Entry(a, b, 2 * STEP)))
                / (12 * STEP);
    }

    private record Entry(int a, int b, double shift) {
        Matrix moved(Matrix kernel, int sign) {
            Matrix moved = kernel.copy();
            moved.set(a, b, kernel.at(a, b) + sign * shift);
            moved.set(b, a, kernel.at(b, a) + sign * shift);
            return moved;
        }
    }

    private double difference(Matrix kernel, double rate, int steps, Entry entry) {
        return variance(entry.moved(kernel, 1), rate, steps) - variance(entry.moved(kernel, -1), rate, steps);
    }

    /// (−R, 1): the trained output less its mean is this times the outputs before training.
    private static double[] map(Matrix kernel, double rate, int steps) {
        int points = INPUTS.rows();
        double[] row = new double[points + 1];
        row[points] = 1;
        for (int p = 0; p < points; p++) {
            Matrix target = Matrix.zeros(points, 1);
            target.set(p, 0, 1);
            FrozenKernelTraining one = FrozenKernelTraining.of(TrainingKernels.split(kernel, kernel, points), target);
            if (one.descent(rate) instanceof Descent.Stable stable) {
                row[p] = -stable.testOutputs(steps).mean().at(0, 0);
            }
        }
        return row;
    }

    /// The measured couplings at each record, one series each.
    List<WidthSeries> couplings(CorrelatorLayer layer, Progress progress) {
        GradientDescent descent = new GradientDescent(rate(layer), records.getLast(), records, Optional.empty());
        List<List<WidthSeries.Point>> points = new ArrayList<>();
        records.forEach(_ -> points.add(new ArrayList<>()));
        for (int width : setup.widths()) {
            Wiring wiring = wiring(width);
            TrainedEnsemble ensemble = new Training(
                            wiring, new Problem(INPUTS, targets(wiring.outputs()), TEST), descent)
                    .run(setup.address(width), setup.networks(), _ -> {});
            progress.at("width " + width, setup.share(width));
            if (ensemble.diverged() > 0) {
                throw new IllegalArgumentException(
                        ensemble.diverged() + " of " + setup.networks() + " networks diverged: choose larger widths");
            }
            for (int r = 0; r < records.size(); r++) {
                points.get(r).add(new WidthSeries.Point(width, coupling(ensemble.testOutputs(r))));
            }
        }
        return points.stream().map(WidthSeries::new).toList();
    }

    private static Matrix targets(int outputs) {
        Matrix targets = Matrix.zeros(INPUTS.rows(), outputs);
        for (int i = 0; i < INPUTS.rows(); i++) {
            for (int c = 0; c < outputs; c++) {
                targets.set(i, c, TARGETS.get(i));
            }
        }
        return targets;
    }

    /// Cov(f_i², f_j²) over networks, i ≠ j among the columns, f less its mean.
    private Evidence coupling(Matrix outputs) {
        double mean = 0;
        for (double f : outputs.entries()) {
            mean += f / outputs.entries().length;
        }
        double center = mean;
        int count = outputs.columns();
        ToDoubleFunction<double[]> square = row -> moment(row, center, 2) / count;
        ToDoubleFunction<double[]> product = row -> {
            double sum = moment(row, center, 2);
            return (sum * sum - moment(row, center, 4)) / (count * (count - 1.0));
        };
        return new Sample(outputs, setup.seed(), Engine.REAL_WEIGHTS)
                .derived(List.of(square, product))
                .jackknife(means -> means[1] - means[0] * means[0], row -> row[1]);
    }

    private static double moment(double[] row, double center, int order) {
        double sum = 0;
        for (double f : row) {
            sum += Math.pow(f - center, order);
        }
        return sum;
    }
}
