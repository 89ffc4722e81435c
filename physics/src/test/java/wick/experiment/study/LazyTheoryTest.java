package wick.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.Moments;
import wick.theory.dynamics.OutputLaw;

/// Numbers of a Gaussian law of outputs, against draws from that law.
class LazyTheoryTest {
    private static final int DRAWS = 20_000;
    private static final LazyTheory THEORY = theory();

    private static LazyTheory theory() {
        StudyRequest request = StudyFile.example();
        Anatomy anatomy = Anatomy.of(request.network());
        Budget.Trained budget = new Budget.Trained(List.of(16, 32, 48, 64), 10, 12, 15, new Budget.Descent(30, 0.5));
        Task task = Task.of(request.data(), budget).orElseThrow();
        return LazyTheory.of(anatomy.wiring(), task, new LazyTheory.Plan(List.of(0, 3, 30), 0.5));
    }

    /// Means over draws and their spread, from outputs input by input.
    private static Moments drawn(OutputLaw law, ToDoubleFunction<double[]> number) {
        Matrix jittered = law.covariance().copy();
        for (int i = 0; i < jittered.rows(); i++) {
            jittered.set(i, i, jittered.at(i, i) + 1e-10);
        }
        Matrix factor = ((Factorization.Cholesky) Factorization.of(jittered)).lower();
        SplittableRandom random = new SplittableRandom(1);
        int inputs = law.mean().rows();
        int classes = law.mean().columns();
        Moments moments = new Moments();
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] outputs = law.mean().entries().clone();
            for (int c = 0; c < classes; c++) {
                double[] noise =
                        random.doubles(inputs).map(_ -> random.nextGaussian()).toArray();
                for (int i = 0; i < inputs; i++) {
                    for (int k = 0; k <= i; k++) {
                        outputs[i * classes + c] += factor.at(i, k) * noise[k];
                    }
                }
            }
            moments.add(number.applyAsDouble(outputs));
        }
        return moments;
    }

    /// The mean within 4 standard errors, the standard deviation within 4 standard errors: each fails
    /// once in 16 000 seeds.
    private static void assertDrawn(double mean, double deviation, Moments drawn) {
        assertEquals(0, drawn.estimate().deviationsFrom(mean), 4, drawn.estimate() + " for " + mean);
        Estimate variance = drawn.varianceEstimate();
        assertEquals(0, variance.deviationsFrom(deviation * deviation), 4, variance + " for " + deviation * deviation);
    }

    @Test
    void theLossHasTheMeanAndSpreadOfDrawnOutputs() {
        double[] y = THEORY.task().targets().entries();
        for (LazyTheory.Stage stage : THEORY.stages()) {
            Moments drawn = drawn(stage.training(), f -> {
                double sum = 0;
                for (int i = 0; i < y.length; i++) {
                    sum += (f[i] - y[i]) * (f[i] - y[i]) / 2;
                }
                return sum;
            });
            assertDrawn(THEORY.loss(stage), THEORY.lossDeviation(stage), drawn);
        }
    }

    @Test
    void theOverlapAndTheSpreadHaveTheMeanAndSpreadOfDrawnOutputs() {
        for (LazyTheory.Stage stage : THEORY.stages()) {
            OutputLaw law = stage.tests();
            assertDrawn(THEORY.alignment(law), THEORY.alignmentDeviation(law), drawn(law, THEORY.task()::alignment));
            assertDrawn(
                    LazyTheory.spread(law), THEORY.spreadDeviation(law), drawn(law, f -> Task.spread(f, law.mean())));
        }
    }

    @Test
    void theAccuracyOfOneNetworkIsTheMeanOverDraws() {
        for (LazyTheory.Stage stage : THEORY.stages()) {
            OutputLaw law = stage.tests();
            double expected =
                    AccuracyChapter.expected(law, THEORY.task().testLabels().orElseThrow());
            Estimate drawn = drawn(law, THEORY.task()::accuracy).estimate();
            assertEquals(0, drawn.deviationsFrom(expected), 4, drawn + " for " + expected);
        }
        double guessing = AccuracyChapter.expected(
                THEORY.stages().getFirst().tests(), THEORY.task().testLabels().orElseThrow());
        assertEquals(0.1, guessing, 1e-9);
    }

    /// Rival and prediction must be two different things.
    @Test
    void trainingTheReadoutAloneIsSlowerAndStartsAlike() {
        LazyTheory readout = THEORY.readoutOnly();
        assertEquals(
                THEORY.loss(THEORY.stages().getFirst()),
                readout.loss(readout.stages().getFirst()),
                1e-9);
        assertTrue(readout.loss(readout.last()) > 1.1 * THEORY.loss(THEORY.last()));
    }

    @Test
    void recordsBeginBeforeTrainingAndEndAfterIt() {
        assertEquals(List.of(0, 1), LazyTheory.records(1));
        List<Integer> records = LazyTheory.records(100);
        assertEquals(0, records.getFirst());
        assertEquals(100, records.getLast());
    }
}
