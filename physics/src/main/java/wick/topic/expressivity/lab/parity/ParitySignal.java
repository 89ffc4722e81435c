package wick.topic.expressivity.lab.parity;

import wick.lab.ensemble.Reading;
import wick.lab.realization.Outputs;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;

/// What the gradient of a network's output says about parities, from the tangent kernel Θ̂ between all 2ᵈ
/// inputs of −1 and 1, transformed by Walsh and Hadamard in both arguments.
///
/// For the loss ½ ⟨(f − χ_S)²⟩ with χ_S = Π_{i ∈ S} x_i the target enters the gradient by ⟨χ_S ∇f⟩ alone,
/// and |⟨χ_S ∇f⟩|² = χ_Sᵀ Θ̂ χ_S / 4ᵈ is its signal. Numbers: for k = 0, …, d the mean of the signal over
/// parities of k bits, then the trace of the covariance of ⟨χ_S ∇f⟩ over all S, and ⟨|∇f|²⟩ over inputs.
public record ParitySignal(int bits) implements Reading {
    /// The most bits; the kernel has 4ᵈ entries.
    public static final int MOST = 10;

    public ParitySignal {
        if (bits < 1 || bits > MOST) {
            throw new IllegalArgumentException("parities of " + bits + " bits: allowed are 1 to " + MOST);
        }
    }

    /// All inputs, one in each row; bit i of a row's number is 1 where the input is −1.
    public static Matrix inputs(int bits) {
        Matrix inputs = Matrix.zeros(1 << bits, bits);
        for (int x = 0; x < inputs.rows(); x++) {
            for (int i = 0; i < bits; i++) {
                inputs.set(x, i, (x >> i & 1) == 1 ? -1 : 1);
            }
        }
        return inputs;
    }

    @Override
    public int size(Wiring wiring, int inputs) {
        return bits + 3;
    }

    @Override
    public Reader open(Wiring wiring, int inputs) {
        if (inputs != 1 << bits) {
            throw new IllegalArgumentException(
                    inputs + " inputs where all " + (1 << bits) + " of " + bits + " bits are needed");
        }
        Matrix kernel = Matrix.zeros(inputs, inputs);
        return (network, numbers, from) -> {
            network.tangentKernelInto(new Outputs.Mean(), kernel);
            double square = 0;
            for (int x = 0; x < inputs; x++) {
                square += kernel.at(x, x) / inputs;
            }
            transform(kernel);
            readInto(kernel, numbers, from);
            numbers[from + bits + 2] = square;
        };
    }

    /// Θ̂ ← H Θ̂ H / 4ᵈ, row by row and column by column.
    static void transform(Matrix kernel) {
        int size = kernel.rows();
        double[] entries = kernel.entries();
        for (int i = 0; i < size; i++) {
            walsh(i * size, 1, size, entries);
        }
        for (int j = 0; j < size; j++) {
            walsh(j, size, size, entries);
        }
        for (int k = 0; k < entries.length; k++) {
            entries[k] /= (double) size * size;
        }
    }

    private static void walsh(int start, int stride, int size, double[] y) {
        for (int half = 1; half < size; half *= 2) {
            for (int block = 0; block < size; block += 2 * half) {
                for (int i = block; i < block + half; i++) {
                    double u = y[start + i * stride];
                    double v = y[start + (i + half) * stride];
                    y[start + i * stride] = u + v;
                    y[start + (i + half) * stride] = u - v;
                }
            }
        }
    }

    /// Mean signals by size, and Σ_θ Var_S c_S = Σ_θ (⟨c²⟩ − ⟨c⟩²).
    private void readInto(Matrix transformed, double[] numbers, int from) {
        int size = transformed.rows();
        int[] counts = new int[bits + 1];
        double[] sums = new double[bits + 1];
        double trace = 0;
        double all = 0;
        for (int s = 0; s < size; s++) {
            int k = Integer.bitCount(s);
            counts[k]++;
            sums[k] += transformed.at(s, s);
            trace += transformed.at(s, s);
            for (int t = 0; t < size; t++) {
                all += transformed.at(s, t);
            }
        }
        for (int k = 0; k <= bits; k++) {
            numbers[from + k] = sums[k] / counts[k];
        }
        numbers[from + bits + 1] = trace / size - all / ((double) size * size);
    }
}
