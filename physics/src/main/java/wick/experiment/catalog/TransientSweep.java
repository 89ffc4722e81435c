package wick.experiment.catalog;

import java.util.List;
import java.util.function.ToDoubleFunction;
import wick.experiment.Evidence;
import wick.experiment.Progress;
import wick.experiment.Sample;
import wick.experiment.WidthSeries;
import wick.lab.simulation.Course;
import wick.lab.simulation.Field;
import wick.lab.simulation.Outcome;
import wick.lab.simulation.Population;
import wick.lab.simulation.Reading;
import wick.lab.simulation.Simulation;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.theory.recurrent.twotime.Window;

/// The first steps of one kind of recurrent network at several sizes, measured at all pairs of times.
record TransientSweep(List<AtSize> sizes, int steps) {

    /// Networks of one size: a row holds C(t, s), row by row, then the squared growth of a perturbation after
    /// 0, 1, … steps.
    record AtSize(int size, Sample sample) {}

    /// What is measured: a network in steps, its start, and how long it is followed.
    record Plan(RecurrentNetwork network, double initialVariance, int steps) {

        Window window() {
            return Window.ofSteps(network, steps);
        }
    }

    /// How often: `networks` networks of each size, one realization of the noise for each.
    record Draw(String name, List<Integer> sizes, int networks, long seed) {}

    static TransientSweep of(Plan plan, Draw draw, Progress progress) {
        double total = draw.sizes().stream().mapToDouble(n -> n * (double) n).sum();
        Window window = plan.window();
        Course course = new Course(plan.initialVariance(), 0, window.duration(), window.spacing());
        return new TransientSweep(
                draw.sizes().stream()
                        .map(size -> {
                            double before = draw.sizes().stream()
                                    .filter(n -> n < size)
                                    .mapToDouble(n -> n * (double) n)
                                    .sum();
                            progress.at(draw.name() + ", " + size + " units", before / total);
                            return new AtSize(size, sample(plan, draw, course, size));
                        })
                        .toList(),
                plan.steps());
    }

    private static Sample sample(Plan plan, Draw draw, Course course, int size) {
        Address address = Address.of(draw.seed(), draw.name() + ".size-" + size);
        Simulation simulation =
                Simulation.of(plan.network(), new Population(size, draw.networks(), 1), course, address);
        Outcome outcome = simulation.run(
                new Reading.TwoTime(Field.CURRENT, plan.steps()), new Reading.Perturbation(plan.steps()));
        if (!outcome.diverged().isEmpty()) {
            throw new ArithmeticException(outcome.diverged().size() + " of " + draw.networks() + " networks of " + size
                    + " units ran away: take smaller weights or fewer steps");
        }
        return new Sample(outcome.rows(), draw.seed(), simulation.engine());
    }

    private int at(int t, int s) {
        return t * (steps + 1) + s;
    }

    /// C(t, s) at every size.
    WidthSeries correlation(int t, int s) {
        return series(row -> row[at(t, s)]);
    }

    /// (1/N) Σ_ij (∂h_i(t)/∂h_j(0))² at every size.
    WidthSeries growth(int t) {
        return series(row -> row[at(steps + 1, t)]);
    }

    private WidthSeries series(ToDoubleFunction<double[]> number) {
        return new WidthSeries(sizes.stream()
                .map(one -> new WidthSeries.Point(one.size(), one.sample().mean(number)))
                .toList());
    }

    /// The mean of C(t, s) at the largest size.
    Evidence atLargest(int t, int s) {
        return sizes.getLast().sample().mean(at(t, s));
    }

    /// All of C(t, s) at the largest size.
    Matrix table() {
        double[] means = sizes.getLast().sample().means().toArray();
        Matrix table = Matrix.zeros(steps + 1, steps + 1);
        System.arraycopy(means, 0, table.entries(), 0, table.entries().length);
        return table;
    }
}
