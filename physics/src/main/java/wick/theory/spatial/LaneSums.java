package wick.theory.spatial;

import java.util.Arrays;
import wick.numeric.elementwise.Fold;

/// [Sums#of] for many sums at once, whose terms lie side by side.
final class LaneSums {
    /// So often can a number of terms be halved.
    private static final int HALVINGS = 32;

    private double[] partial = {};

    /// The terms: `rows` rows, `step` apart, of `columns` places with as many entries as there are sums.
    record Block(int from, int step, int rows, int columns, int sums) {}

    /// The sums are the first entries, until the next call.
    double[] of(double[] x, Block block) {
        if (partial.length < HALVINGS * block.sums() + Fold.SLACK) {
            partial = new double[HALVINGS * block.sums() + Fold.SLACK];
        }
        add(x, block, 0, block.rows() * block.columns(), 0);
        return partial;
    }

    private void add(double[] x, Block block, int place, int count, int to) {
        int sums = block.sums();
        if (count > Sums.SHORT) {
            int half = count / 2;
            add(x, block, place, half, to);
            add(x, block, place + half, count - half, to + sums);
            Fold.addInto(partial, to + sums, sums, partial, to);
            return;
        }
        Arrays.fill(partial, to, to + sums, 0);
        int row = place / block.columns();
        int column = place % block.columns();
        for (int k = 0; k < count; k++) {
            Fold.addInto(x, block.from() + row * block.step() + column * sums, sums, partial, to);
            column++;
            if (column == block.columns()) {
                column = 0;
                row++;
            }
        }
    }
}
