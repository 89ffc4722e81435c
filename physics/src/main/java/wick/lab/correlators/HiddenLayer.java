package wick.lab.correlators;

import wick.lab.ensemble.Pairs;
import wick.lab.realization.Dot;
import wick.network.Activation;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// One hidden layer of a network at work: activations, slopes, and the tangent kernel of its units.
///
/// Vectors of n units lie one per input. H_ab is n x n with entry kp the kernel of unit k on input a and
/// unit p on input b, so H_ba is its transpose; a ≤ b is kept.
final class HiddenLayer {
    private final Activation activation;
    private final Step.Linear linear;
    private final int inputs;
    private final Matrix values;
    private final Matrix slopes;
    private final Matrix curvatures;
    private final Matrix[] kernels;
    private final Matrix[] scaled;
    private final Matrix product;
    private final Matrix moved;
    private final double[] grams;

    /// The layer that `linear` and `activation` make.
    HiddenLayer(Step.Linear linear, Activation activation, Layout layout) {
        this.linear = linear;
        this.activation = activation;
        inputs = layout.inputs();
        int n = linear.fanOut();
        values = Matrix.zeros(inputs, n);
        slopes = Matrix.zeros(inputs, n);
        curvatures = Matrix.zeros(inputs, layout.extent().covers(Extent.DRIFT) ? n : 0);
        int pairs = layout.extent().covers(Extent.TANGENT) ? layout.pairs() : 0;
        kernels = zeros(pairs, n);
        scaled = zeros(pairs, n);
        product = Matrix.zeros(pairs > 0 ? n : 0, linear.fanIn());
        moved = Matrix.zeros(inputs, n);
        grams = new double[layout.pairs()];
    }

    static Matrix[] zeros(int count, int n) {
        Matrix[] zeros = new Matrix[count];
        java.util.Arrays.setAll(zeros, _ -> Matrix.zeros(n, n));
        return zeros;
    }

    int width() {
        return linear.fanOut();
    }

    Step.Linear linear() {
        return linear;
    }

    /// φ(z_a), one row per input.
    Matrix values() {
        return values;
    }

    /// φ′(z_a)
    Matrix slopes() {
        return slopes;
    }

    /// φ″(z_a), away from kinks
    Matrix curvatures() {
        return curvatures;
    }

    /// φ_a · φ_b
    double gram(int a, int b) {
        return grams[Pairs.index(a, b, inputs)];
    }

    /// H_ab for a ≤ b.
    Matrix kernel(int a, int b) {
        return kernels[Pairs.index(a, b, inputs)];
    }

    /// M_ab with entry kp = φ′_ka H_kp,ab φ′_pb, for a ≤ b.
    Matrix scaled(int a, int b) {
        return scaled[Pairs.index(a, b, inputs)];
    }

    /// Room for one vector per input.
    Matrix moved() {
        return moved;
    }

    /// Takes the pre-activations, one row per input.
    void take(Matrix z) {
        int size = values.entries().length;
        activation.valueInto(z.entries(), 0, size, values.entries(), 0);
        activation.derivativeInto(z.entries(), 0, size, slopes.entries(), 0);
        for (int i = 0; i < curvatures.entries().length; i++) {
            curvatures.entries()[i] = activation.secondDerivative(z.entries()[i]);
        }
        int n = width();
        for (int a = 0; a < inputs; a++) {
            for (int b = a; b < inputs; b++) {
                grams[Pairs.index(a, b, inputs)] = Dot.of(values.entries(), a * n, values.entries(), b * n, n);
            }
        }
    }

    /// H of the first layer: `rates`\[ab] times the unit matrix.
    void begin(double[] rates) {
        for (int pair = 0; pair < kernels.length; pair++) {
            java.util.Arrays.fill(kernels[pair].entries(), 0);
            addToDiagonal(kernels[pair], rates[pair]);
        }
        scale();
    }

    /// H = W M Wᵀ + 1 (bias rate + (weight rate / fan-in) φ·φ) with M and φ of the layer below.
    void carry(HiddenLayer below, boolean diagonal, Matrix weight) {
        double rate = linear.weightRate() / linear.fanIn();
        for (int pair = 0; pair < kernels.length; pair++) {
            if (diagonal) {
                timesDiagonal(weight, below.scaled[pair]);
            } else {
                Products.timesInto(weight, below.scaled[pair], product);
            }
            Products.timesTransposedInto(product, weight, kernels[pair]);
            addToDiagonal(kernels[pair], linear.biasRate() + rate * below.grams[pair]);
        }
        scale();
    }

    private void timesDiagonal(Matrix weight, Matrix diagonal) {
        int columns = weight.columns();
        double[] from = weight.entries();
        double[] to = product.entries();
        double[] factor = diagonal.entries();
        for (int row = 0; row < to.length; row += columns) {
            for (int k = 0; k < columns; k++) {
                to[row + k] = from[row + k] * factor[k * columns + k];
            }
        }
    }

    private static void addToDiagonal(Matrix matrix, double amount) {
        double[] entries = matrix.entries();
        for (int i = 0; i < entries.length; i += matrix.columns() + 1) {
            entries[i] += amount;
        }
    }

    private void scale() {
        for (int a = 0; a < inputs; a++) {
            for (int b = a; b < inputs; b++) {
                int pair = Pairs.index(a, b, inputs);
                scaleInto(kernels[pair], a, b, scaled[pair]);
            }
        }
    }

    /// `to` with entry kp ← φ′_ka x_kp φ′_pb.
    void scaleInto(Matrix x, int a, int b, Matrix to) {
        int n = width();
        double[] slope = slopes.entries();
        double[] from = x.entries();
        double[] product = to.entries();
        for (int k = 0; k < n; k++) {
            double left = slope[a * n + k];
            for (int p = 0; p < n; p++) {
                product[k * n + p] = left * from[k * n + p] * slope[b * n + p];
            }
        }
    }
}
