package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.experiment.Figure;
import wick.experiment.Sample;
import wick.lab.curvature.Hessian;
import wick.lab.curvature.Lanczos;
import wick.lab.curvature.SharpnessCourse;
import wick.lab.realization.RealNetwork;
import wick.lab.training.TrainingTask.Examples;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.network.training.Loss;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// Small tanh networks on some digits with large targets, trained by full batches at a rate of 1.4 over their
/// sharpness and at a quarter of it: rate times sharpness along the way, one row per network. The rate that
/// multiplies is the larger one in both.
record SharpeningDigits(Matrix large, Matrix small, long seed) {
    private static final int DIGITS = 30;
    private static final int WIDTH = 20;
    private static final double TARGETS = 3;
    private static final double START = 1.4;
    private static final int SLOWER = 4;
    private static final int STEPS = 1500;
    private static final int EVERY = 50;
    private static final Lanczos.Effort EFFORT = new Lanczos.Effort(1e-4, 60);

    static SharpeningDigits run(long seed, String name, int networks) {
        Address address = Address.of(seed, name);
        Address starts = Address.of(seed, name + ".starts");
        DigitTask task = DigitTask.of(DIGITS);
        Matrix targets = task.targets().copy();
        for (int i = 0; i < targets.entries().length; i++) {
            targets.entries()[i] *= TARGETS;
        }
        Examples examples = new Examples(task.inputs(), targets);
        int moments = STEPS / EVERY + 1;
        Matrix large = Matrix.zeros(networks, moments);
        Matrix small = Matrix.zeros(networks, moments);
        Parallel.forEach(2 * networks, t -> {
            boolean slow = t % 2 == 1;
            RealNetwork network = new RealNetwork(wiring());
            network.draw(address.network(t / 2));
            double sharpness = Lanczos.largest(
                            Hessian.of(network, examples, Loss.HALF_SQUARES),
                            1,
                            EFFORT,
                            starts.network(t / 2).layer(2).open())
                    .getFirst()
                    .value();
            double rate = START / sharpness;
            int slower = slow ? SLOWER : 1;
            SharpnessCourse course =
                    new SharpnessCourse(examples, Loss.HALF_SQUARES, rate / slower, slower * STEPS, slower * EVERY);
            switch (course.follow(network, EFFORT, starts.network(t / 2).layer(t % 2))) {
                case SharpnessCourse.Trained(List<SharpnessCourse.Moment> all) -> {
                    for (int m = 0; m < moments; m++) {
                        (slow ? small : large).set(t / 2, m, rate * all.get(m).sharpness());
                    }
                }
                case SharpnessCourse.Diverged(int step, List<SharpnessCourse.Moment> _) ->
                    throw new IllegalArgumentException(
                            "network " + t / 2 + " diverged on digits in " + step + " steps");
            }
        });
        return new SharpeningDigits(large, small, seed);
    }

    private static Wiring wiring() {
        Initialization one = new Initialization.Variances(1, 0);
        return new Network(
                        DigitTask.DIMENSION,
                        List.of(
                                new Layer.Dense(WIDTH, one),
                                new Layer.Pointwise(new Tanh()),
                                new Layer.Dense(DigitTask.CLASSES, one)),
                        Distribution.NORMAL,
                        Parameterization.NTK)
                .wire();
    }

    /// The mean over the last third, one column.
    Sample lateSharpness() {
        Matrix rows = Matrix.zeros(large.rows(), 1);
        int from = 2 * large.columns() / 3;
        for (int k = 0; k < large.rows(); k++) {
            double sum = 0;
            for (int m = from; m < large.columns(); m++) {
                sum += large.at(k, m);
            }
            rows.set(k, 0, sum / (large.columns() - from));
        }
        return new Sample(rows, seed, Engine.REAL_WEIGHTS);
    }

    /// The small rate times the sharpness it ends at, one column.
    Sample smallRate() {
        Matrix rows = Matrix.zeros(small.rows(), 1);
        for (int k = 0; k < small.rows(); k++) {
            rows.set(k, 0, small.at(k, small.columns() - 1) / SLOWER);
        }
        return new Sample(rows, seed, Engine.REAL_WEIGHTS);
    }

    Figure figure() {
        Vector times = Vector.range(0, large.columns()).map(m -> m * EVERY);
        List<Figure.Trace> traces = new ArrayList<>();
        traces.add(new Figure.Trace.Line("2 over the rate", times, times.map(_ -> 2), Optional.empty()));
        for (int k = 0; k < Math.min(3, large.rows()); k++) {
            traces.add(new Figure.Trace.Dots("network " + (k + 1), times, Vector.of(large.row(k)), Optional.empty()));
        }
        traces.add(new Figure.Trace.Line(
                "network 1 at a quarter of the rate", times, Vector.of(small.row(0)), Optional.empty()));
        return new Figure.Plot(
                "sharpness-in-training",
                "Sharpness of tanh networks on digits",
                "At the larger rate the sharpness stops at 2 over the rate; at a quarter of it, at the same time rate times"
                        + " steps, it goes on.",
                new Figure.Axis("steps of the larger rate", false),
                new Figure.Axis("the larger rate times the sharpness", false),
                traces);
    }
}
