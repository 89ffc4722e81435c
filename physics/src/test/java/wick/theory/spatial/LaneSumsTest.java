package wick.theory.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sums of terms that lie side by side.
class LaneSumsTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 7, 3", "4, 4, 8", "5, 7, 1", "6, 11, 9", "32, 29, 2"})
    void eachHasTheBitsOfItsOwnSum(int rows, int columns, int sums) {
        int step = columns * sums + 5;
        double[] x = new Random(rows).doubles(3 + rows * step + 64, -1, 1).toArray();
        double[] found = new LaneSums().of(x, new LaneSums.Block(3, step, rows, columns, sums));
        for (int c = 0; c < sums; c++) {
            double[] own = new double[rows * columns];
            for (int k = 0; k < own.length; k++) {
                own[k] = x[3 + k / columns * step + k % columns * sums + c];
            }
            assertEquals(Sums.of(own, 0, own.length), found[c]);
        }
    }
}
