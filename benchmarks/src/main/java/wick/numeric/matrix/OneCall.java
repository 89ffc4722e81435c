package wick.numeric.matrix;

/// A product by one call of OpenBLAS on one core, the yardstick of everything that is made of products.
public final class OneCall {
    private OneCall() {}

    /// C ← A Bᵀ
    public static void timesTransposedInto(Matrix a, Matrix b, Matrix c) {
        OpenBlas.gemm(1, Block.of(a), Block.of(b).flipped(), 0, Block.of(c));
    }
}
