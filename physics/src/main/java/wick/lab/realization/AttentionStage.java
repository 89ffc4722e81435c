package wick.lab.realization;

import java.util.Optional;
import wick.network.Presence;
import wick.numeric.matrix.Matrix;

/// o(p) = Σ_p′ A(p,p′) v(p′), A(p,·) the softmax of S(p,·) over the positions that are present, S(p,p′) =
/// k(p)·k(p′)/d.
///
/// Backward, with g = ∂L/∂o: ∂L/∂v(p′) = Σ_p A(p,p′) g(p); B(p,p′) = g(p)·v(p′);
/// ∂L/∂S = A (B − Σ_p′ A B); ∂L/∂k(p) = Σ_p′ (∂L/∂S(p,p′) + ∂L/∂S(p′,p)) k(p′)/d.
final class AttentionStage implements Stage {
    private final Operation.Attend operation;
    private final int channels;
    private final int positions;
    /// A, N x positions².
    private final Matrix attention;

    AttentionStage(Operation.Attend operation, int inputs) {
        this.operation = operation;
        channels = operation.shape().channels();
        positions = operation.shape().positions();
        attention = Matrix.zeros(inputs, Math.multiplyExact(positions, positions));
    }

    private long work() {
        return 2L * channels * positions * positions;
    }

    @Override
    public void forward(Values values, Noise noise) {
        double[] keys = values.entries(operation.keys());
        double[] v = values.entries(operation.values());
        double[] out = values.entries(operation.to());
        double[] a = attention.entries();
        int width = channels * positions;
        int square = positions * positions;
        Optional<Presence> presence = values.presences().of(operation.keys());
        Elements.rows(values.inputs(), work(), row -> {
            java.util.Arrays.fill(a, row * square, (row + 1) * square, 0);
            for (int c = 0; c < channels; c++) {
                addOuter(1.0 / channels, keys, keys, row * width + c * positions, a, row * square);
            }
            presence.ifPresent(there -> hideAbsent(there, row, a, row * square));
            for (int p = 0; p < positions; p++) {
                softmax(a, row * square + p * positions);
            }
            for (int c = 0; c < channels; c++) {
                int at = row * width + c * positions;
                for (int p = 0; p < positions; p++) {
                    out[at + p] = Dot.of(a, row * square + p * positions, v, at, positions);
                }
            }
        });
    }

    /// No position looks at an absent one.
    private void hideAbsent(Presence presence, int row, double[] logits, int at) {
        for (int q = 0; q < positions; q++) {
            if (!presence.at(row, q)) {
                for (int p = 0; p < positions; p++) {
                    logits[at + p * positions + q] = Double.NEGATIVE_INFINITY;
                }
            }
        }
    }

    /// m(p,p′) += factor · x(p) y(p′), both vectors from `at`.
    private void addOuter(double factor, double[] x, double[] y, int at, double[] m, int from) {
        addOuter(factor, x, at, y, at, m, from);
    }

    private void addOuter(double factor, double[] x, int xAt, double[] y, int yAt, double[] m, int from) {
        for (int p = 0; p < positions; p++) {
            Dot.addInto(factor * x[xAt + p], y, yAt, positions, m, from + p * positions);
        }
    }

    /// The largest term is taken out, so that nothing overflows.
    private void softmax(double[] s, int at) {
        double top = s[at];
        for (int i = at + 1; i < at + positions; i++) {
            top = Math.max(top, s[i]);
        }
        double sum = 0;
        for (int i = at; i < at + positions; i++) {
            s[i] = Math.exp(s[i] - top);
            sum += s[i];
        }
        for (int i = at; i < at + positions; i++) {
            s[i] /= sum;
        }
    }

    @Override
    public void backward(Values values, Gradients gradients) {
        double[] g = gradients.of(operation.to()).entries();
        int width = channels * positions;
        gradients.add(operation.values(), target -> {
            double[] pulled = target.entries();
            java.util.Arrays.fill(pulled, 0);
            Elements.rows(target.rows(), work(), row -> {
                int square = gradients.input(row) * positions * positions;
                for (int c = 0; c < channels; c++) {
                    int at = row * width + c * positions;
                    for (int p = 0; p < positions; p++) {
                        Dot.addInto(g[at + p], attention.entries(), square + p * positions, positions, pulled, at);
                    }
                }
            });
        });
        gradients.add(
                operation.keys(),
                target -> Elements.rows(
                        target.rows(), work(), row -> pullKeys(values, gradients.input(row), g, row, target)));
    }

    private void pullKeys(Values values, int input, double[] g, int row, Matrix target) {
        int width = channels * positions;
        double[] v = values.entries(operation.values());
        double[] keys = values.entries(operation.keys());
        double[] slopes = new double[positions * positions];
        for (int c = 0; c < channels; c++) {
            addOuter(1, g, row * width + c * positions, v, input * width + c * positions, slopes, 0);
        }
        int square = input * positions * positions;
        for (int p = 0; p < positions; p++) {
            throughSoftmax(square + p * positions, slopes, p * positions);
        }
        double[] pulled = target.entries();
        java.util.Arrays.fill(pulled, row * width, (row + 1) * width, 0);
        for (int c = 0; c < channels; c++) {
            int at = row * width + c * positions;
            int key = input * width + c * positions;
            for (int p = 0; p < positions; p++) {
                Dot.addInto(keys[key + p] / channels, slopes, p * positions, positions, pulled, at);
                pulled[at + p] += Dot.of(slopes, p * positions, keys, key, positions) / channels;
            }
        }
    }

    private void throughSoftmax(int at, double[] slopes, int from) {
        double[] a = attention.entries();
        double mean = Dot.of(a, at, slopes, from, positions);
        for (int i = 0; i < positions; i++) {
            slopes[from + i] = a[at + i] * (slopes[from + i] - mean);
        }
    }
}
