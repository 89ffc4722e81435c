package wick.lab.realization;

import java.util.List;
import wick.lab.realization.Backward.Use;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.parallel.Parallel;

/// The part of a tangent kernel that a matrix adds which is used at many places: the Gram matrix of the
/// gradients Σ_q δ_q h_qᵀ of all rows, some outputs of the matrix at a time.
final class GradientGram {
    /// Entries of the gradients that are held at once by one task.
    private static final long HELD = 1 << 21;
    /// Blocks of gradients that are worked on at once.
    private static final int TOGETHER = 4;

    private final Values values;
    private final List<Gradients.Part> parts;
    private final Buffers buffers;
    private final Matrix kernel;
    private final double factor;
    private final int copies;

    GradientGram(TangentTask task) {
        values = task.values();
        parts = task.parts();
        buffers = task.buffers();
        kernel = task.kernel();
        factor = task.factor();
        copies = task.copies();
    }

    void add(Step.Linear linear, List<Use> uses) {
        addWeights(linear, uses);
        if (linear.biasRate() != 0) {
            addBiasGram(linear, uses);
        }
    }

    private void addWeights(Step.Linear linear, List<Use> uses) {
        long perOutput = (long) kernel.rows() * linear.fanIn();
        int block = Math.clamp(HELD / Math.max(1, perOutput), 1, linear.fanOut());
        int blocks = (linear.fanOut() + block - 1) / block;
        double scale = factor * linear.weightRate() / linear.fanIn();
        for (int first = 0; first < blocks; first += TOGETHER) {
            int start = first;
            Matrix[] grams = new Matrix[Math.min(TOGETHER, blocks - first)];
            Parallel.forEach(grams.length, b -> {
                int output = (start + b) * block;
                Matrix gradients = weightGradients(linear, uses, output, Math.min(block, linear.fanOut() - output));
                grams[b] = buffers.gram(gradients, gradients, true);
                buffers.give(gradients);
            });
            for (Matrix gram : grams) {
                Dot.addInto(scale, gram.entries(), 0, gram.entries().length, kernel.entries(), 0);
                buffers.give(gram);
            }
        }
    }

    /// Row r holds the gradient of row r with respect to the weights of outputs `first`, … of the matrix.
    private Matrix weightGradients(Step.Linear linear, List<Use> uses, int first, int outputs) {
        Matrix all = buffers.take(kernel.rows(), Math.multiplyExact(outputs, linear.fanIn()));
        for (int p = 0; p < parts.size(); p++) {
            Gradients.Part part = parts.get(p);
            for (int x = 0; x < part.inputs(); x++) {
                int at = (part.first() + x) * copies * all.columns();
                for (int u = 0; u < uses.size(); u++) {
                    Matrix product = product(uses.get(u), p, x, first, outputs);
                    if (u == 0) {
                        System.arraycopy(product.entries(), 0, all.entries(), at, product.entries().length);
                    } else {
                        Dot.addInto(1, product.entries(), 0, product.entries().length, all.entries(), at);
                    }
                    buffers.give(product);
                }
            }
        }
        return all;
    }

    /// Σ over positions of δ patchᵀ for input `x` of a part: (copies · outputs) x fan-in.
    private Matrix product(Use use, int part, int x, int first, int outputs) {
        Placement placement = use.operation().placement();
        int positions = placement.positions();
        Matrix gradient = use.gradients().get(part);
        Matrix deltas = buffers.take(copies * outputs, positions);
        for (int i = 0; i < copies; i++) {
            System.arraycopy(
                    gradient.entries(),
                    (x * copies + i) * gradient.columns() + first * positions,
                    deltas.entries(),
                    i * outputs * positions,
                    outputs * positions);
        }
        Matrix h = values.of(use.operation().from());
        Matrix patches = buffers.take(placement.fanIn(), positions);
        placement.gatherInto(h.entries(), (parts.get(part).first() + x) * h.columns(), patches.entries(), 0, positions);
        Matrix product = buffers.take(copies * outputs, placement.fanIn());
        Products.timesTransposedInto(deltas, patches, product);
        buffers.give(deltas);
        buffers.give(patches);
        return product;
    }

    private void addBiasGram(Step.Linear linear, List<Use> uses) {
        Matrix sums = buffers.take(kernel.rows(), linear.fanOut());
        java.util.Arrays.fill(sums.entries(), 0);
        for (Use use : uses) {
            int positions = use.operation().placement().positions();
            for (int p = 0; p < parts.size(); p++) {
                double[] gradient = use.gradients().get(p).entries();
                int at = parts.get(p).first() * copies * linear.fanOut();
                for (int i = 0; i < gradient.length; i++) {
                    sums.entries()[at + i / positions] += gradient[i];
                }
            }
        }
        Matrix gram = buffers.gram(sums, sums, true);
        Dot.addInto(factor * linear.biasRate(), gram.entries(), 0, gram.entries().length, kernel.entries(), 0);
        buffers.give(gram);
        buffers.give(sums);
    }
}
