package wick.numeric.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

class JointCumulantTest {
    /// A law of two dependent whole numbers: three points and their weights, out of 6.
    private static final int[][] POINTS = {{-1, 2}, {0, -1}, {3, 1}};

    private static final int[] WEIGHTS = {3, 1, 2};
    private static final int ALL = 6;
    /// Which of the two each of six numbers is.
    private static final int[] WHICH = {0, 1, 0, 1, 1, 0};

    /// Every sample of N networks, in whole numbers: its weighted sum is the cumulant without rounding.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void theEstimateHasNoBiasByEnumerationInRationalNumbers(int order) {
        int networks = order + 1;
        BigInteger sum = BigInteger.ZERO;
        int samples = (int) Math.pow(POINTS.length, networks);
        for (int code = 0; code < samples; code++) {
            List<Integer> sample = new ArrayList<>();
            long weight = 1;
            for (int i = 0, rest = code; i < networks; i++, rest /= POINTS.length) {
                sample.add(rest % POINTS.length);
                weight *= WEIGHTS[rest % POINTS.length];
            }
            sum = sum.add(numerator(sample, order).multiply(BigInteger.valueOf(weight)));
        }
        BigInteger falling = JointCumulant.denominator(List.of(order), networks);
        BigInteger all = BigInteger.valueOf(ALL);
        BigInteger expected =
                cumulant((1 << order) - 1, order).multiply(falling).multiply(all.pow(networks));
        assertEquals(expected, sum.multiply(all.pow(order)));
        assertTrue(expected.signum() != 0, "a cumulant of 0 shows little");
    }

    @Test
    void theEstimateIsItsRationalFormAndThatOfFisher() {
        RandomStream stream = Address.of(1, "joint-cumulant").open();
        List<Integer> sample = new ArrayList<>();
        JointCumulant joint = JointCumulant.around(0.3, -0.2, 0.3, -0.2, -0.2, 0.3);
        JointCumulant fourth = JointCumulant.around(0.1, 0.1, 0.1, 0.1);
        double[] first = new double[40];
        for (int i = 0; i < first.length; i++) {
            int point = (int) (3 * stream.nextUniform());
            sample.add(point);
            double[] numbers = new double[6];
            for (int a = 0; a < 6; a++) {
                numbers[a] = POINTS[point][WHICH[a]];
            }
            joint.add(numbers);
            first[i] = POINTS[point][0];
            fourth.add(first[i], first[i], first[i], first[i]);
        }
        double exact = numerator(sample, 6).doubleValue()
                / JointCumulant.denominator(List.of(6), first.length).doubleValue();
        assertEquals(exact, joint.value(), 1e-11 * Math.abs(exact));
        double fisher = Cumulants.of(first).fourth().mean();
        assertEquals(fisher, fourth.value(), 1e-12 * Math.abs(fisher));
    }

    @Test
    void blocksMergeToTheWhole() {
        RandomStream stream = Address.of(2, "joint-cumulant").open();
        JointCumulant whole = JointCumulant.around(1, 0, 0);
        List<JointCumulant> blocks = new ArrayList<>();
        for (int b = 0; b < 5; b++) {
            JointCumulant block = JointCumulant.around(1, 0, 0);
            for (int i = 0; i <= 3 * b; i++) {
                double x = stream.nextNormal();
                double y = stream.nextNormal();
                block.add(x, y, x * y);
                whole.add(x, y, x * y);
            }
            blocks.add(block);
        }
        var jackknife = new BlockJackknife<>(blocks, gathering(1, 0, 0));
        assertEquals(whole.value(), jackknife.of(JointCumulant::value).mean(), 1e-14);
        assertEquals(35, jackknife.of(JointCumulant::value).samples());
        assertThrows(IllegalArgumentException.class, () -> whole.merge(JointCumulant.around(0, 0, 0)));
    }

    /// For normal x, y of correlation 1/2, κ(x, x, y, y) = 0 and κ(x, y) = 1/2. The error of 64 blocks
    /// matches the scatter over 400 repetitions to 15 %: its own scatter is 1/√128.
    @Test
    void errorsByBlocksMatchTheScatter() {
        RandomStream stream = Address.of(3, "joint-cumulant").open();
        Moments values = new Moments();
        Moments errors = new Moments();
        for (int repetition = 0; repetition < 400; repetition++) {
            List<JointCumulant> blocks = new ArrayList<>();
            for (int b = 0; b < 64; b++) {
                JointCumulant block = JointCumulant.around(0, 0, 0, 0);
                for (int i = 0; i < 30; i++) {
                    double x = stream.nextNormal();
                    double y = 0.5 * x + Math.sqrt(0.75) * stream.nextNormal();
                    block.add(x, x, y, y);
                }
                blocks.add(block);
            }
            Estimate estimate = new BlockJackknife<>(blocks, gathering(0, 0, 0, 0)).of(JointCumulant::value);
            values.add(estimate.mean());
            errors.add(estimate.standardError());
        }
        assertEquals(0, values.estimate().deviationsFrom(0), 4);
        assertEquals(1, errors.mean() / Math.sqrt(values.variance()), 0.15);
    }

    @Test
    void aThirdOfNormalSamplesCarryTheVarianceAndOneOutlierCarriesItAlone() {
        RandomStream stream = Address.of(4, "joint-cumulant").open();
        Moments moments = new Moments();
        for (int i = 0; i < 30_000; i++) {
            moments.add(stream.nextNormal());
        }
        // relative error √(Var z⁴)/(3 √N) · … ≈ 2 %
        assertEquals(10_000, moments.effectiveSamples(), 800);
        moments.add(1e5);
        assertEquals(1, moments.effectiveSamples(), 1e-3);
    }

    private static BlockJackknife.Gathering<JointCumulant> gathering(double... center) {
        return new BlockJackknife.Gathering<>(
                () -> JointCumulant.around(center), JointCumulant::merge, JointCumulant::count);
    }

    /// The estimate times N (N − 1) … (N − r + 1).
    private static BigInteger numerator(List<Integer> sample, int order) {
        BigInteger total = BigInteger.ZERO;
        for (List<Integer> partition : JointCumulant.partitions(order)) {
            BigInteger term = JointCumulant.numerator(
                    partition.stream().map(Integer::bitCount).toList(), sample.size());
            for (int block : partition) {
                long power = 0;
                for (int point : sample) {
                    power += product(point, block);
                }
                term = term.multiply(BigInteger.valueOf(power));
            }
            total = total.add(term);
        }
        return total;
    }

    private static long product(int point, int block) {
        long product = 1;
        for (int a = 0; a < WHICH.length; a++) {
            if ((block >> a & 1) == 1) {
                product *= POINTS[point][WHICH[a]];
            }
        }
        return product;
    }

    /// κ of a set of numbers times the weight of everything to the power of their count, by
    /// κ(1, …) = E Π − Σ κ(B) E Π_{rest} over the proper subsets B that hold the first.
    private static BigInteger cumulant(int set, int order) {
        int first = Integer.lowestOneBit(set);
        BigInteger sum = mean(set);
        for (int rest = (set - 1) & set; rest > 0; rest = (rest - 1) & set) {
            if ((rest & first) != 0) {
                sum = sum.subtract(cumulant(rest, order).multiply(mean(set & ~rest)));
            }
        }
        return sum;
    }

    /// E Π over a set times the weight of everything to the power of its count.
    private static BigInteger mean(int set) {
        long sum = 0;
        for (int point = 0; point < POINTS.length; point++) {
            sum += WEIGHTS[point] * product(point, set);
        }
        return BigInteger.valueOf(sum).multiply(BigInteger.valueOf(ALL).pow(Integer.bitCount(set) - 1));
    }
}
