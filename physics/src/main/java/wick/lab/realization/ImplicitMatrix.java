package wick.lab.realization;

import wick.network.Step;
import wick.numeric.random.RandomStream;

/// A Gaussian weight matrix A (n x m, Var = weight variance / m) known only through its answers: A h for B
/// inputs h, then Aᵀ p for some backward vectors p.
///
/// With q an orthonormal basis of the inputs, U_k = A q_k is Gaussian noise. Given it, with g fresh noise
/// and P an orthonormal basis of the backward vectors, Aᵀ P_j = Σ_k q_k (U_k · P_j) + (1 − Σ q qᵀ) g_j. The
/// joint law of all answers is exactly that of a matrix with independent Gaussian entries.
///
/// Source: Bolthausen 2014, arXiv:1201.2891; Yang 2020, arXiv:2009.10685.
final class ImplicitMatrix {
    private final Step.Linear linear;
    private final double deviation;
    private final double biasDeviation;
    private final int count;
    private final Span inputs;
    private Span backward;
    /// U_k / deviation, rows of n: standard normals.
    private final double[] answers;
    private final double[] bias;
    /// Aᵀ P_j / deviation, rows of m.
    private double[] pulled;

    /// For `count` inputs.
    ImplicitMatrix(Step.Linear linear, int count) {
        this.linear = linear;
        this.count = count;
        deviation = Math.sqrt(linear.weightVariance() / linear.fanIn());
        biasDeviation = Math.sqrt(linear.biasVariance());
        inputs = new Span(count, linear.fanIn());
        backward = new Span(0, linear.fanOut());
        answers = new double[Math.multiplyExact(Math.min(count, linear.fanIn()), linear.fanOut())];
        bias = new double[linear.fanOut()];
        pulled = new double[0];
    }

    /// Makes room for `vectors` backward vectors.
    void prepareBackward(int vectors) {
        if (backward.vectors() != vectors) {
            backward = new Span(vectors, linear.fanOut());
            pulled = new double[Math.multiplyExact(Math.min(vectors, linear.fanOut()), linear.fanIn())];
        }
    }

    Step.Linear linear() {
        return linear;
    }

    /// h_a · h_b
    double inputGram(int a, int b) {
        return inputs.gram(a, b);
    }

    /// |h_a − h_b|²
    double inputDistance(int a, int b) {
        return inputs.squaredDistance(a, b);
    }

    /// p_i · p_j
    double backwardGram(int i, int j) {
        return backward.gram(i, j);
    }

    /// z_b ← A h_b + bias for the rows h_b of h, with one bias for all.
    void forwardInto(double[] h, RandomStream stream, double[] z) {
        int n = linear.fanOut();
        inputs.take(h);
        int rank = inputs.rank();
        stream.normalsInto(rank * n, answers, 0);
        if (biasDeviation > 0) {
            stream.normalsInto(n, bias, 0);
        }
        for (int b = 0; b < count; b++) {
            for (int i = 0; i < n; i++) {
                z[b * n + i] = biasDeviation * bias[i];
            }
            for (int k = 0; k < Math.min(rank, b + 1); k++) {
                Dot.addInto(deviation * inputs.coordinate(b, k), answers, k * n, n, z, b * n);
            }
        }
    }

    /// Only the products p_i · p_j are wanted of the backward vectors.
    void takeBackward(double[] p) {
        backward.take(p);
    }

    /// target_i ← Aᵀ p_i for the rows p_i of p.
    void backwardInto(double[] p, RandomStream stream, double[] target) {
        int n = linear.fanOut();
        int m = linear.fanIn();
        backward.take(p);
        int rank = backward.rank();
        stream.normalsInto(rank * m, pulled, 0);
        double[] q = inputs.basis();
        for (int j = 0; j < rank; j++) {
            for (int k = 0; k < inputs.rank(); k++) {
                double known = Dot.of(answers, k * n, backward.basis(), j * n, n);
                double fresh = Dot.of(q, k * m, pulled, j * m, m);
                Dot.addInto(known - fresh, q, k * m, m, pulled, j * m);
            }
        }
        int rows = target.length / m;
        java.util.Arrays.fill(target, 0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < Math.min(rank, i + 1); j++) {
                Dot.addInto(deviation * backward.coordinate(i, j), pulled, j * m, m, target, i * m);
            }
        }
    }
}
