package wick.numeric.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

class CumulantsTest {

    /// All 3^6 samples of a three-valued law: the average of each k-statistic is the cumulant, exactly.
    @Test
    void kStatisticsAreUnbiasedByEnumeration() {
        double[] values = {-1, 0.5, 3};
        double[] weights = {0.5, 0.3, 0.2};
        int n = 6;
        double[] average = new double[4];
        for (int code = 0; code < 729; code++) {
            double[] sample = new double[n];
            double weight = 1;
            int rest = code;
            for (int i = 0; i < n; i++) {
                sample[i] = values[rest % 3];
                weight *= weights[rest % 3];
                rest /= 3;
            }
            Cumulants k = Cumulants.of(sample);
            average[0] += weight * k.first().mean();
            average[1] += weight * k.second().mean();
            average[2] += weight * k.third().mean();
            average[3] += weight * k.fourth().mean();
        }
        double mean = 0;
        double[] central = new double[5];
        for (int i = 0; i < 3; i++) {
            mean += weights[i] * values[i];
        }
        for (int i = 0; i < 3; i++) {
            for (int p = 2; p <= 4; p++) {
                central[p] += weights[i] * Math.pow(values[i] - mean, p);
            }
        }
        assertEquals(mean, average[0], 1e-13);
        assertEquals(central[2], average[1], 1e-13);
        assertEquals(central[3], average[2], 1e-12);
        assertEquals(central[4] - 3 * central[2] * central[2], average[3], 1e-12);
    }

    /// Cumulants of the exponential law are 1, 1, 2, 6. Within 4 of their own errors, and the errors match
    /// the scatter over 300 repetitions to 15 % (heavy-tailed k₄: 25 %).
    @Test
    void errorsOfCumulantsMatchTheScatter() {
        RandomStream stream = Address.of(1, "exponential").open();
        Moments[] value = {new Moments(), new Moments(), new Moments(), new Moments()};
        Moments[] error = {new Moments(), new Moments(), new Moments(), new Moments()};
        for (int repetition = 0; repetition < 300; repetition++) {
            double[] sample = new double[4000];
            for (int i = 0; i < sample.length; i++) {
                sample[i] = -Math.log(1 - stream.nextUniform());
            }
            Cumulants k = Cumulants.of(sample);
            Estimate[] all = {k.first(), k.second(), k.third(), k.fourth()};
            for (int order = 0; order < 4; order++) {
                value[order].add(all[order].mean());
                error[order].add(all[order].standardError());
            }
        }
        double[] exact = {1, 1, 2, 6};
        double[] allowed = {0.15, 0.15, 0.15, 0.25};
        for (int order = 0; order < 4; order++) {
            assertEquals(0, value[order].estimate().deviationsFrom(exact[order]), 4, "cumulant " + (order + 1));
            double ratio = error[order].mean() / Math.sqrt(value[order].variance());
            assertEquals(1, ratio, allowed[order], "error of cumulant " + (order + 1));
        }
    }

    @Test
    void blocksOfEqualSamplesWidenTheError() {
        double[] single = new double[200];
        double[] doubled = new double[400];
        Address.of(1, "blocks").open().normalsInto(200, single, 0);
        for (int i = 0; i < 400; i++) {
            doubled[i] = single[i / 2];
        }
        double honest = Cumulants.of(single).first().standardError();
        assertEquals(honest, Cumulants.of(doubled, 2).first().standardError(), 1e-12);
        assertEquals(honest / Math.sqrt(2), Cumulants.of(doubled).first().standardError(), 0.01 * honest);
        assertThrows(IllegalArgumentException.class, () -> Cumulants.of(doubled, 3));
    }

    /// For the mean the jackknife is the textbook error; for the square of the mean it removes the bias
    /// variance/N.
    @Test
    void jackknifeKnowsTheMeanAndItsSquare() {
        double[] samples = new double[50];
        Address.of(1, "jackknife").open().normalsInto(50, samples, 0);
        Moments moments = Moments.of(samples);
        Matrix rows = Matrix.of(50, 1, samples);
        Estimate mean = Jackknife.of(rows, m -> m[0]);
        assertEquals(moments.mean(), mean.mean(), 1e-13);
        assertEquals(moments.estimate().standardError(), mean.standardError(), 1e-13);
        Estimate square = Jackknife.of(rows, m -> m[0] * m[0]);
        assertEquals(moments.mean() * moments.mean() - moments.variance() / 50, square.mean(), 1e-12);
    }

    @Test
    void unevenBlocksStillCoverEveryNetwork() {
        double[] samples = {1, 2, 3, 4, 5, 6, 7};
        Estimate mean = Jackknife.of(Matrix.of(7, 1, samples), 3, m -> m[0]);
        assertEquals(4, mean.mean(), 1e-14);
        // blocks {1,2}, {3,4}, {5,6,7}: Σ (block mean − 4)² / (n/m − 1), over 3
        double variance = (6.25 / 2.5 + 0.25 / 2.5 + 4 / (7.0 / 3 - 1)) / 3;
        assertEquals(Math.sqrt(variance), mean.standardError(), 1e-14);
        assertThrows(IllegalArgumentException.class, () -> Jackknife.of(Matrix.of(7, 1, samples), 8, m -> m[0]));
    }
}
