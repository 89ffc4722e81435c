package wick.topic.expressivity.lab.flattening;

import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// Products AB of random n x n matrices with entries 1 of probability `density`, else 0.
public record RandomProducts(int size, double density) {

    /// One row per draw: non-zero entries of the product, and of the two factors together.
    public Matrix draw(int draws, Address address) {
        Matrix rows = Matrix.zeros(draws, 2);
        Parallel.forEach(draws, draw -> {
            RandomStream stream = address.network(draw).open();
            long[] left = factor(stream);
            long[] right = factor(stream);
            rows.set(draw, 0, (double) ones(product(left, right)));
            rows.set(draw, 1, (double) ones(left) + ones(right));
        });
        return rows;
    }

    private int words() {
        return (size + 63) / 64;
    }

    private long[] factor(RandomStream stream) {
        long[] bits = new long[size * words()];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (stream.nextUniform() < density) {
                    bits[i * words() + j / 64] |= 1L << (j % 64);
                }
            }
        }
        return bits;
    }

    private long[] product(long[] left, long[] right) {
        int words = words();
        long[] bits = new long[size * words];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                if (((left[i * words + k / 64] >>> (k % 64)) & 1) != 0) {
                    for (int w = 0; w < words; w++) {
                        bits[i * words + w] |= right[k * words + w];
                    }
                }
            }
        }
        return bits;
    }

    private static long ones(long[] bits) {
        long ones = 0;
        for (long word : bits) {
            ones += Long.bitCount(word);
        }
        return ones;
    }
}
