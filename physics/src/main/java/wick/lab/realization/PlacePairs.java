package wick.lab.realization;

import java.util.List;
import wick.lab.realization.Backward.Use;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;

/// The part of a tangent kernel that a matrix adds which is used at few places: products of Gram
/// matrices of the patches that it reads and of the derivatives with respect to what it makes, for all
/// pairs of places.
final class PlacePairs {
    private final Values values;
    private final List<Gradients.Part> parts;
    private final Buffers buffers;
    private final Matrix kernel;
    private final double factor;
    private final int copies;

    PlacePairs(TangentTask task) {
        values = task.values();
        parts = task.parts();
        buffers = task.buffers();
        kernel = task.kernel();
        factor = task.factor();
        copies = task.copies();
    }

    void add(Step.Linear linear, List<Use> uses, int places) {
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
            Matrix left = buffers.gram(gradients[low], gradients[high], low == high);
            Matrix right = buffers.gram(patches[low], patches[high], low == high);
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

    private static void affine(double constant, double factor, double[] entries) {
        for (int i = 0; i < entries.length; i++) {
            entries[i] = constant + factor * entries[i];
        }
    }
}
