package wick.experiment.catalog;

import java.util.List;
import java.util.Optional;
import wick.experiment.Evidence;
import wick.experiment.Progress;
import wick.experiment.Sample;
import wick.experiment.Stack;
import wick.experiment.Sweep;
import wick.experiment.WidthSeries;
import wick.lab.realization.Outputs;
import wick.lab.training.GradientDescent;
import wick.lab.training.Outcome;
import wick.lab.training.Problem;
import wick.lab.training.TrainedEnsemble;
import wick.lab.training.Training;
import wick.network.Parameterization;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// Three points that networks of one parameterization learn at every width, with weights that are never
/// stored. The rate is a third of the largest stable one of the tangent kernel before training, since that
/// kernel grows where features are learned.
record RichLesson(Setup setup, Parameterization scaling, int steps) {
    private static final Matrix INPUTS = Matrix.of(3, 2, 1, 0.2, -0.5, 0.9, 0.3, -1.1);
    private static final Matrix TARGETS = Matrix.of(3, 1, 1, -0.5, 0.3);
    private static final double FRACTION = 1.0 / 3;
    /// Networks at narrow widths, where they cost nothing.
    private static final int MOST = 400;

    private static final int DRIFT = 0;
    private static final int FEATURES = 1;
    private static final int OUTPUTS = 2;

    private Wiring wiring(int width) {
        Stack stack = setup.stack();
        return stack.network(width).withParameterization(scaling).wire();
    }

    private double rate(Wiring wiring) {
        Kernels kernels = KernelRecursion.of(wiring).kernels(INPUTS);
        return FRACTION
                * FrozenKernelTraining.of(TrainingKernels.split(kernels.nngp(), kernels.ntk(), INPUTS.rows()), TARGETS)
                        .largestStableRate();
    }

    /// As many more networks than at the widest as they cost less.
    private int networks(int width) {
        double widest = setup.widths().getLast();
        return (int) Math.max(setup.networks(), Math.min(MOST, setup.networks() * widest / width));
    }

    /// Trains networks of every width and reads each one's relative drift of the kernel, movement of the last
    /// hidden layer, and change of the outputs.
    Measured measure(Progress progress, double from) {
        int widths = setup.widths().size();
        setup.widths().forEach(width -> training(width).requireMemory());
        return new Measured(new Sweep(setup.widths().stream()
                .map(width -> {
                    double share = from + 0.5 * setup.widths().indexOf(width) / widths;
                    progress.at(scaling.name() + ", width " + width, share);
                    return new Sweep.AtWidth(width, sample(width));
                })
                .toList()));
    }

    private Training training(int width) {
        Wiring wiring = wiring(width);
        GradientDescent descent = new GradientDescent(
                        rate(wiring), steps, List.of(0, steps), Optional.of(new Outputs.One(0)))
                .withMovement();
        Problem problem = new Problem(INPUTS, TARGETS, Matrix.zeros(0, 2));
        return new Training(wiring, problem, descent, Engine.IMPLICIT_WEIGHTS);
    }

    private Sample sample(int width) {
        int networks = networks(width);
        Address address = Address.of(setup.seed(), setup.name() + "." + scaling.name() + ".width-" + width);
        TrainedEnsemble ensemble = training(width).run(address, networks, _ -> {});
        if (ensemble.diverged() > 0) {
            throw new IllegalArgumentException(ensemble.diverged() + " of " + networks + " networks of width " + width
                    + " diverged in the parameterization " + scaling.name() + ": choose larger widths");
        }
        Matrix rows = Matrix.zeros(networks, 3);
        for (int k = 0; k < networks; k++) {
            Outcome.Trained trained = ensemble.trained().get(k);
            int readout = setup.readout();
            rows.set(k, DRIFT, trained.drift().orElseThrow());
            rows.set(k, FEATURES, trained.movements().get(readout - 1).relative());
            rows.set(k, OUTPUTS, trained.movements().get(readout).change());
        }
        return new Sample(rows, setup.seed(), Engine.IMPLICIT_WEIGHTS);
    }

    /// Typical values over networks: geometric means, since networks that say much before training move far
    /// and would decide the arithmetic ones.
    record Measured(Sweep sweep) {

        WidthSeries drift() {
            return series(DRIFT);
        }

        WidthSeries features() {
            return series(FEATURES);
        }

        WidthSeries outputs() {
            return series(OUTPUTS);
        }

        private WidthSeries series(int column) {
            return sweep.series(sample -> typical(sample, column));
        }

        private static Evidence typical(Sample sample, int column) {
            return sample.geometricMean(row -> row[column]);
        }
    }
}
