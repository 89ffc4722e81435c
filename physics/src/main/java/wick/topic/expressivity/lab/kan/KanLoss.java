package wick.topic.expressivity.lab.kan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.minimization.Objective;
import wick.numeric.minimization.SumOfSquares;
import wick.numeric.parallel.Parallel;

/// Half the mean square of what a network misses, over samples and outputs, with its exact gradient; as an
/// [Objective] with the penalty of its edges, as a [SumOfSquares] without.
///
/// Samples are visited in blocks of a fixed size and added up in order, so that the number of threads does not show.
final class KanLoss implements Objective, SumOfSquares {
    /// Copies of JᵀJ that are summed side by side, for networks small enough.
    private static final int COPIES = 4;
    private static final int MANY = 2000;

    private final List<Layer> layers;
    private final Samples samples;
    private final Penalty penalty;
    private final int size;
    private final int outputs;
    private final List<Pass> passes = new ArrayList<>();
    private final Matrix gradients;
    private final List<Matrix> normals = new ArrayList<>();

    /// `samples` are scaled.
    KanLoss(Kan kan, Samples samples, Penalty penalty) {
        this.layers = kan.layers();
        this.samples = samples;
        this.penalty = penalty;
        this.size = kan.parameters().size();
        this.outputs = samples.targets().columns();
        int blocks = Evaluation.blocks(samples.size());
        for (int block = 0; block < blocks; block++) {
            passes.add(new Pass(layers));
        }
        this.gradients = Matrix.zeros(blocks, size);
    }

    @Override
    public int size() {
        return size;
    }

    private double weight() {
        return 1.0 / (samples.size() * (double) outputs);
    }

    private interface Visitor {
        void visit(int row, Pass pass);
    }

    private void forward(double[] x, int block, Visitor visitor) {
        Pass pass = passes.get(block);
        int width = samples.inputs().columns();
        int end = Math.min((block + 1) * Evaluation.BLOCK, samples.size());
        for (int row = block * Evaluation.BLOCK; row < end; row++) {
            pass.forward(samples.inputs().entries(), row * width, x);
            visitor.visit(row, pass);
        }
    }

    private double miss(Pass pass, int row, int output) {
        return pass.nodes(layers.size())[output] - samples.targets().entries()[row * outputs + output];
    }

    @Override
    public double value(double[] x) {
        double[] sums = new double[passes.size()];
        Parallel.forEach(
                sums.length,
                block -> forward(x, block, (row, pass) -> {
                    for (int o = 0; o < outputs; o++) {
                        sums[block] += 0.5 * miss(pass, row, o) * miss(pass, row, o);
                    }
                }));
        return weight() * total(sums);
    }

    private static double total(double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    @Override
    public double valueInto(double[] x, double[] gradient) {
        List<double[]> pulls = new ArrayList<>();
        double paid = penalty.strength() > 0 ? pullsInto(x, pulls) : 0;
        double[] sums = new double[passes.size()];
        Arrays.fill(gradients.entries(), 0);
        Parallel.forEach(sums.length, block -> {
            int[] numbers = new int[passes.get(block).rowLength()];
            double[] row = new double[numbers.length];
            forward(x, block, (sample, pass) -> {
                for (int o = 0; o < outputs; o++) {
                    pass.seeds()[o] = weight() * miss(pass, sample, o);
                    sums[block] += 0.5 * miss(pass, sample, o) * miss(pass, sample, o);
                }
                pull(pass, pulls);
                int count = pass.rowInto(x, numbers, row);
                for (int c = 0; c < count; c++) {
                    gradients.entries()[block * size + numbers[c]] += row[c];
                }
            });
        });
        sumInto(gradient);
        return weight() * total(sums) + paid;
    }

    private void sumInto(double[] gradient) {
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int block = 0; block < passes.size(); block++) {
                sum += gradients.entries()[block * size + i];
            }
            gradient[i] = sum;
        }
    }

    /// The penalty; adds for every layer its derivative with respect to |value| on each edge of one sample.
    private double pullsInto(double[] x, List<double[]> pulls) {
        double paid = 0;
        List<Matrix> sizes = new ArrayList<>();
        for (Layer layer : layers) {
            sizes.add(Matrix.zeros(passes.size(), layer.edges().size()));
        }
        Parallel.forEach(
                passes.size(),
                block -> forward(x, block, (_, pass) -> {
                    for (int l = 0; l < layers.size(); l++) {
                        double[] values = pass.values(l);
                        for (int e = 0; e < values.length; e++) {
                            sizes.get(l).entries()[block * values.length + e] += Math.abs(values[e]) / samples.size();
                        }
                    }
                }));
        for (Matrix own : sizes) {
            double[] means = new double[own.columns()];
            for (int e = 0; e < means.length; e++) {
                for (int block = 0; block < own.rows(); block++) {
                    means[e] += own.at(block, e);
                }
            }
            double[] derivatives = new double[means.length];
            paid += penalty.valueInto(means, derivatives);
            pulls.add(derivatives);
        }
        return paid;
    }

    private void pull(Pass pass, List<double[]> pulls) {
        for (int l = 0; l < pulls.size(); l++) {
            double[] values = pass.values(l);
            for (int e = 0; e < values.length; e++) {
                pass.pull(l)[e] = pulls.get(l)[e] * Math.signum(values[e]) / samples.size();
            }
        }
    }

    @Override
    public double normalInto(double[] x, Matrix normal, double[] gradient) {
        int copies = size <= MANY ? COPIES : 1;
        while (normals.size() < copies) {
            normals.add(Matrix.zeros(size, size));
        }
        Arrays.fill(gradients.entries(), 0);
        double[] sums = new double[passes.size()];
        Parallel.forEach(copies, copy -> {
            Arrays.fill(normals.get(copy).entries(), 0);
            for (int block = copy; block < passes.size(); block += copies) {
                int own = block;
                sums[own] = addNormal(x, own, normals.get(copy));
            }
        });
        sumInto(gradient);
        double[] whole = normal.entries();
        Parallel.forEach(size, i -> {
            for (int j = i * size; j <= i * size + i; j++) {
                double sum = 0;
                for (int copy = 0; copy < copies; copy++) {
                    sum += normals.get(copy).entries()[j];
                }
                whole[j] = sum;
            }
        });
        return weight() * total(sums);
    }

    /// Adds a block's part to JᵀJ on and below the diagonal, and to the gradient; its ½ Σ r².
    private double addNormal(double[] x, int block, Matrix normal) {
        int[] numbers = new int[passes.get(block).rowLength()];
        double[] row = new double[numbers.length];
        double[] half = new double[1];
        double weight = weight();
        forward(x, block, (sample, pass) -> {
            for (int o = 0; o < outputs; o++) {
                Arrays.fill(pass.seeds(), 0);
                pass.seeds()[o] = 1;
                int count = pass.rowInto(x, numbers, row);
                double miss = miss(pass, sample, o);
                half[0] += 0.5 * miss * miss;
                for (int c = 0; c < count; c++) {
                    double scaled = weight * row[c];
                    gradients.entries()[block * size + numbers[c]] += scaled * miss;
                    int at = numbers[c] * size;
                    for (int d = 0; d <= c; d++) {
                        normal.entries()[at + numbers[d]] += scaled * row[d];
                    }
                }
            }
        });
        return half[0];
    }
}
