package wick.lab.implicit;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import wick.lab.realization.Dot;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.parallel.Parallel;

/// Vectors of one length, cut into panels that are worked on at the same time: panel p holds the units from
/// p · [#WIDTH] on, one row for each vector.
///
/// Sums over units run within panels and then over panels in order, so they have the same bits for any
/// number of threads.
public final class Panels {
    /// Units in a panel: a few tens of vectors of them stay in the second-level cache.
    public static final int WIDTH = 4096;

    private final int vectors;
    private final int units;
    private final List<Matrix> panels;

    private Panels(int vectors, int units) {
        this.vectors = vectors;
        this.units = units;
        Matrix[] each = new Matrix[(units + WIDTH - 1) / WIDTH];
        Parallel.forEach(each.length, p -> each[p] = Matrix.zeros(vectors, Math.min(WIDTH, units - p * WIDTH)));
        panels = List.of(each);
    }

    public static Panels zeros(int vectors, int units) {
        return new Panels(vectors, units);
    }

    /// The rows of a matrix.
    public static Panels of(Matrix rows) {
        Panels panels = zeros(rows.rows(), rows.columns());
        for (int p = 0; p < panels.count(); p++) {
            Matrix panel = panels.panel(p);
            for (int v = 0; v < rows.rows(); v++) {
                System.arraycopy(
                        rows.entries(),
                        v * rows.columns() + p * WIDTH,
                        panel.entries(),
                        v * panel.columns(),
                        panel.columns());
            }
        }
        return panels;
    }

    public int vectors() {
        return vectors;
    }

    public int units() {
        return units;
    }

    public int count() {
        return panels.size();
    }

    public Matrix panel(int p) {
        return panels.get(p);
    }

    /// Some of the vectors, without copying.
    public Vectors vectors(int from, int count) {
        return new Vectors(this, from, count);
    }

    public Vectors all() {
        return vectors(0, vectors);
    }

    /// Runs `task` for the number of every panel, on all cores.
    public void forEach(IntConsumer task) {
        Parallel.forEach(panels.size(), task);
    }

    /// Consecutive vectors of some panels.
    public record Vectors(Panels panels, int from, int count) {
        public Vectors {
            java.util.Objects.checkFromIndexSize(from, count, panels.vectors());
        }

        /// What panel `p` holds of them.
        public Products.Rows in(int p) {
            return new Products.Rows(panels.panel(p), from, count);
        }

        public Panels copy() {
            Panels copy = zeros(count, panels.units());
            copy.forEach(p -> System.arraycopy(
                    panels.panel(p).entries(),
                    from * panels.panel(p).columns(),
                    copy.panel(p).entries(),
                    0,
                    copy.panel(p).entries().length));
            return copy;
        }

        public void clear(int p) {
            int width = panels.panel(p).columns();
            Arrays.fill(panels.panel(p).entries(), from * width, (from + count) * width, 0);
        }
    }

    /// What one panel adds to a sum over units.
    public interface Part {
        void into(int p, Matrix part);
    }

    /// The sum over all panels of what each adds to a matrix of this shape.
    public Matrix sum(int rows, int columns, Part part) {
        Matrix[] parts = new Matrix[panels.size()];
        forEach(p -> {
            parts[p] = Matrix.zeros(rows, columns);
            part.into(p, parts[p]);
        });
        Matrix total = Matrix.zeros(rows, columns);
        for (Matrix one : parts) {
            Dot.addInto(1, one.entries(), 0, one.entries().length, total.entries(), 0);
        }
        return total;
    }

    /// x_a · y_b for all vectors of both.
    public static Matrix dots(Vectors x, Vectors y) {
        return x.panels().sum(x.count(), y.count(), (p, part) -> dotsInto(x, y, p, part));
    }

    /// The part of [#dots] that panel `p` adds.
    static void dotsInto(Vectors x, Vectors y, int p, Matrix part) {
        if (x.count() > 0 && y.count() > 0) {
            Products.timesTransposedInto(x.in(p), y.in(p), part);
        }
    }
}
