package wick.numeric.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import wick.numeric.statistics.CoMoments;
import wick.numeric.statistics.Moments;
import wick.numeric.statistics.Tail;

class RandomStreamTest {
    private static final int MANY = 4_000_000;
    private static final long GOLDEN_HASH = 5622296300846685937L;

    /// The reference is a second implementation in Python with exact integers and 40-digit arithmetic.
    @Test
    void goldenNumbersNeverChange() throws IOException {
        Path reference = Path.of(System.getProperty("wick.root"), "reference", "random_stream.csv");
        int checked = 0;
        for (String line : Files.readAllLines(reference)) {
            String[] field = line.split(",", -1);
            Address address = Address.of(Long.parseLong(field[0]), field[1])
                    .network(Long.parseLong(field[2]))
                    .layer(Integer.parseInt(field[3]))
                    .block(Integer.parseInt(field[4]));
            RandomStream stream = address.open();
            int index = Integer.parseInt(field[6]);
            if (field[5].equals("long")) {
                for (int i = 0; i < index; i++) {
                    stream.nextLong();
                }
                assertEquals(Long.parseLong(field[7]), stream.nextLong(), line);
            } else {
                double[] normals = new double[index + 1];
                stream.normalsInto(index + 1, normals, 0);
                assertEquals(Double.parseDouble(field[7]), normals[index], 1e-14 * Math.abs(normals[index]), line);
            }
            checked++;
        }
        assertTrue(checked >= 60, "only " + checked + " golden numbers");
    }

    @Test
    void bitsOfNormalsNeverChange() {
        RandomStream stream = Address.of(1, "golden").open();
        long hash = 0;
        for (int i = 0; i < 1_000_000; i++) {
            hash = 31 * hash + Double.doubleToRawLongBits(stream.nextNormal());
        }
        assertEquals(GOLDEN_HASH, hash);
    }

    @Test
    void generatorIsTheL64X128MixOfTheJdk() {
        long[] state = {0x123456789abcdefL, -42, 77, 0x7fffffffffffffffL};
        ByteBuffer seed = ByteBuffer.allocate(32);
        for (long word : state) {
            seed.putLong(word);
        }
        RandomGenerator jdk = RandomGeneratorFactory.of("L64X128MixRandom").create(seed.array());
        RandomStream ours = RandomStream.from(state[0], state[1], state[2], state[3]);
        for (int i = 0; i < 1000; i++) {
            assertEquals(jdk.nextLong(), ours.nextLong(), "number " + i);
        }
    }

    @Test
    void normalsInBulkAreTheSameAsOneByOne() {
        int count = 100_003;
        double[] bulk = new double[count + 5];
        RandomStream stream = Address.of(3, "bulk").open();
        stream.normalsInto(1000, bulk, 5);
        stream.normalsInto(count - 1000, bulk, 1005);
        RandomStream single = Address.of(3, "bulk").open();
        for (int i = 0; i < count; i++) {
            assertEquals(Double.doubleToRawLongBits(single.nextNormal()), Double.doubleToRawLongBits(bulk[5 + i]));
        }
        assertEquals(single.nextLong(), stream.nextLong());
        assertArrayEquals(new double[5], java.util.Arrays.copyOf(bulk, 5));
    }

    /// |z| ≤ 4 on each of six moments: a right generator fails once in 2600 seeds; the seed is fixed.
    @Test
    void momentsOfNormalsAreThoseOfTheNormalLaw() {
        RandomStream stream = Address.of(1, "moments").open();
        double[] sums = new double[7];
        for (int i = 0; i < MANY; i++) {
            double z = stream.nextNormal();
            double power = 1;
            for (int p = 1; p <= 6; p++) {
                power *= z;
                sums[p] += power;
            }
        }
        double[] exact = {1, 0, 1, 0, 3, 0, 15, 0, 105, 0, 945, 0, 10395};
        for (int p = 1; p <= 6; p++) {
            double error = Math.sqrt((exact[2 * p] - exact[p] * exact[p]) / MANY);
            assertEquals(exact[p], sums[p] / MANY, 4 * error, "moment " + p);
        }
    }

    /// 200 cells of equal probability; χ² with 199 degrees of freedom above its 1e-4 quantile fails.
    @Test
    void cellsOfEqualProbabilityFillEqually() {
        int cells = 200;
        double[] edges = new double[cells - 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = -Tail.normalQuantile((i + 1.0) / cells);
        }
        long[] counts = new long[cells];
        RandomStream stream = Address.of(1, "cells").open();
        for (int i = 0; i < MANY; i++) {
            int at = java.util.Arrays.binarySearch(edges, stream.nextNormal());
            counts[at < 0 ? -at - 1 : at]++;
        }
        double expected = (double) MANY / cells;
        double chiSquare = 0;
        for (long count : counts) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        double p = Tail.chiSquare(chiSquare, cells - 1);
        assertTrue(p > 1e-4 && p < 1 - 1e-4, "p = " + p);
    }

    /// Counts beyond 2, 3, r = 3.654 (where the tail algorithm starts), 4, 4.5 and 5, on either side,
    /// within 4 standard errors: false alarm once in 1300 seeds.
    @Test
    void farTailsHaveTheirProbability() {
        int count = 60_000_000;
        double[] cuts = {2, 3, Ziggurat.TAIL, 4, 4.5, 5};
        long[] above = new long[cuts.length];
        long[] below = new long[cuts.length];
        double[] normals = new double[10_000];
        RandomStream stream = Address.of(1, "tails").open();
        for (int done = 0; done < count; done += normals.length) {
            stream.normalsInto(normals.length, normals, 0);
            for (double z : normals) {
                if (Math.abs(z) > 2) {
                    for (int k = 0; k < cuts.length; k++) {
                        above[k] += z > cuts[k] ? 1 : 0;
                        below[k] += z < -cuts[k] ? 1 : 0;
                    }
                }
            }
        }
        for (int k = 0; k < cuts.length; k++) {
            double expected = count * Tail.normal(cuts[k]);
            double allowed = 4 * Math.sqrt(expected);
            assertEquals(expected, (double) above[k], allowed, "above " + cuts[k]);
            assertEquals(expected, (double) below[k], allowed, "below -" + cuts[k]);
        }
    }

    /// 300 pairs of neighboring addresses (every one of the five parts changed), correlation of 10 000
    /// normals each: the sum of squares is χ² with 300 degrees; fails below 1e-4 or above 1 − 1e-4.
    @Test
    void streamsOfNeighboringAddressesAreUncorrelated() {
        double sum = 0;
        int pairs = 0;
        int length = 10_000;
        double[] x = new double[length];
        double[] y = new double[length];
        for (int i = 0; i < 60; i++) {
            Address home = Address.of(i, "home").network(i).layer(i % 7).block(i % 5);
            Address[] others = {
                Address.of(i + 1000, "home").network(i).layer(i % 7).block(i % 5),
                Address.of(i, "homf").network(i).layer(i % 7).block(i % 5),
                home.network(i + 1),
                home.layer(i % 7 + 1),
                home.block(i % 5 + 1)
            };
            for (Address other : others) {
                home.open().normalsInto(length, x, 0);
                other.open().normalsInto(length, y, 0);
                CoMoments pair = new CoMoments(2);
                for (int k = 0; k < length; k++) {
                    pair.add(new double[] {x[k], y[k]});
                }
                double z = pair.covariance(0, 1) * Math.sqrt(length);
                sum += z * z;
                pairs++;
            }
        }
        double p = Tail.chiSquare(sum, pairs);
        assertTrue(p > 1e-4 && p < 1 - 1e-4, "p = " + p);
    }

    @Test
    void everyPartOfAnAddressMatters() {
        long home = Address.of(1, "a").open().nextLong();
        assertNotEquals(home, Address.of(2, "a").open().nextLong());
        assertNotEquals(home, Address.of(1, "b").open().nextLong());
        assertNotEquals(home, Address.of(1, "a\0").open().nextLong());
        assertNotEquals(home, Address.of(1, "a").network(1).open().nextLong());
        assertNotEquals(home, Address.of(1, "a").layer(1).open().nextLong());
        assertNotEquals(home, Address.of(1, "a").block(1).open().nextLong());
        assertEquals(home, Address.of(1, "a").open().nextLong());
    }

    /// Means and variances within 4 standard errors.
    @Test
    void uniformAndTruncatedHaveVarianceOne() {
        double[] y = new double[MANY];
        Address.of(1, "uniform").open().uniformsInto(MANY, y, 0);
        Moments uniform = Moments.of(y);
        assertEquals(0, uniform.mean(), 4 / Math.sqrt(MANY));
        assertEquals(1, uniform.variance(), 4 * Math.sqrt(0.8 / MANY));
        assertTrue(uniform.largest() < Math.sqrt(3) && uniform.smallest() > -Math.sqrt(3));

        Address.of(1, "truncated").open().truncatedNormalsInto(MANY, y, 0);
        Moments truncated = Moments.of(y);
        assertEquals(0, truncated.mean(), 4 / Math.sqrt(MANY));
        assertEquals(1, truncated.variance(), 4 * truncated.varianceEstimate().standardError());
        assertTrue(truncated.largest() <= 2 / 0.8796 && truncated.largest() > 2.27);
    }

    @Test
    void signsAreFair() {
        RandomStream stream = Address.of(1, "signs").open();
        long sum = 0;
        for (int i = 0; i < MANY; i++) {
            sum += stream.nextSign();
        }
        assertEquals(0, (double) sum, 4 * Math.sqrt(MANY));
    }
}
