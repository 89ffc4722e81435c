package wick.topic.expressivity.lab.flattening;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;

/// Strassen's recursion for a fixed left factor, layer by layer: sums of blocks on the way down, the
/// products that are left, sums on the way up.
///
/// Source: Strassen 1969, doi:10.1007/BF02165411.
final class StrassenLayers {
    /// What the seven products take of the blocks 11, 12, 21, 22 of the left and of the right factor.
    private static final int[][] LEFT = {
        {1, 0, 0, 1}, {0, 0, 1, 1}, {1, 0, 0, 0}, {0, 0, 0, 1}, {1, 1, 0, 0}, {-1, 0, 1, 0}, {0, 1, 0, -1}
    };
    private static final int[][] RIGHT = {
        {1, 0, 0, 1}, {1, 0, 0, 0}, {0, 1, 0, -1}, {-1, 0, 1, 0}, {0, 0, 0, 1}, {1, 1, 0, 0}, {0, 0, 1, 1}
    };
    /// What the blocks of the result take of the seven products.
    private static final int[][] RESULT = {
        {1, 0, 0, 1, -1, 0, 1}, {0, 0, 1, 0, 1, 0, 0}, {0, 1, 0, 1, 0, 0, 0}, {1, -1, 1, 0, 0, 1, 0}
    };

    private final int levels;
    private final List<Matrix> leaves = new ArrayList<>();

    StrassenLayers(int levels) {
        this.levels = levels;
    }

    /// Takes the left factor apart, down to the factors of the products that are left.
    void multiply(Matrix left, int level) {
        if (level == levels) {
            leaves.add(left);
            return;
        }
        int half = left.rows() / 2;
        for (int[] signs : LEFT) {
            Matrix sum = Matrix.zeros(half, half);
            for (int i = 0; i < half; i++) {
                for (int j = 0; j < half; j++) {
                    sum.set(
                            i,
                            j,
                            signs[0] * left.at(i, j)
                                    + signs[1] * left.at(i, half + j)
                                    + signs[2] * left.at(half + i, j)
                                    + signs[3] * left.at(half + i, half + j));
                }
            }
            multiply(sum, level + 1);
        }
    }

    List<SparseLayer> layers() {
        int leaf = leaves.getFirst().rows();
        List<SparseLayer> layers = new ArrayList<>();
        int size = (leaf * leaf) << (2 * levels);
        for (int level = 0; level < levels; level++) {
            layers.add(sums(RIGHT, leaves.size() / power(levels - level), size >> (2 * (level + 1))));
        }
        layers.add(products(leaf));
        for (int level = levels - 1; level >= 0; level--) {
            layers.add(sums(RESULT, leaves.size() / power(levels - level), size >> (2 * (level + 1))));
        }
        return layers;
    }

    private static int power(int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 7;
        }
        return power;
    }

    /// In each of `groups`, new blocks as sums of old ones, block by block of `length` values.
    private static SparseLayer sums(int[][] signs, int groups, int length) {
        int made = signs.length;
        int taken = signs[0].length;
        SparseLayer layer = new SparseLayer(groups * made * length);
        for (int group = 0; group < groups; group++) {
            for (int block = 0; block < made; block++) {
                for (int from = 0; from < taken; from++) {
                    for (int i = 0; i < length; i++) {
                        layer.connect(
                                (group * made + block) * length + i,
                                (group * taken + from) * length + i,
                                signs[block][from]);
                    }
                }
            }
        }
        return layer;
    }

    private SparseLayer products(int leaf) {
        SparseLayer layer = new SparseLayer(leaves.size() * leaf * leaf);
        for (int group = 0; group < leaves.size(); group++) {
            Matrix left = leaves.get(group);
            int start = group * leaf * leaf;
            for (int i = 0; i < leaf; i++) {
                for (int j = 0; j < leaf; j++) {
                    for (int k = 0; k < leaf; k++) {
                        layer.connect(start + i * leaf + j, start + k * leaf + j, left.at(i, k));
                    }
                }
            }
        }
        return layer;
    }
}
