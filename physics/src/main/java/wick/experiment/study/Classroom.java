package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import wick.experiment.Sample;
import wick.lab.realization.Outputs;
import wick.lab.training.GradientDescent;
import wick.lab.training.Motion;
import wick.lab.training.Outcome;
import wick.lab.training.Problem;
import wick.lab.training.Snapshot;
import wick.lab.training.TrainedEnsemble;
import wick.lab.training.Training;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.statistics.Estimate;
import wick.observable.Measurement.Engine;

/// Ensembles of real networks in training, one width after the other, beside training with a frozen kernel.
final class Classroom {
    private final Bench bench;
    private final Task task;
    private final List<Integer> records;

    Classroom(Bench bench, Task task, List<Integer> records) {
        this.bench = bench;
        this.task = task;
        this.records = records;
    }

    /// Networks of all widths; empty if some diverged.
    Optional<List<Pupils>> train(IntFunction<Wiring> family, IntFunction<LazyTheory> theory) {
        Budget.Trained budget = bench.budget().trained();
        double total =
                budget.widths().stream().mapToDouble(w -> work(w, budget)).sum();
        double done = 0;
        List<Pupils> widths = new ArrayList<>();
        for (int width : budget.widths()) {
            double before = done / total;
            double share = work(width, budget) / total;
            int networks = budget.networksAt(width);
            LazyTheory frozen = theory.apply(width);
            GradientDescent descent = new GradientDescent(
                            frozen.rate(), budget.descent().steps(), records, Optional.empty())
                    .withMotion(new Outputs.One(0));
            TrainedEnsemble ensemble = new Training(
                            family.apply(width), new Problem(task.inputs(), task.targets(), task.tests()), descent)
                    .run(
                            Address.of(bench.seed(), "study.training.width-" + width),
                            networks,
                            k -> bench.notebook()
                                    .progress("training at width " + width, before + share * k / networks));
            done += work(width, budget);
            if (ensemble.diverged() > 0) {
                return Optional.empty();
            }
            widths.add(pupils(width, ensemble, frozen));
        }
        return Optional.of(widths);
    }

    private static double work(int width, Budget.Trained budget) {
        return (double) width * width * budget.networksAt(width);
    }

    private Pupils pupils(int width, TrainedEnsemble ensemble, LazyTheory frozen) {
        OwnLine line = new OwnLine(frozen, records);
        double size = size(frozen.last().tests().mean());
        List<Sample> outputs = new ArrayList<>();
        List<Sample> moved = new ArrayList<>();
        List<double[]> apart = new ArrayList<>();
        for (int r = 0; r < records.size(); r++) {
            Matrix tests = ensemble.testOutputs(r);
            Matrix rows = Matrix.zeros(tests.rows(), tests.columns() + 1);
            List<double[]> motions = new ArrayList<>();
            for (int k = 0; k < tests.rows(); k++) {
                Outcome.Trained network = ensemble.trained().get(k);
                System.arraycopy(
                        tests.entries(), k * tests.columns(), rows.entries(), k * rows.columns(), tests.columns());
                rows.set(k, tests.columns(), network.snapshots().get(r).loss());
                Matrix own = own(line, r, network);
                motions.add(motion(network.snapshots().get(r), own, size));
                if (r == records.size() - 1) {
                    apart.add(difference(network.snapshots().get(r).tests(), own));
                }
            }
            outputs.add(new Sample(rows, bench.seed(), Engine.REAL_WEIGHTS));
            moved.add(sample(motions));
        }
        return new Pupils(width, outputs, moved, distanceOfMean(apart, size));
    }

    private Sample sample(List<double[]> rows) {
        Matrix numbers = Matrix.zeros(rows.size(), rows.getFirst().length);
        for (int k = 0; k < rows.size(); k++) {
            System.arraycopy(rows.get(k), 0, numbers.entries(), k * numbers.columns(), numbers.columns());
        }
        return new Sample(numbers, bench.seed(), Engine.REAL_WEIGHTS);
    }

    private static Matrix own(OwnLine line, int r, Outcome.Trained network) {
        Snapshot first = network.snapshots().getFirst();
        return line.at(r, first.training(), first.tests());
    }

    private double[] motion(Snapshot at, Matrix own, double size) {
        Motion motion = at.motion().orElseThrow();
        int hidden = motion.movements().size() - 1;
        double[] row = new double[Pupils.FIRST + hidden + motion.alignments().size()];
        row[0] = motion.drift();
        row[1] = task.alignment(at.tests().entries()) - task.alignment(own.entries());
        row[2] = loss(at.tests()) - loss(own);
        double square = 0;
        for (double apart : difference(at.tests(), own)) {
            square += apart * apart;
        }
        row[3] = Math.sqrt(square) / size;
        for (int l = 0; l < hidden; l++) {
            double relative = motion.movements().get(l).relative();
            row[Pupils.FIRST + l] = relative * relative;
        }
        for (int l = 0; l < motion.alignments().size(); l++) {
            row[Pupils.FIRST + hidden + l] = motion.alignments().get(l);
        }
        return row;
    }

    private double loss(Matrix outputs) {
        double sum = 0;
        for (double apart : difference(outputs, task.testTargets())) {
            sum += apart * apart / 2;
        }
        return sum;
    }

    private static double[] difference(Matrix a, Matrix b) {
        double[] difference = a.entries().clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= b.entries()[i];
        }
        return difference;
    }

    private static double size(Matrix outputs) {
        double square = 0;
        for (double f : outputs.entries()) {
            square += f * f;
        }
        return Math.sqrt(square);
    }

    /// |E r| / `size` without the scatter of so few networks: the mean of r·r′ over pairs of different networks, with
    /// its jackknife error.
    private static Estimate distanceOfMean(List<double[]> apart, double size) {
        int networks = apart.size();
        double[] sum = new double[apart.getFirst().length];
        double squares = 0;
        for (double[] r : apart) {
            squares += product(r, r);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += r[i];
            }
        }
        double whole = product(sum, sum);
        double pairs = (whole - squares) / (networks * (networks - 1.0));
        double spread = 0;
        for (double[] r : apart) {
            double own = product(r, r);
            double rest = (whole - 2 * product(sum, r) + own) - (squares - own);
            double without = rest / ((networks - 1.0) * (networks - 2.0));
            spread += (without - pairs) * (without - pairs);
        }
        double error = Math.sqrt(spread * (networks - 1.0) / networks);
        double root = Math.sqrt(Math.max(0, pairs));
        double rootError = root * root > error ? error / (2 * root) : Math.sqrt(error);
        return new Estimate(root / size, rootError / size, networks);
    }

    private static double product(double[] a, double[] b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
        }
        return product;
    }
}
