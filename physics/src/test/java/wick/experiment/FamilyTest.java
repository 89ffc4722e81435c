package wick.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.Measurement;

class FamilyTest {
    private static final Vector TRUTH = Vector.of(1, 2, 3);
    private static final Family.Asked ASKED =
            new Family.Asked(Subject.of("made-up", "entries"), Cases.BASIS, "another formula", Cases.REMEDY);

    /// Three correlated numbers; `shift` is added to the last.
    private static Family.Measured measured(int networks, double shift, SplittableRandom random) {
        double[][] sample = new double[networks][3];
        double[] mean = new double[3];
        for (double[] x : sample) {
            double common = random.nextGaussian();
            for (int i = 0; i < 3; i++) {
                x[i] = TRUTH.at(i) + common + 0.5 * random.nextGaussian() + (i == 2 ? shift : 0);
                mean[i] += x[i] / networks;
            }
        }
        Matrix covariance = Matrix.zeros(3, 3);
        for (double[] x : sample) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    double product = (x[i] - mean[i]) * (x[j] - mean[j]) / networks / (networks - 1);
                    covariance.set(i, j, covariance.at(i, j) + product);
                }
            }
        }
        var ensemble = new Measurement(0, 0, networks, 1, Measurement.Engine.REAL_WEIGHTS, List.of());
        return new Family.Measured(Vector.of(mean), covariance, ensemble);
    }

    private static Comparison judge(Family.Measured measured) {
        var predicted = new Family.Predicted(TRUTH, Vector.of(0, 0, 0), Vector.of(1, 2, 4));
        return Family.judge(ASKED, predicted, measured);
    }

    /// Two tests with a tail of 6.3e-5 each: at most 2.5 of 20 000 expected, 12 or more once in 10 000
    /// runs.
    @ParameterizedTest
    @ValueSource(ints = {20, 150})
    void aRightTheoryDisagreesAsRarelyAsStated(int networks) {
        SplittableRandom random = new SplittableRandom(networks);
        int alarms = 0;
        for (int trial = 0; trial < 20_000; trial++) {
            alarms += judge(measured(networks, 0, random)).verdict() == Verdict.DISAGREES ? 1 : 0;
        }
        assertTrue(alarms < 12, alarms + " false alarms");
    }

    /// The shift is 4.5 standard errors of the single number, but 9 of its difference from the others.
    @Test
    void aDeviationHiddenInCommonNoiseIsFound() {
        double shift = 4.5 * Math.sqrt(1.25 / 400) * 0.6;
        Comparison comparison = judge(measured(400, shift, new SplittableRandom(1)));
        assertEquals(Verdict.DISAGREES, comparison.verdict(), comparison::toString);
    }

    @Test
    void numbersThatRepeatOneAnotherCountOnce() {
        var ensemble = new Measurement(0, 0, 1000, 1, Measurement.Engine.REAL_WEIGHTS, List.of());
        Matrix covariance = Matrix.of(2, 2, 0.01, 0.01, 0.01, 0.01);
        var twice = new Family.Measured(Vector.of(1.2, 1.2), covariance, ensemble);
        var predicted = new Family.Predicted(Vector.of(1, 1), Vector.of(0, 0), Vector.of(2, 2));
        Comparison comparison = Family.judge(ASKED, predicted, twice);
        assertEquals(4, comparison.measurement().mean(), 1e-9);
        assertEquals(Verdict.AGREES, comparison.verdict());
    }
}
