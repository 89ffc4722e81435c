package wick.topic.expressivity.lab.perceptron;

import java.util.Arrays;
import java.util.List;
import wick.numeric.elementwise.Elementwise;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Dense layers with biases, tanh between them and one output. Parameters stand layer by layer, unit by unit: the
/// weights of a unit, then its bias.
public record Perceptron(List<Integer> widths, Vector parameters) {
    public Perceptron {
        widths = List.copyOf(widths);
        if (widths.size() < 2 || widths.getLast() != 1) {
            throw new IllegalArgumentException("widths " + widths + " must be at least two and end with 1");
        }
        if (parameters.size() != size(widths)) {
            throw new IllegalArgumentException(
                    parameters.size() + " parameters for widths " + widths + ", need " + size(widths));
        }
    }

    /// The number of parameters.
    public static int size(List<Integer> widths) {
        int size = 0;
        for (int l = 1; l < widths.size(); l++) {
            size += widths.get(l) * (widths.get(l - 1) + 1);
        }
        return size;
    }

    /// The outputs for inputs, one row each.
    public double[] apply(Matrix rows) {
        Pass pass = new Pass(widths);
        double[] all = parameters.toArray();
        double[] outputs = new double[rows.rows()];
        for (int s = 0; s < outputs.length; s++) {
            outputs[s] = pass.forward(rows.entries(), s * rows.columns(), all);
        }
        return outputs;
    }

    /// One input on its way, in buffers that are used again.
    static final class Pass {
        private final int[] widths;
        private final double[][] units;
        private final double[][] pulls;

        Pass(List<Integer> widths) {
            this.widths = widths.stream().mapToInt(Integer::intValue).toArray();
            units = new double[this.widths.length][];
            pulls = new double[this.widths.length][];
            for (int l = 0; l < units.length; l++) {
                units[l] = new double[this.widths[l]];
                pulls[l] = new double[this.widths[l]];
            }
        }

        double forward(double[] inputs, int from, double[] parameters) {
            System.arraycopy(inputs, from, units[0], 0, widths[0]);
            int at = 0;
            int last = units.length - 1;
            for (int l = 1; l <= last; l++) {
                for (int j = 0; j < widths[l]; j++) {
                    double sum = parameters[at + widths[l - 1]];
                    for (int i = 0; i < widths[l - 1]; i++) {
                        sum += parameters[at + i] * units[l - 1][i];
                    }
                    at += widths[l - 1] + 1;
                    units[l][j] = l == last ? sum : Elementwise.tanh(sum);
                }
            }
            return units[last][0];
        }

        /// row\[from], … ← factor times the derivatives of the output with respect to every parameter.
        void rowInto(double factor, double[] parameters, double[] row, int from) {
            int last = units.length - 1;
            pulls[last][0] = factor;
            int end = parameters.length;
            for (int l = last; l >= 1; l--) {
                int width = widths[l - 1];
                int begin = end - widths[l] * (width + 1);
                Arrays.fill(pulls[l - 1], 0);
                for (int j = 0; j < widths[l]; j++) {
                    int at = begin + j * (width + 1);
                    double pull = pulls[l][j];
                    for (int i = 0; i < width; i++) {
                        row[from + at + i] = pull * units[l - 1][i];
                        pulls[l - 1][i] += pull * parameters[at + i];
                    }
                    row[from + at + width] = pull;
                }
                if (l > 1) {
                    for (int i = 0; i < width; i++) {
                        pulls[l - 1][i] *= 1 - units[l - 1][i] * units[l - 1][i];
                    }
                }
                end = begin;
            }
        }
    }
}
