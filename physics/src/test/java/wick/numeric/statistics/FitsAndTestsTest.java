package wick.numeric.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.numeric.statistics.LeastSquares.Fit;

class FitsAndTestsTest {

    /// References: scipy.stats norm.sf, chi2.sf, t.sf (two-sided), kstwobign.sf.
    @Test
    void tailProbabilitiesAgreeWithScipy() {
        assertEquals(2.866515718791933e-07, Tail.normal(5), 1e-20);
        assertEquals(0.06331115408277796, Tail.normalTwoSided(-1.857), 1e-15);
        assertEquals(0.07523524614651217, Tail.chiSquare(10, 5), 1e-15);
        assertEquals(0.03137573422015394, Tail.studentTwoSided(3.25, 4), 1e-15);
        assertEquals(0.26999967167735456, Tail.kolmogorov(1), 1e-12);
        assertEquals(1, Tail.chiSquare(3, 0));
    }

    /// χ² with 2 degrees is exponential, Student with 1 is Cauchy and with 2 algebraic: closed forms.
    @Test
    void tailProbabilitiesHaveTheirClosedForms() {
        for (double x : new double[] {0.01, 0.5, 3, 20}) {
            assertEquals(1, Tail.chiSquare(x, 2) / Math.exp(-x / 2), 1e-13);
            assertEquals(1, Tail.chiSquare(x * x, 1) / Tail.normalTwoSided(x), 1e-11);
            double cauchy = 1 - 2 / Math.PI * Math.atan(x);
            assertEquals(cauchy, Tail.studentTwoSided(x, 1), 1e-13);
            assertEquals(1 - x / Math.sqrt(2 + x * x), Tail.studentTwoSided(x, 2), 1e-13);
        }
    }

    @Test
    void quantilesInvertTails() {
        for (double p : new double[] {1e-12, 1e-6, 0.01, 0.3, 0.5, 0.9}) {
            assertEquals(1, Tail.normal(Tail.normalQuantile(p)) / p, 1e-11, "normal " + p);
            assertEquals(1, Tail.studentTwoSided(Tail.studentTwoSidedQuantile(p, 7), 7) / p, 1e-11, "student " + p);
            assertEquals(1, Tail.chiSquare(Tail.chiSquareQuantile(p, 5), 5) / p, 1e-11, "chi-square " + p);
        }
        assertThrows(IllegalArgumentException.class, () -> Tail.normalQuantile(1));
    }

    @Test
    void aFitFindsAnExactPolynomialInInverseWidth() {
        Vector x = Vector.of(1.0 / 64, 1.0 / 128, 1.0 / 256, 1.0 / 512);
        List<Estimate> y = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            double value = 2 - 3 * x.at(i) + 50 * x.at(i) * x.at(i);
            y.add(new Estimate(value, 0.01 * (i + 1), 100));
        }
        Fit fit = LeastSquares.polynomial(x, y, 0, 1, 2);
        assertEquals(2, fit.parameters().at(0), 1e-11);
        assertEquals(-3, fit.parameters().at(1), 1e-8);
        assertEquals(50, fit.parameters().at(2), 1e-6);
        assertEquals(0, fit.chiSquare(), 1e-15);
        assertEquals(1, fit.degreesOfFreedom());
        assertEquals(1, fit.pValue(), 1e-6);
    }

    /// For a constant the fit is the weighted mean with error 1/√Σσ⁻²; for a line the textbook formulas
    /// hold.
    @Test
    void covarianceOfAConstantAndOfALineAreTheTextbookOnes() {
        List<Estimate> y = List.of(new Estimate(1, 0.5, 9), new Estimate(2, 1, 9), new Estimate(4, 2, 9));
        Vector x = Vector.of(0, 1, 3);
        Fit constant = LeastSquares.polynomial(x, y, 0);
        assertEquals((4 + 2 + 1) / 5.25, constant.parameters().at(0), 1e-14);
        assertEquals(1 / Math.sqrt(5.25), constant.standardError(0), 1e-14);

        Fit line = LeastSquares.polynomial(x, y, 0, 1);
        double s = 5.25;
        double sx = 1 + 0.75;
        double sxx = 1 + 2.25;
        double sy = 7;
        double sxy = 2 + 3;
        double determinant = s * sxx - sx * sx;
        assertEquals((sxx * sy - sx * sxy) / determinant, line.parameters().at(0), 1e-13);
        assertEquals((s * sxy - sx * sy) / determinant, line.parameters().at(1), 1e-13);
        assertEquals(sxx / determinant, line.covariance().at(0, 0), 1e-13);
        assertEquals(s / determinant, line.covariance().at(1, 1), 1e-13);
        assertEquals(-sx / determinant, line.covariance().at(0, 1), 1e-13);
    }

    /// p-values of 500 fits of noisy data to the right model are uniform (KS, false alarm 1e-3).
    @Test
    void pValuesOfARightModelAreUniform() {
        RandomStream stream = Address.of(1, "uniform p").open();
        double[] p = new double[500];
        Vector x = Vector.of(1, 2, 3, 4, 5, 6);
        for (int k = 0; k < p.length; k++) {
            List<Estimate> y = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                double error = 0.1 * (1 + i);
                y.add(new Estimate(3 - x.at(i) + error * stream.nextNormal(), error, 1000));
            }
            p[k] = LeastSquares.polynomial(x, y, 0, 1).pValue();
        }
        assertTrue(TwoSample.kolmogorovSmirnov(p, u -> u).pValue() > 1e-3);
    }

    @Test
    void aPowerLawGivesItsExponent() {
        Vector x = Vector.of(64, 128, 256, 512);
        List<Estimate> y = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            double value = 3 / Math.sqrt(x.at(i));
            y.add(new Estimate(value, 0.01 * value, 1000));
        }
        Fit fit = LeastSquares.powerLaw(x, y);
        assertEquals(-0.5, fit.parameters().at(1), 1e-12);
        assertEquals(Math.log(3), fit.parameters().at(0), 1e-11);
        // σ(slope) = 0.01 / √Σ(ln x − mean)² = 0.01 / (ln 2 √5)
        assertEquals(0.01 / (Math.log(2) * Math.sqrt(5)), fit.standardError(1), 1e-12);
    }

    @Test
    void dependentTermsAreRefused() {
        List<Estimate> y = List.of(new Estimate(1, 1, 9), new Estimate(2, 1, 9), new Estimate(3, 1, 9));
        assertThrows(IllegalArgumentException.class, () -> LeastSquares.polynomial(Vector.of(2, 2, 2), y, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> LeastSquares.polynomial(Vector.of(1, 2, 3), y, 0, 1, 2, 3));
    }

    /// Under the same law p is uniform (KS of 400 p-values, false alarm 1e-3); a shift of half a deviation
    /// is seen.
    @Test
    void twoSampleTestsAreCalibratedAndSeeAShift() {
        RandomStream stream = Address.of(1, "two samples").open();
        double[] smirnov = new double[400];
        double[] welch = new double[400];
        for (int k = 0; k < smirnov.length; k++) {
            double[] a = new double[200];
            double[] b = new double[350];
            stream.normalsInto(200, a, 0);
            stream.normalsInto(350, b, 0);
            smirnov[k] = TwoSample.kolmogorovSmirnov(a, b).pValue();
            welch[k] = TwoSample.welch(Moments.of(a).estimate(), Moments.of(b).estimate())
                    .pValue();
        }
        assertTrue(TwoSample.kolmogorovSmirnov(smirnov, u -> u).pValue() > 1e-3);
        assertTrue(TwoSample.kolmogorovSmirnov(welch, u -> u).pValue() > 1e-3);

        double[] a = new double[500];
        double[] b = new double[500];
        stream.normalsInto(500, a, 0);
        stream.normalsInto(500, b, 0);
        for (int i = 0; i < 500; i++) {
            b[i] += 0.5;
        }
        assertTrue(TwoSample.kolmogorovSmirnov(a, b).pValue() < 1e-6);
        assertTrue(TwoSample.welch(Moments.of(a).estimate(), Moments.of(b).estimate())
                        .pValue()
                < 1e-6);
    }

    @Test
    void distanceOfTwoSmallSamplesIsExact() {
        double[] a = {1, 2, 3};
        double[] b = {2.5, 3, 4, 5};
        // after 2: 2/3 against 0; after 2.5: 2/3 − 1/4; after 3: 1 − 1/2
        assertEquals(2.0 / 3, TwoSample.kolmogorovSmirnov(a, b).statistic(), 1e-15);
    }
}
