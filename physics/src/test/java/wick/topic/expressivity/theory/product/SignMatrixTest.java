package wick.topic.expressivity.theory.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignMatrixTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6})
    void theSourcesMatrixHasFullRowRankOnlyInItsOwnGate(int n) {
        assertEquals(1 << n, ExactRank.of(SignMatrix.allSets(SignMatrix.weights(FlatShape.SIGNS, n))));
        assertEquals((1 << n) - 1, ExactRank.of(SignMatrix.allSets(SignMatrix.weights(FlatShape.SUBSETS, n))));
        assertEquals(1 << (n - 1), ExactRank.of(SignMatrix.allSets(SignMatrix.weights(FlatShape.HALF_SIGNS, n))));
    }

    /// What is left of the proof without its conditions: full row rank 2ⁿ⁻¹ in every gate.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6})
    void theRowsWithoutTheFirstFactorAreIndependentInEveryGate(int n) {
        for (FlatShape shape : FlatShape.values()) {
            List<List<BigInteger>> rows = SignMatrix.setsWithoutFirst(SignMatrix.weights(shape, n));
            assertEquals(1 << (n - 1), rows.size());
            assertEquals(1 << (n - 1), ExactRank.of(rows), shape.text());
        }
    }

    /// Neurons that do not see the first factor have no part in the argument.
    @Test
    void everyRowIsOfOneDegree() {
        List<List<Integer>> weights = List.of(List.of(2, 0), List.of(3, 5), List.of(-1, 4));
        List<List<Integer>> expected = List.of(List.of(8, 0), List.of(12, 0), List.of(-4, 0), List.of(-6, 0));
        assertEquals(
                expected,
                SignMatrix.setsWithoutFirst(weights).stream()
                        .map(row -> row.stream().map(BigInteger::intValueExact).toList())
                        .toList());
    }

    /// Random matrices of known rank: products of r columns with r rows of full rank.
    @Test
    void ranksOfProductsAreTheirInnerDimension() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int r = 1; r <= 6; r++) {
            List<List<BigInteger>> product = new ArrayList<>();
            int[][] left = new int[7][r];
            int[][] right = new int[r][9];
            for (int k = 0; k < r; k++) {
                for (int i = 0; i < 7; i++) {
                    left[i][k] = i == k ? 1 : i < r ? 0 : random.nextInt(-5, 6);
                }
                for (int j = 0; j < 9; j++) {
                    right[k][8 - j] = j == k ? 1 : j < r ? 0 : random.nextInt(-5, 6);
                }
            }
            for (int i = 0; i < 7; i++) {
                List<BigInteger> row = new ArrayList<>();
                for (int j = 0; j < 9; j++) {
                    int sum = 0;
                    for (int k = 0; k < r; k++) {
                        sum += left[i][k] * right[k][j];
                    }
                    row.add(BigInteger.valueOf(sum));
                }
                product.add(row);
            }
            assertEquals(r, ExactRank.of(product));
        }
        assertTrue(ExactRank.of(List.of(List.of(BigInteger.ZERO, BigInteger.ZERO))) == 0);
    }
}
