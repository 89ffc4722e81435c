package wick.topic.information.lab.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.topic.information.FittedCouplings;
import wick.topic.information.QuadraticField;

class DrawnFieldsTest {

    @Test
    void theFastTransformIsTheSum() {
        int size = 8;
        double[] re = new double[64];
        double[] im = new double[64];
        RandomStream stream = Address.of(1, "transform").open();
        stream.normalsInto(64, re, 0);
        stream.normalsInto(64, im, 0);
        double[] sumRe = new double[64];
        double[] sumIm = new double[64];
        for (int k = 0; k < 64; k++) {
            for (int r = 0; r < 64; r++) {
                double angle = -2 * Math.PI * product(k, r, size) / size;
                sumRe[k] += re[r] * Math.cos(angle) - im[r] * Math.sin(angle);
                sumIm[k] += re[r] * Math.sin(angle) + im[r] * Math.cos(angle);
            }
        }
        new FastFourier(size).transform(re, im);
        assertArrayEquals(sumRe, re, 1e-12);
        assertArrayEquals(sumIm, im, 1e-12);
    }

    private static int product(int k, int r, int size) {
        return (k / size) * (r / size) + (k % size) * (r % size);
    }

    /// 4000 fields of 16 x 16: the mean power of each orbit has relative error √(2 / (fields · modes)); 45 orbits, five
    /// standard errors, a false alarm in 40 000 seeds.
    @Test
    void drawnFieldsHaveTheSpectrumAskedForAndTheTwoAreIndependent() {
        QuadraticField field = QuadraticField.of(0.1, 1, 0.5);
        FieldSampler sampler = new FieldSampler(field, 16);
        ModePower power = new ModePower(16);
        double[] sum = new double[power.orbits()];
        double product = 0;
        double[][] pair = new double[2][256];
        double[][] powers = new double[2][power.orbits()];
        for (int k = 0; k < 2000; k++) {
            sampler.pairInto(Address.of(1, "fields").network(k).open(), pair[0], pair[1]);
            product += pair[0][17] * pair[1][17];
            power.pairInto(pair[0], pair[1], powers[0], powers[1]);
            for (int orbit = 0; orbit < sum.length; orbit++) {
                sum[orbit] += (powers[0][orbit] + powers[1][orbit]) / 4000;
            }
        }
        double variance = 0;
        for (FittedCouplings.Mode mode : power.modes(sum)) {
            double exact = field.spectrum(mode.first() + mode.second());
            assertEquals(exact, mode.power(), 5 * exact * Math.sqrt(2.0 / (4000 * mode.count())));
            variance += mode.count() * exact / 256;
        }
        assertEquals(0, product / 2000, 4 * variance / Math.sqrt(2000));
    }

    @Test
    void blockMeansAreMeansOverBlocks() {
        double[] field = new double[16];
        for (int i = 0; i < 16; i++) {
            field[i] = i;
        }
        assertArrayEquals(new double[] {2.5, 4.5, 10.5, 12.5}, FieldSampler.blockMeans(field, 4, 2), 0);
    }

    @Test
    void couplingsAreFoundAgainInTheirOwnSpectrum() {
        ModePower power = new ModePower(32);
        double[] exact = new double[power.orbits()];
        List<FittedCouplings.Mode> places = power.modes(exact);
        for (int i = 0; i < exact.length; i++) {
            FittedCouplings.Mode mode = places.get(i);
            double k = mode.first() + mode.second();
            exact[i] = 1 / (0.02 + 0.9 * k + 0.4 * k * k - 0.2 * mode.first() * mode.second());
        }
        Vector fitted = FittedCouplings.of(power.modes(exact), 3);
        assertArrayEquals(new double[] {0.02, 0.9, 0.4, -0.2}, fitted.toArray(), 1e-7);
    }

    @Test
    void fieldsThatDoNotExistAreRefused() {
        assertTrue(refusal(QuadraticField.of(0, 1)).contains("y0 must be positive"));
        assertTrue(refusal(QuadraticField.of(0.1, -1)).contains("must be positive"));
    }

    private static String refusal(QuadraticField field) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> new FieldSampler(field, 16))
                .getMessage());
    }
}
