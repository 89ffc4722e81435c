package wick.lab.realization;

import java.util.ArrayList;
import java.util.List;
import wick.lab.realization.Backward.Use;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.parallel.Parallel;

/// Adds up the tangent kernel matrix by matrix.
///
/// A matrix used at places q (positions, and layers that share it) adds Σ_q,q′ (δ_q·δ′_q′) (bias rate + weight rate
/// h_q·h′_q′ / fan-in), h_q the patch that it reads and δ_q the derivatives with respect to what it makes. With few
/// places this is a product of two Gram matrices; with many it is the Gram matrix of the gradients Σ_q δ_q h_qᵀ of
/// all rows, some outputs of the matrix at a time.
///
/// Only the upper triangle of parts is written until [#mirror].
final class TangentSum {
    /// Entries of the gradients that are held at once by one task.
    private static final long HELD = 1 << 21;
    /// Blocks of gradients that are worked on at once.
    private static final int TOGETHER = 4;
    /// The most rows and places that a Gram matrix of a pair of parts may have.
    private static final long MOST_PLACES = 2048;

    private final Values values;
    private final List<Gradients.Part> parts;
    private final Buffers buffers;
    private final Matrix kernel;
    private final double factor;
    private final int copies;

    /// Sums into `kernel`, `factor` times; all parts have equally many copies.
    TangentSum(Values values, List<Gradients.Part> parts, Buffers buffers, double factor, Matrix kernel) {
        this.values = values;
        this.parts = parts;
        this.buffers = buffers;
        this.factor = factor;
        this.kernel = kernel;
        copies = parts.isEmpty() ? 1 : parts.getFirst().copies();
    }

    /// Parts of some inputs each, so many rows that products are fast and few enough to share out.
    static List<Gradients.Part> parts(int inputs, int copies) {
        long rows = Math.clamp((long) inputs * copies / 4, 64, 512);
        int together = (int) Math.max(1, rows / copies);
        List<Gradients.Part> parts = new ArrayList<>();
        for (int first = 0; first < inputs; first += together) {
            parts.add(new Gradients.Part(first, Math.min(together, inputs - first), copies));
        }
        return parts;
    }

    void add(Step.Linear linear, List<Use> uses) {
        int places = uses.stream()
                .mapToInt(use -> use.operation().placement().positions())
                .sum();
        if (parts.isEmpty()) {
            return;
        }
        if (worthGrams(linear, places)) {
            addGrams(linear, uses, places);
        } else {
            addGradientGram(linear, uses);
            if (linear.biasRate() != 0) {
                addBiasGram(linear, uses);
            }
        }
    }

    private boolean worthGrams(Step.Linear linear, int places) {
        if (places == 1) {
            return true;
        }
        double inputs = values.inputs();
        double rows = kernel.rows();
        double weights = (double) linear.fanIn() * linear.fanOut();
        double pairs = 0.5 * places * places;
        double grams = pairs * (inputs * inputs * linear.fanIn() + rows * rows * (linear.fanOut() + 4));
        double gradients = weights * rows * (places + 0.5 * rows);
        return (long) parts.getFirst().rows() * places <= MOST_PLACES && grams < gradients;
    }

    // ---- few places: products of Gram matrices --------------------------------------------------------------

    private void addGrams(Step.Linear linear, List<Use> uses, int places) {
        int count = parts.size();
        Matrix[] patches = new Matrix[count];
        Matrix[] gradients = new Matrix[count];
        Parallel.forEach(count, p -> {
            patches[p] = patchRows(linear, uses, places, parts.get(p));
            gradients[p] = gradientRows(linear, uses, places, p);
        });
        Parallel.forEach(count * (count + 1) / 2, pair -> {
            int high = triangleRow(pair);
            int low = pair - high * (high + 1) / 2;
            Matrix left = gram(gradients[low], gradients[high], low == high);
            Matrix right = gram(patches[low], patches[high], low == high);
            affine(factor * linear.biasRate(), factor * linear.weightRate() / linear.fanIn(), right.entries());
            addBlock(low, high, places, left, right);
            buffers.give(left);
            buffers.give(right);
        });
        for (int p = 0; p < count; p++) {
            buffers.give(patches[p]);
            if (places > 1) {
                buffers.give(gradients[p]);
            }
        }
    }

    static int triangleRow(int t) {
        int i = 0;
        while ((i + 1) * (i + 2) / 2 <= t) {
            i++;
        }
        return i;
    }

    private Matrix gram(Matrix left, Matrix right, boolean same) {
        Matrix gram = buffers.take(left.rows(), right.rows());
        if (same) {
            Products.gramInto(left, gram);
        } else {
            Products.timesTransposedInto(left, right, gram);
        }
        return gram;
    }

    /// Row (x · places + q) holds what the matrix reads from input x at place q.
    private Matrix patchRows(Step.Linear linear, List<Use> uses, int places, Gradients.Part part) {
        Matrix rows = buffers.take(Math.multiplyExact(part.inputs(), places), linear.fanIn());
        int from = 0;
        for (Use use : uses) {
            Placement placement = use.operation().placement();
            Matrix h = values.of(use.operation().from());
            for (int x = 0; x < part.inputs(); x++) {
                int at = (part.first() + x) * h.columns();
                if (placement.isFlat()) {
                    int row = (x * places + from) * linear.fanIn();
                    System.arraycopy(h.entries(), at, rows.entries(), row, linear.fanIn());
                } else {
                    patchRowsInto(placement, h, at, rows, x * places + from);
                }
            }
            from += placement.positions();
        }
        return rows;
    }

    private void patchRowsInto(Placement placement, Matrix h, int at, Matrix rows, int row) {
        Matrix columns = buffers.take(placement.fanIn(), placement.positions());
        placement.gatherInto(h.entries(), at, columns.entries(), 0, placement.positions());
        for (int j = 0; j < columns.rows(); j++) {
            for (int p = 0; p < columns.columns(); p++) {
                rows.set(row + p, j, columns.at(j, p));
            }
        }
        buffers.give(columns);
    }

    /// Row (row · places + q) holds the derivatives with respect to what the matrix makes at place q.
    private Matrix gradientRows(Step.Linear linear, List<Use> uses, int places, int part) {
        if (places == 1) {
            return uses.getFirst().gradients().get(part);
        }
        int count = parts.get(part).rows();
        Matrix rows = buffers.take(Math.multiplyExact(count, places), linear.fanOut());
        int from = 0;
        for (Use use : uses) {
            int positions = use.operation().placement().positions();
            Matrix gradient = use.gradients().get(part);
            for (int row = 0; row < count; row++) {
                for (int i = 0; i < linear.fanOut(); i++) {
                    for (int p = 0; p < positions; p++) {
                        rows.set(row * places + from + p, i, gradient.at(row, i * positions + p));
                    }
                }
            }
            from += positions;
        }
        return rows;
    }

    /// kernel(r, s) += Σ over places of left · right, for rows r of part `low` and s of part `high`.
    private void addBlock(int low, int high, int places, Matrix left, Matrix right) {
        Gradients.Part above = parts.get(low);
        Gradients.Part beside = parts.get(high);
        double[] sum = kernel.entries();
        double[] a = left.entries();
        int across = left.columns();
        for (int r = 0; r < above.rows(); r++) {
            int at = (above.first() * copies + r) * kernel.columns() + beside.first() * copies;
            for (int q = 0; q < places; q++) {
                int leftRow = (r * places + q) * across;
                int rightRow = r / copies * places + q;
                for (int y = 0; y < beside.inputs(); y++) {
                    addPlaces(
                            a,
                            leftRow + y * copies * places,
                            right,
                            rightRow,
                            y * places,
                            places,
                            sum,
                            at + y * copies);
                }
            }
        }
    }

    @SuppressWarnings("TooManyParameters") // an inner loop
    private void addPlaces(double[] a, int from, Matrix right, int row, int column, int places, double[] sum, int at) {
        if (places == 1) {
            Dot.addInto(right.at(row, column), a, from, copies, sum, at);
        } else {
            int rightAt = row * right.columns() + column;
            for (int i = 0; i < copies; i++) {
                sum[at + i] += Dot.of(a, from + i * places, right.entries(), rightAt, places);
            }
        }
    }

    // ---- many places: the Gram matrix of gradients -----------------------------------------------------------

    private void addGradientGram(Step.Linear linear, List<Use> uses) {
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
                grams[b] = gram(gradients, gradients, true);
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
        Matrix gram = gram(sums, sums, true);
        Dot.addInto(factor * linear.biasRate(), gram.entries(), 0, gram.entries().length, kernel.entries(), 0);
        buffers.give(gram);
        buffers.give(sums);
    }

    private static void affine(double constant, double factor, double[] entries) {
        for (int i = 0; i < entries.length; i++) {
            entries[i] = constant + factor * entries[i];
        }
    }

    /// Copies what is above the diagonal to below it.
    static void mirror(Matrix kernel) {
        int n = kernel.rows();
        double[] entries = kernel.entries();
        int stripe = 32;
        for (int left = 0; left < n; left += stripe) {
            for (int i = left; i < n; i++) {
                for (int j = left; j < Math.min(i, left + stripe); j++) {
                    entries[i * n + j] = entries[j * n + i];
                }
            }
        }
    }
}
