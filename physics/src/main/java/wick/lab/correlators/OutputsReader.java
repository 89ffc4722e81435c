package wick.lab.correlators;

import java.util.List;
import wick.lab.ensemble.Reading;
import wick.lab.realization.Outputs;
import wick.lab.realization.Realization;
import wick.network.Step;
import wick.numeric.matrix.Matrix;

/// Reads tensors off networks by their outputs, m of them: averages over pairs i ≠ j of outputs take the
/// place of averages over the last layer's weights. All kernels S are exact given the layers in front; the
/// tangent kernel is read at the last layer alone.
final class OutputsReader implements Reading.Reader {
    private final Layout last;
    private final Layout other;
    private final List<Step.Linear> layers;
    private final int outputs;
    private final Matrix kernel;
    private final Matrix tangents;
    private final Matrix diagonals;

    OutputsReader(List<Step.Linear> layers, Layout other, Layout last) {
        this.layers = layers;
        this.last = last;
        this.other = other;
        outputs = layers.getLast().fanOut();
        kernel = Matrix.zeros(last.inputs(), last.inputs());
        boolean tangent = last.extent().covers(Extent.TANGENT);
        int rows = tangent ? last.inputs() * outputs : 0;
        tangents = Matrix.zeros(rows, rows);
        diagonals = Matrix.zeros(last.pairs(), outputs);
    }

    @Override
    public void readInto(Realization network, double[] numbers, int from) {
        int at = from;
        for (int l = 1; l < layers.size(); l++) {
            Layout layout = l == layers.size() - 1 ? last : other;
            network.kernelInto(l, kernel);
            for (int a = 0; a < layout.inputs(); a++) {
                for (int b = a; b < layout.inputs(); b++) {
                    numbers[at + layout.kernel(a, b)] = kernel.at(a, b);
                }
                numbers[at + layout.logarithm(a)] = Math.log(kernel.at(a, a));
            }
            if (l < layers.size() - 1) {
                at += layout.size();
            }
        }
        if (tangents.rows() > 0) {
            network.tangentKernelInto(new Outputs.All(), tangents);
            readTangents(numbers, at);
            readMixing(numbers, at);
            readOutputMixing(network.outputs(), numbers, at);
        }
    }

    /// H_ij,ab
    private double tangent(int i, int j, int a, int b) {
        return tangents.at(a * outputs + i, b * outputs + j);
    }

    private void readTangents(double[] numbers, int from) {
        for (int a = 0; a < last.inputs(); a++) {
            for (int b = a; b < last.inputs(); b++) {
                int ab = last.kernel(a, b);
                double sum = 0;
                for (int i = 0; i < outputs; i++) {
                    diagonals.set(ab, i, tangent(i, i, a, b));
                    sum += tangent(i, i, a, b);
                }
                double mean = sum / outputs;
                numbers[from + last.tangent(a, b)] = mean;
                for (int i = 0; i < outputs; i++) {
                    diagonals.set(ab, i, diagonals.at(ab, i) - mean);
                }
            }
        }
        for (int ab = 0; ab < last.pairs(); ab++) {
            for (int cd = ab; cd < last.pairs(); cd++) {
                double sum = 0;
                for (int i = 0; i < outputs; i++) {
                    sum += diagonals.at(ab, i) * diagonals.at(cd, i);
                }
                numbers[from + last.within(ab, cd)] = sum / (outputs * (outputs - 1.0));
            }
        }
    }

    private void readMixing(double[] numbers, int from) {
        int inputs = last.inputs();
        for (int e = 0; e < inputs * inputs; e++) {
            for (int f = 0; f < inputs * inputs; f++) {
                int a = e / inputs;
                int b = e % inputs;
                int c = f / inputs;
                int d = f % inputs;
                if (a <= b) {
                    double sum = 0;
                    for (int i = 0; i < outputs; i++) {
                        for (int j = 0; j < outputs; j++) {
                            sum += i == j ? 0 : tangent(i, j, a, b) * tangent(i, j, c, d);
                        }
                    }
                    double mean = sum / (outputs * (outputs - 1.0));
                    numbers[from + last.mixing(a, b, c, d)] = mean;
                    if (a == b || c == d) {
                        numbers[from + last.mixing(last.kernel(a, b), last.kernel(c, d), true)] = mean;
                    }
                }
            }
        }
    }

    private void readOutputMixing(Matrix z, double[] numbers, int from) {
        int inputs = last.inputs();
        for (int e = 0; e < inputs * inputs; e++) {
            for (int f = 0; f < inputs * inputs; f++) {
                double sum = 0;
                for (int i = 0; i < outputs; i++) {
                    for (int j = 0; j < outputs; j++) {
                        sum += i == j
                                ? 0
                                : z.at(e / inputs, i) * z.at(e % inputs, j) * tangent(i, j, f / inputs, f % inputs);
                    }
                }
                numbers[from + last.outputMixing(e / inputs, e % inputs, f / inputs, f % inputs)] =
                        sum / (outputs * (outputs - 1.0));
            }
        }
    }
}
