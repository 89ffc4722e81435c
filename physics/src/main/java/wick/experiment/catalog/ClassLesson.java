package wick.experiment.catalog;

import java.util.List;
import wick.experiment.Progress;
import wick.experiment.Sample;
import wick.experiment.Sweep;
import wick.lab.realization.RealNetwork;
import wick.network.training.Loss;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.dynamics.DrawnOutputs;
import wick.theory.dynamics.DrawnTraining;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// Four points in the plane in three classes that networks of every width learn by gradient descent on
/// cross-entropy, at half the rate up to which stability is certain for squares; watched at two others after each
/// number of steps in `records`.
record ClassLesson(Setup setup, List<Long> records) {
    static final int CLASSES = 3;
    private static final int POINTS = 4;
    private static final Matrix INPUTS = Matrix.of(6, 2, 1, 0.2, -0.5, 0.9, 0.3, -1.1, 1.2, -0.6, -1, 0.3, 0.8, 0.7);
    private static final Matrix TARGETS = Matrix.of(POINTS, CLASSES, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0);
    private static final double FRACTION = 0.5;

    ClassLesson {
        records = List.copyOf(records);
    }

    /// The columns of a row: outputs before training at all points and tests, of mean zero.
    static int controls() {
        return INPUTS.rows() * CLASSES;
    }

    /// The column of this class and test point at a record.
    static int column(int record, int test, int output) {
        return controls() + (record * (INPUTS.rows() - POINTS) + test) * CLASSES + output;
    }

    private TrainingKernels kernels() {
        Kernels kernels =
                KernelRecursion.of(setup.wiring(setup.widths().getLast())).kernels(INPUTS);
        return TrainingKernels.split(kernels.nngp(), kernels.ntk(), POINTS);
    }

    double rate() {
        return FRACTION * training(kernels(), Loss.HALF_SQUARES, 2).largestStableRate(0);
    }

    private DrawnTraining training(TrainingKernels kernels, Loss loss, int draws) {
        return DrawnTraining.of(
                kernels,
                TARGETS,
                loss,
                new DrawnTraining.Draws(draws, Address.of(setup.seed(), setup.name() + ".theory")));
    }

    /// The infinitely wide networks at each record.
    List<DrawnOutputs.Summary> wide(Loss loss, int draws) {
        return summaries(kernels(), loss, draws);
    }

    /// The one network that starts from outputs 0, which is the mean of all.
    List<DrawnOutputs.Summary> fromMean() {
        TrainingKernels k = kernels();
        Matrix none = Matrix.zeros(POINTS, POINTS);
        Matrix noneTested = Matrix.zeros(k.nngpTest().rows(), k.nngpTest().rows());
        Matrix noneCrossed = Matrix.zeros(k.nngpTest().rows(), POINTS);
        TrainingKernels silent = new TrainingKernels(k.ntkTrain(), k.ntkTestTrain(), none, noneCrossed, noneTested);
        return summaries(silent, Loss.CROSS_ENTROPY, 2);
    }

    private List<DrawnOutputs.Summary> summaries(TrainingKernels kernels, Loss loss, int draws) {
        return training(kernels, loss, draws).steps(rate(), 0, records).stream()
                .map(DrawnOutputs::summary)
                .toList();
    }

    /// Real networks of every width.
    Sweep outputs(Progress progress) {
        return new Sweep(setup.widths().stream()
                .map(width -> {
                    progress.at("width " + width, setup.share(width));
                    return new Sweep.AtWidth(width, sample(width));
                })
                .toList());
    }

    private Sample sample(int width) {
        Matrix rows = Matrix.zeros(setup.networks(), column(records.size(), 0, 0));
        double rate = rate();
        int blocks = Math.min(setup.networks(), 64);
        Parallel.forEach(blocks, block -> {
            RealNetwork network = new RealNetwork(setup.wiring(width));
            for (int k = block; k < setup.networks(); k += blocks) {
                network.draw(setup.address(width).network(k));
                double[] row = trained(network, rate);
                System.arraycopy(row, 0, rows.entries(), k * row.length, row.length);
            }
        });
        return new Sample(rows, setup.seed(), Engine.REAL_WEIGHTS);
    }

    private double[] trained(RealNetwork network, double rate) {
        double[] row = new double[column(records.size(), 0, 0)];
        System.arraycopy(network.forward(INPUTS).entries(), 0, row, 0, controls());
        Matrix points = INPUTS.rows(0, POINTS);
        Matrix tests = INPUTS.rows(POINTS, INPUTS.rows());
        Matrix slope = Matrix.zeros(POINTS, CLASSES);
        long now = 0;
        for (int record = 0; record < records.size(); record++) {
            for (; now < records.get(record); now++) {
                slopeInto(network.forward(points), slope);
                network.descend(slope, rate);
            }
            double[] outputs = network.forward(tests).entries();
            System.arraycopy(outputs, 0, row, column(record, 0, 0), outputs.length);
        }
        return row;
    }

    /// slope ← softmax(f) − y
    private static void slopeInto(Matrix outputs, Matrix slope) {
        for (int i = 0; i < POINTS; i++) {
            double sum = 0;
            for (int c = 0; c < CLASSES; c++) {
                sum += Math.exp(outputs.at(i, c));
            }
            for (int c = 0; c < CLASSES; c++) {
                slope.set(i, c, Math.exp(outputs.at(i, c)) / sum - TARGETS.at(i, c));
            }
        }
    }
}
