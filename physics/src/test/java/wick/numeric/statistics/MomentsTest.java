package wick.numeric.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

class MomentsTest {

    @Test
    void centralMomentsOfAFewNumbersAreExact() {
        // 1, 2, 4, 9: mean 4; deviations −3, −2, 0, 5
        Moments moments = Moments.of(1, 2, 4, 9);
        assertEquals(4, moments.mean(), 1e-15);
        assertEquals(38 / 3.0, moments.variance(), 1e-14);
        assertEquals(38 / 4.0, moments.centralMoment(2), 1e-14);
        assertEquals((-27 - 8 + 125) / 4.0, moments.centralMoment(3), 1e-13);
        assertEquals((81 + 16 + 625) / 4.0, moments.centralMoment(4), 1e-12);
        assertEquals(25 / 38.0, moments.largestShare(), 1e-15);
    }

    @Test
    void mergingEqualsOnePassForAnySplit() {
        RandomStream stream = Address.of(1, "merge").open();
        double[] samples = new double[1000];
        for (int i = 0; i < samples.length; i++) {
            double z = stream.nextNormal();
            samples[i] = 3 + z * z * z;
        }
        Moments whole = Moments.of(samples);
        for (int split : new int[] {0, 1, 2, 17, 500, 998, 999, 1000}) {
            Moments left = Moments.of(java.util.Arrays.copyOfRange(samples, 0, split));
            left.merge(Moments.of(java.util.Arrays.copyOfRange(samples, split, 1000)));
            assertEquals(whole.count(), left.count());
            assertEquals(whole.mean(), left.mean(), 1e-13 * Math.abs(whole.mean()));
            for (int order = 2; order <= 4; order++) {
                double expected = whole.centralMoment(order);
                assertEquals(expected, left.centralMoment(order), 1e-12 * Math.abs(expected), "order " + order);
            }
            assertEquals(whole.largest(), left.largest());
            assertEquals(whole.smallest(), left.smallest());
        }
    }

    /// The sum of squares would lose all digits here; what is left is the rounding of the mean itself,
    /// 10⁻⁷.
    @Test
    void aLargeOffsetCostsNoMoreThanTheRoundingOfTheMean() {
        Moments moments = new Moments();
        for (int i = 0; i < 1000; i++) {
            moments.add(1e9 + i % 2);
        }
        assertEquals(0.25, moments.centralMoment(2), 1e-7);
        assertEquals(1.0 / 16, moments.centralMoment(4), 1e-7);
    }

    /// All 2^N samples of a coin of mean p and variance p(1−p): the average of s² over all samples is the
    /// variance.
    @Test
    void varianceIsUnbiasedByEnumeration() {
        int n = 6;
        double p = 0.3;
        double mean = 0;
        for (int code = 0; code < 1 << n; code++) {
            double weight = 1;
            double[] sample = new double[n];
            for (int i = 0; i < n; i++) {
                sample[i] = code >> i & 1;
                weight *= sample[i] == 1 ? p : 1 - p;
            }
            mean += weight * Moments.of(sample).variance();
        }
        assertEquals(p * (1 - p), mean, 1e-15);
    }

    /// The mean of 400 z² (variance 2) over 2000 repetitions: the standard errors quoted are right on
    /// average.
    @Test
    void quotedErrorsMatchTheScatter() {
        Moments means = new Moments();
        Moments variances = new Moments();
        Moments roots = new Moments();
        Moments meanErrors = new Moments();
        Moments varianceErrors = new Moments();
        Moments rootErrors = new Moments();
        RandomStream stream = Address.of(1, "scatter").open();
        for (int repetition = 0; repetition < 2000; repetition++) {
            Moments sample = new Moments();
            for (int i = 0; i < 400; i++) {
                double z = stream.nextNormal();
                sample.add(z);
            }
            means.add(sample.mean());
            variances.add(sample.variance());
            roots.add(sample.rootMeanSquareAbout(0.5).mean());
            meanErrors.add(sample.estimate().standardError());
            varianceErrors.add(sample.varianceEstimate().standardError());
            rootErrors.add(sample.rootMeanSquareAbout(0.5).standardError());
        }
        assertEquals(1, Math.sqrt(means.variance()) / meanErrors.mean(), 0.07);
        assertEquals(1, Math.sqrt(variances.variance()) / varianceErrors.mean(), 0.07);
        assertEquals(1, Math.sqrt(roots.variance()) / rootErrors.mean(), 0.07);
        assertEquals(Math.sqrt(1.25), roots.mean(), 0.005);
    }

    @Test
    void notANumberIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Moments().add(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new CoMoments(1).add(new double[] {Double.NaN}));
        assertThrows(IllegalStateException.class, () -> Moments.of(1).variance());
    }

    @Test
    void covarianceOfAFewVectorsIsExactAndMerges() {
        double[][] vectors = {{1, 2}, {3, -1}, {0, 5}, {2, 2}, {-4, 0.5}};
        CoMoments whole = new CoMoments(2);
        CoMoments left = new CoMoments(2);
        CoMoments right = new CoMoments(2);
        for (int i = 0; i < vectors.length; i++) {
            whole.add(vectors[i]);
            (i < 2 ? left : right).add(vectors[i]);
        }
        left.merge(right);
        // Σxy = 2−3+0+4−2 = 1; Σx = 2, Σy = 8.5
        assertEquals((1 - 2 * 8.5 / 5) / 4, whole.covariance(0, 1), 1e-15);
        assertEquals((30 - 4.0 / 5) / 4, whole.covariance(0, 0), 1e-14);
        for (int i = 0; i < 2; i++) {
            assertEquals(whole.mean(i), left.mean(i), 1e-15);
            for (int j = 0; j < 2; j++) {
                assertEquals(whole.covariance(i, j), left.covariance(i, j), 1e-14);
            }
        }
    }

    @Test
    void heavyTailsCarryALargerShareThanNormalOnes() {
        RandomStream stream = Address.of(1, "tails").open();
        double[] normal = new double[10_000];
        double[] heavy = new double[10_000];
        stream.normalsInto(normal.length, normal, 0);
        for (int i = 0; i < heavy.length; i++) {
            heavy[i] = Math.exp(2 * stream.nextNormal());
        }
        double expected = TailWeight.expectedShare(normal.length);
        assertTrue(TailWeight.largestShare(normal) < 2 * expected);
        assertTrue(TailWeight.largestShare(heavy) > 10 * expected);
        assertEquals(0.9, TailWeight.largestShare(1, 3), 1e-15);
    }
}
