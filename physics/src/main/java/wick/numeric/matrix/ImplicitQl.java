package wick.numeric.matrix;

import java.util.Comparator;
import java.util.stream.IntStream;

/// The QL iteration with implicit shifts: diagonalizes a symmetric tridiagonal matrix by plane rotations,
/// and applies these to the rows of another matrix.
///
/// Source: Dubrulle, Martin and Wilkinson 1968, doi:10.1007/BF02165404.
final class ImplicitQl {
    private static final int MOST_SWEEPS = 60;
    private static final double ROUNDING = Math.ulp(0.5);

    private final double[] diagonal;
    private final double[] off;
    private final double[] rows;
    private final int width;

    /// `diagonal` becomes the eigenvalues; `off`, whose last entry is not used, is destroyed; row j of
    /// `coordinates` ends up as that of eigenvalue j.
    ImplicitQl(double[] diagonal, double[] off, Matrix coordinates) {
        this.diagonal = diagonal;
        this.off = off;
        rows = coordinates.entries();
        width = coordinates.columns();
        off[diagonal.length - 1] = 0;
    }

    void run() {
        for (int first = 0; first < diagonal.length; first++) {
            int sweeps = 0;
            int last = end(first);
            while (last > first) {
                if (sweeps++ == MOST_SWEEPS) {
                    throw new ArithmeticException(
                            "the eigenvalues of a symmetric matrix of order " + diagonal.length + " did not converge");
                }
                sweep(first, last);
                last = end(first);
            }
        }
    }

    /// The last row of the unreduced block that begins at `first`.
    private int end(int first) {
        for (int k = first; k < diagonal.length - 1; k++) {
            if (Math.abs(off[k]) <= ROUNDING * (Math.abs(diagonal[k]) + Math.abs(diagonal[k + 1]))) {
                return k;
            }
        }
        return diagonal.length - 1;
    }

    private void sweep(int first, int last) {
        double g = (diagonal[first + 1] - diagonal[first]) / (2 * off[first]);
        double r = Math.hypot(g, 1);
        g = diagonal[last] - diagonal[first] + off[first] / (g + Math.copySign(r, g));
        double sine = 1;
        double cosine = 1;
        double carried = 0;
        for (int i = last - 1; i >= first; i--) {
            double f = sine * off[i];
            double b = cosine * off[i];
            r = Math.hypot(f, g);
            off[i + 1] = r;
            if (r == 0) {
                // the block splits here
                diagonal[i + 1] -= carried;
                off[last] = 0;
                return;
            }
            sine = f / r;
            cosine = g / r;
            g = diagonal[i + 1] - carried;
            r = (diagonal[i] - g) * sine + 2 * cosine * b;
            carried = sine * r;
            diagonal[i + 1] = g + carried;
            g = cosine * r - b;
            rotate(i, sine, cosine);
        }
        diagonal[first] -= carried;
        off[first] = g;
        off[last] = 0;
    }

    private void rotate(int upper, double sine, double cosine) {
        int from = upper * width;
        for (int k = from; k < from + width; k++) {
            double below = rows[k + width];
            rows[k + width] = sine * rows[k] + cosine * below;
            rows[k] = cosine * rows[k] - sine * below;
        }
    }

    static SpectralCoordinates sorted(double[] values, Matrix coordinates) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ascending = new double[values.length];
        Matrix sorted = Matrix.zeros(coordinates.rows(), coordinates.columns());
        for (int j = 0; j < order.length; j++) {
            ascending[j] = values[order[j]];
            System.arraycopy(
                    coordinates.entries(),
                    order[j] * coordinates.columns(),
                    sorted.entries(),
                    j * coordinates.columns(),
                    coordinates.columns());
        }
        return new SpectralCoordinates(Vector.of(ascending), sorted);
    }
}
