package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.experiment.Evidence;
import wick.experiment.Figure;
import wick.experiment.PowerFit;
import wick.experiment.Progress;
import wick.experiment.Sample;
import wick.experiment.WidthSeries;
import wick.lab.training.FirstStep;
import wick.lab.training.GradientDescent;
import wick.lab.training.Movement;
import wick.lab.training.Outcome;
import wick.lab.training.Problem;
import wick.lab.training.TrainedEnsemble;
import wick.lab.training.Training;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.training.OptimizerKind;
import wick.network.training.WidthRule;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.scaling.WidthScaling;

/// First steps on one input of networks of several widths in one parameterization, all alike at the narrowest.
record FirstSteps(Setup setup, String parameterization, OptimizerKind optimizer) {
    static final int INPUTS = 4;
    static final int STEPS = 4;
    private static final Matrix INPUT = Matrix.of(1, INPUTS, 1, 0.5, -1.2, 1.1);
    /// Far from what any network says before training, so that all have much to learn.
    private static final Matrix TARGET = Matrix.of(1, 1, 3);
    /// Of the rate at which the readout of the narrowest network alone would reach its target in one step.
    private static final double FRACTION = 0.5;

    private Network network() {
        return setup.stack()
                .network(setup.widths().getFirst())
                .withParameterization(Parameterization.NAMED.getOrDefault(parameterization, Parameterization.STANDARD));
    }

    /// The same with other exponents.
    FirstSteps in(String other) {
        return new FirstSteps(setup, other, optimizer);
    }

    /// That of the change of what weight matrix `matrix` makes, from theory.
    double exponent(int matrix) {
        WidthScaling scaling = WidthScaling.of(network(), optimizer);
        return matrix == setup.readout()
                ? scaling.update()
                : scaling.layers().get(matrix).activationUpdate();
    }

    private WidthRule rule() {
        return new WidthRule(network(), optimizer, setup.widths().getFirst());
    }

    /// Networks are drawn at the same addresses for every width and parameterization.
    private Address address(int network) {
        return Address.of(setup.seed(), setup.name()).network(network);
    }

    Measured measure(Progress progress) {
        WidthRule rule = rule();
        return measured(width -> {
            progress.at(optimizer.text() + ", " + parameterization + ", width " + width, setup.share(width));
            WidthRule.Sized sized = rule.at(width);
            FirstStep step = new FirstStep(sized.wiring(), sized.factors(), optimizer);
            Matrix rows = Matrix.zeros(setup.networks(), setup.readout() + 1);
            Parallel.forEach(setup.networks(), k -> write(step.at(INPUT, address(k)), rows, k));
            return rows;
        });
    }

    /// After several steps of gradient descent at a rate that is not small.
    Measured after(int steps) {
        WidthRule rule = rule();
        GradientDescent descent = new GradientDescent(
                        FRACTION / setup.widths().getFirst(), steps, List.of(0, steps), Optional.empty())
                .withMovement();
        return measured(width -> {
            TrainedEnsemble ensemble = new Training(
                            rule.at(width).wiring(),
                            new Problem(INPUT, TARGET, Matrix.zeros(0, INPUTS)),
                            descent,
                            Engine.IMPLICIT_WEIGHTS)
                    .run(address(0), setup.networks(), _ -> {});
            if (ensemble.diverged() > 0) {
                throw new IllegalArgumentException(ensemble.diverged() + " of " + setup.networks()
                        + " networks of width " + width + " diverged: choose larger widths");
            }
            Matrix rows = Matrix.zeros(setup.networks(), setup.readout() + 1);
            for (int k = 0; k < setup.networks(); k++) {
                Outcome.Trained trained = ensemble.trained().get(k);
                write(trained.movements(), rows, k);
            }
            return rows;
        });
    }

    private static void write(List<Movement> movements, Matrix rows, int network) {
        for (int j = 0; j < movements.size(); j++) {
            rows.set(network, j, movements.get(j).change());
        }
    }

    private interface AtWidth {
        Matrix rows(int width);
    }

    private Measured measured(AtWidth at) {
        List<Sample> samples = new ArrayList<>();
        setup.widths().forEach(width -> samples.add(new Sample(at.rows(width), setup.seed(), Engine.IMPLICIT_WEIGHTS)));
        boolean halves = optimizer.normalizes() && !parameterization.equals("mup");
        return new Measured(
                setup.widths(), samples, new PowerFit(setup.widths(), halves ? List.of(0.5, 1.0) : List.of(1.0)));
    }

    /// Changes of what every weight matrix makes, a sample for each width.
    record Measured(List<Integer> widths, List<Sample> samples, PowerFit fit) {

        Evidence exponent(int matrix) {
            return fit.exponents(samples, row -> row[matrix]).mean(0);
        }

        private WidthSeries series(int matrix) {
            List<WidthSeries.Point> points = new ArrayList<>();
            for (int i = 0; i < widths.size(); i++) {
                points.add(new WidthSeries.Point(widths.get(i), samples.get(i).geometricMean(row -> row[matrix])));
            }
            return new WidthSeries(points);
        }

        /// The last hidden layer's changes, with a line of this slope through the widest.
        List<Figure.Trace> traces(String name, double exponent) {
            WidthSeries series = series(samples.getFirst().rows().columns() - 2);
            double last = series.points().getLast().evidence().measurement().mean();
            return Curves.traces(name, series, n -> last * Math.pow(n / widths.getLast(), exponent));
        }

        /// One row per width: the width, then geometric means over networks for every matrix.
        Matrix table() {
            int columns = samples.getFirst().rows().columns();
            Matrix table = Matrix.zeros(widths.size(), columns + 1);
            for (int i = 0; i < widths.size(); i++) {
                table.set(i, 0, widths.get(i));
                for (int j = 0; j < columns; j++) {
                    int matrix = j;
                    table.set(
                            i,
                            j + 1,
                            samples.get(i)
                                    .geometricMean(row -> row[matrix])
                                    .measurement()
                                    .mean());
                }
            }
            return table;
        }
    }
}
