package wick.lab.correlators;

import wick.lab.realization.Dot;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// One hidden layer in the recursion of [Drift]; matrices and vectors are kept for ordered pairs of inputs.
final class DriftLayer {
    private final HiddenLayer layer;
    private final int inputs;
    private final int n;
    /// H_ab
    private final Matrix[] kernels;
    /// Wᵀ Y Wᵀ… of the layer above, and what the slopes make of it: Y_ab.
    private final Matrix[] carried;
    private final Matrix[] y;
    /// Rows Wᵀ x of the layer above, and x_ad = φ′_a times it.
    private final Matrix pulled;
    private final Matrix x;
    /// Rows φ′_a φ_b, and H_ca φ′_a φ_b for (c, a, b).
    private final Matrix own;
    private final Matrix responses;
    private final Matrix product;
    private final Matrix rows;
    /// W Y and W φ′_c H_ca φ′_a φ_b, with W the matrix that makes this layer.
    private final Matrix narrowed;
    private final Matrix raised;

    DriftLayer(HiddenLayer layer, Layout layout) {
        this.layer = layer;
        inputs = layout.inputs();
        n = layer.width();
        int ordered = inputs * inputs;
        kernels = HiddenLayer.zeros(ordered, n);
        carried = HiddenLayer.zeros(ordered, n);
        y = HiddenLayer.zeros(ordered, n);
        pulled = Matrix.zeros(ordered, n);
        x = Matrix.zeros(ordered, n);
        own = Matrix.zeros(ordered, n);
        responses = Matrix.zeros(ordered * inputs, n);
        product = Matrix.zeros(n, n);
        rows = Matrix.zeros(inputs, n);
        narrowed = Matrix.zeros(n, layer.linear().fanIn());
        raised = Matrix.zeros(ordered * inputs, n);
    }

    private int pair(int a, int b) {
        return a * inputs + b;
    }

    /// Takes the tangent kernel of the present network.
    void prepare() {
        for (int a = 0; a < inputs; a++) {
            for (int b = a; b < inputs; b++) {
                kernels[pair(a, b)] = layer.kernel(a, b);
                transpose(kernels, a, b);
            }
        }
        scaleRows(layer.values(), 0, own);
        for (int c = 0; c < inputs; c++) {
            for (int a = 0; a < inputs; a++) {
                apply(pair(c, a), own, a, responses, pair(c, a) * inputs);
            }
        }
    }

    /// Rows `to` + b ← H x_ab for all b, H being the kernel of a pair.
    private void apply(int pair, Matrix vectors, int a, Matrix target, int to) {
        Products.timesTransposedInto(
                new Products.Rows(vectors, a * inputs, inputs), new Products.Rows(kernels[pair], 0, n), rows);
        System.arraycopy(rows.entries(), 0, target.entries(), to * n, inputs * n);
    }

    /// Matrix ba ← the transpose of matrix ab.
    private void transpose(Matrix[] family, int a, int b) {
        if (a != b) {
            double[] from = family[pair(a, b)].entries();
            double[] to = family[pair(b, a)].entries();
            for (int k = 0; k < n; k++) {
                for (int p = 0; p < n; p++) {
                    to[p * n + k] = from[k * n + p];
                }
            }
        }
    }

    /// Row ab of `to` ← φ′_a times row b of `vectors`, or row ab where `stride` is their number.
    private void scaleRows(Matrix vectors, int stride, Matrix to) {
        double[] slope = layer.slopes().entries();
        for (int a = 0; a < inputs; a++) {
            for (int b = 0; b < inputs; b++) {
                int at = (a * stride + b) * n;
                for (int k = 0; k < n; k++) {
                    to.entries()[pair(a, b) * n + k] = slope[a * n + k] * vectors.entries()[at + k];
                }
            }
        }
    }

    /// (φ′_a φ_b)ᵀ H_ac (φ′_c φ_d)
    double response(int a, int b, int c, int d) {
        return Dot.of(own.entries(), pair(a, b) * n, responses.entries(), (pair(a, c) * inputs + d) * n, n);
    }

    /// Begins the recursion here: nothing was pulled through a matrix yet.
    void begin() {
        for (int a = 0; a < inputs; a++) {
            System.arraycopy(layer.values().entries(), 0, pulled.entries(), a * inputs * n, inputs * n);
            for (int b = 0; b < inputs; b++) {
                double[] unit = carried[pair(a, b)].entries();
                java.util.Arrays.fill(unit, 0);
                for (int k = 0; k < unit.length; k += n + 1) {
                    unit[k] = 1;
                }
            }
        }
        dress();
    }

    /// Takes x and Y of the layer above through the matrix between them.
    void pull(DriftLayer above, Matrix weight) {
        Products.timesInto(above.x, weight, pulled);
        for (int a = 0; a < inputs; a++) {
            for (int b = a; b < inputs; b++) {
                Products.timesInto(above.y[pair(a, b)], weight, above.narrowed);
                Products.transposedTimesInto(weight, above.narrowed, carried[pair(a, b)]);
                transpose(carried, a, b);
            }
        }
        dress();
        for (int c = 0; c < inputs; c++) {
            for (int at = 0; at < inputs * inputs; at++) {
                above.raise(this, c, c * inputs * inputs + at, weight);
            }
        }
    }

    private void raise(DriftLayer below, int c, int row, Matrix weight) {
        double[] slope = below.layer.slopes().entries();
        double[] response = below.responses.entries();
        int m = below.n;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < m; k++) {
                sum += weight.entries()[i * m + k] * slope[c * m + k] * response[row * m + k];
            }
            raised.entries()[row * n + i] = sum;
        }
    }

    private void dress() {
        scaleRows(pulled, inputs, x);
        for (int a = 0; a < inputs; a++) {
            for (int b = a; b < inputs; b++) {
                layer.scaleInto(carried[pair(a, b)], a, b, y[pair(a, b)]);
                transpose(y, a, b);
            }
        }
    }

    /// Adds what the second derivative of this layer's activation makes.
    void addDirect(double[] p, double[] q) {
        for (int a = 0; a < inputs; a++) {
            for (int b = 0; b < inputs; b++) {
                double[] bent = bent(a, b);
                for (int c = 0; c < inputs; c++) {
                    addDirectP(a, b, c, p);
                    apply(pair(a, c), x, c, rows, 0);
                    for (int d = 0; d < inputs; d++) {
                        q[four(a, b, c, d)] += Dot.of(bent, 0, rows.entries(), d * n, n);
                    }
                }
            }
        }
    }

    private int four(int a, int b, int c, int d) {
        return (pair(a, b) * inputs + c) * inputs + d;
    }

    /// φ″_ka Σ_p carried_kp,ab φ′_pb H_kp,ab
    private double[] bent(int a, int b) {
        double[] bent = new double[n];
        double[] slope = layer.slopes().entries();
        double[] curvature = layer.curvatures().entries();
        double[] factor = carried[pair(a, b)].entries();
        double[] kernel = kernels[pair(a, b)].entries();
        for (int k = 0; k < n; k++) {
            double sum = 0;
            for (int p = 0; p < n; p++) {
                sum += factor[k * n + p] * slope[b * n + p] * kernel[k * n + p];
            }
            bent[k] = curvature[a * n + k] * sum;
        }
        return bent;
    }

    /// Σ_k (Wᵀ x_ad)_k φ″_ka (H_ab Y_bc H_acᵀ)_kk
    private void addDirectP(int a, int b, int c, double[] p) {
        Products.timesInto(kernels[pair(a, b)], y[pair(b, c)], product);
        double[] curvature = layer.curvatures().entries();
        for (int k = 0; k < n; k++) {
            double weight =
                    curvature[a * n + k] * Dot.of(product.entries(), k * n, kernels[pair(a, c)].entries(), k * n, n);
            for (int d = 0; d < inputs; d++) {
                p[four(a, b, c, d)] += weight * pulled.entries()[pair(a, d) * n + k];
            }
        }
    }

    /// Adds what weights of the matrix that makes this layer have in common.
    void addRates(double[] p, double[] q) {
        Step.Linear linear = layer.linear();
        double rate = linear.weightRate() / linear.fanIn();
        for (int a = 0; a < inputs; a++) {
            for (int b = 0; b < inputs; b++) {
                double trace = 0;
                for (int k = 0; k < n; k++) {
                    trace += y[pair(a, b)].entries()[k * n + k];
                }
                for (int c = 0; c < inputs; c++) {
                    int u = pair(c, a) * inputs + b;
                    int w = pair(b, a) * inputs + c;
                    for (int d = 0; d < inputs; d++) {
                        int left = pair(a, d);
                        int right = pair(c, d);
                        p[four(a, b, c, d)] +=
                                rate * (between(left, y[pair(b, c)], u) + between(left, y[pair(c, b)], w));
                        double product = Dot.of(x.entries(), right * n, raised.entries(), u * n, n);
                        q[four(a, b, c, d)] += rate * (trace * product + between(right, y[pair(a, b)], w));
                    }
                }
            }
        }
    }

    /// x of a pair times a matrix times what was raised from below.
    private double between(int pair, Matrix matrix, int row) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += x.entries()[pair * n + k] * Dot.of(matrix.entries(), k * n, raised.entries(), row * n, n);
        }
        return sum;
    }
}
