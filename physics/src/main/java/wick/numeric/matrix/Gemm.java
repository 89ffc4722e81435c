package wick.numeric.matrix;

import java.util.Arrays;

/// The product of one block, as a fixed sequence of short calls.
final class Gemm {
    private Gemm() {}

    /// C ← A B
    static void set(Block a, Block b, Block c) {
        if (a.columns() == 0) {
            for (int i = 0; i < c.rows(); i++) {
                int from = (c.row() + i) * c.stride() + c.column();
                switch (c.matrix()) {
                    case Matrix doubles -> Arrays.fill(doubles.entries(), from, from + c.columns(), 0);
                    case FloatMatrix floats -> Arrays.fill(floats.entries(), from, from + c.columns(), 0);
                }
            }
        }
        mix(1, a, b, 0, c);
    }

    /// C ← C − A B
    static void subtract(Block a, Block b, Block c) {
        mix(-1, a, b, 1, c);
    }

    /// C ← C + α A B
    static void add(double alpha, Block a, Block b, Block c) {
        mix(alpha, a, b, 1, c);
    }

    /// The lower triangle of C ← A Aᵀ
    static void setGram(Block a, Block c) {
        for (int k = 0; k < a.columns(); k += OpenBlas.DEPTH) {
            int depth = Math.min(OpenBlas.DEPTH, a.columns() - k);
            OpenBlas.syrk(1, a.part(0, a.rows(), k, depth), k == 0 ? 0 : 1, c);
        }
    }

    static void mix(double alpha, Block a, Block b, double beta, Block c) {
        for (int k = 0; k < a.columns(); k += OpenBlas.DEPTH) {
            int depth = Math.min(OpenBlas.DEPTH, a.columns() - k);
            OpenBlas.gemm(alpha, a.part(0, a.rows(), k, depth), b.part(k, depth, 0, b.columns()), k == 0 ? beta : 1, c);
        }
    }
}
