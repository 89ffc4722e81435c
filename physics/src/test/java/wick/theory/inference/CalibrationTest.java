package wick.theory.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

class CalibrationTest {
    @Test
    void ofTwoClassesTheLargerIsSaidWithTheProbabilityOfANormalDifference() {
        Matrix mean = Matrix.of(3, 2, 0.3, -0.1, 1, 1, -0.5, 0.9);
        ClassProbabilities found = ClassProbabilities.ofLargest(mean, Vector.of(0.2, 0.5, 0.3));
        double[] variances = {0.2, 0.5, 0.3};
        for (int i = 0; i < 3; i++) {
            double z = (mean.at(i, 0) - mean.at(i, 1)) / Math.sqrt(2 * variances[i]);
            double expected = Erf.erfc(-z / Math.sqrt(2)) / 2;
            assertEquals(expected, found.rows().at(i, 0), 1e-11);
            assertEquals(1, found.rows().at(i, 0) + found.rows().at(i, 1), 1e-14);
        }
        assertThrows(IllegalArgumentException.class, () -> ClassProbabilities.ofLargest(mean, Vector.of(0, 1, 1)));
    }

    @Test
    void ofEqualMeansEveryClassIsEquallyLikely() {
        ClassProbabilities found = ClassProbabilities.ofLargest(Matrix.zeros(1, 10), Vector.of(0.7));
        for (int c = 0; c < 10; c++) {
            assertEquals(0.1, found.rows().at(0, c), 1e-12);
        }
    }

    /// Three classes by drawing: 4 standard errors, exceeded in one of 5000 correct runs of three; seed
    /// fixed.
    @Test
    void probabilitiesOfTheLargestAreTheFrequenciesOfDraws() {
        double[] mean = {0.2, 0, -0.4};
        ClassProbabilities found = ClassProbabilities.ofLargest(Matrix.of(1, 3, mean.clone()), Vector.of(0.36));
        RandomStream random = Address.of(1, "largest").open();
        int draws = 200_000;
        int[] counts = new int[3];
        for (int n = 0; n < draws; n++) {
            int best = 0;
            double top = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < 3; c++) {
                double value = mean[c] + 0.6 * random.nextNormal();
                best = value > top ? c : best;
                top = Math.max(top, value);
            }
            counts[best]++;
        }
        for (int c = 0; c < 3; c++) {
            double p = found.rows().at(0, c);
            assertEquals(p, counts[c] / (double) draws, 4 * Math.sqrt(p * (1 - p) / draws));
        }
    }

    /// Labels drawn from a softmax of known temperature give it back, and are calibrated by it.
    @Test
    void theTemperatureThatMadeTheLabelsIsFoundAndCalibrates() {
        RandomStream random = Address.of(2, "temperature").open();
        int inputs = 20_000;
        Matrix mean = Matrix.zeros(inputs, 4);
        random.normalsInto(4 * inputs, mean.entries(), 0);
        ClassProbabilities truth = ClassProbabilities.softmax(mean, 0.35);
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            double u = random.nextUniform();
            int label = 0;
            while (label < 3 && u > truth.rows().at(i, label)) {
                u -= truth.rows().at(i, label++);
            }
            labels.add(label);
        }
        double found = ClassProbabilities.temperature(mean, labels);
        assertEquals(0.35, found, 0.01);
        assertTrue(Reliability.of(truth, labels, 10).expectedError() < 0.015);
        ClassProbabilities sure = ClassProbabilities.softmax(mean, 0.1);
        assertTrue(Reliability.of(sure, labels, 10).expectedError() > 0.1);
        assertTrue(sure.negativeLogLikelihood(labels) > truth.negativeLogLikelihood(labels));
        assertEquals(truth.accuracy(labels), sure.accuracy(labels));
    }

    @Test
    void reliabilityCountsWhatFallsIntoEachBin() {
        ClassProbabilities said = new ClassProbabilities(Matrix.of(4, 2, 0.9, 0.1, 0.96, 0.04, 0.3, 0.7, 0.45, 0.55));
        Reliability reliability = Reliability.of(said, List.of(0, 1, 1, 1), 10);
        Reliability.Bin last = reliability.bins().get(9);
        assertEquals(2, last.inputs());
        assertEquals(0.93, last.confidence(), 1e-15);
        assertEquals(0.5, last.accuracy());
        assertEquals((2 * 0.43 + 0.3 + 0.45) / 4, reliability.expectedError(), 1e-15);
    }
}
