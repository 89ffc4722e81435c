package wick.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.observable.Measurement;
import wick.observable.Prediction;

class JudgeTest {

    /// predicted 1 with standard error 0.1
    @ParameterizedTest
    @CsvSource({
        "1.00, 2.00, AGREES",
        "1.39, 2.00, AGREES",
        "1.41, 9.00, DISAGREES",
        "0.59, 2.00, DISAGREES",
        "1.39, 1.80, INCONCLUSIVE",
        "1.00, 1.49, INCONCLUSIVE",
        "1.00, 1.51, AGREES",
        "1.00, 0.49, AGREES"
    })
    void agreementNeedsTheRivalExcludedByFiveStandardErrors(double measured, double rival, Verdict verdict) {
        assertEquals(
                verdict,
                Judge.of(Cases.exact(1, rival), Cases.measured(measured, 0.1, 1000))
                        .verdict());
    }

    @Test
    void numericalErrorAndTruncationWidenTheStandardError() {
        var prediction = new Prediction.Expansion(
                1, 0.3, new Prediction.Order("1/n", 0.01, 1), java.util.OptionalDouble.of(0.4), Cases.BASIS);
        var question = new Question(
                Subject.of("made-up", "a number"),
                prediction,
                java.util.Optional.of(new Alternative("another", 9)),
                Verdict.AGREES,
                Cases.REMEDY);
        double z = Judge.of(question, Cases.measured(2.3, 1.2, 1000)).z().orElseThrow();
        assertEquals(1.3 / 1.3, z, 1e-12);
    }

    @Test
    void inconclusivePrintsTheCommandThatWouldSettleIt() {
        // 4 standard errors between rival and prediction: (9/4)² = 5.06 times the networks
        Comparison comparison = Judge.of(Cases.exact(1, 1.4), Cases.measured(1, 0.1, 1000));
        assertEquals(Verdict.INCONCLUSIVE, comparison.verdict());
        assertTrue(comparison.remark().endsWith("wick study --networks 5100"), comparison.remark());
    }

    @Test
    void nothingAgreesWithoutARival() {
        Question lonely = new Question(
                Subject.of("made-up", "a number"),
                new Prediction.Exact(1, 0, Cases.BASIS),
                java.util.Optional.empty(),
                Verdict.AGREES,
                Cases.REMEDY);
        Evidence evidence = Cases.measured(1, 0.1, 1000);
        assertThrows(IllegalArgumentException.class, () -> Judge.of(lonely, evidence));
    }

    @Test
    void oneHeavyNetworkIsInconclusiveWhateverItSays() {
        Measurement measurement = Cases.measured(1, 0.1, 10_000).measurement();
        assertEquals(
                Verdict.INCONCLUSIVE,
                Judge.of(Cases.exact(1, 9), new Evidence(measurement, 0.011)).verdict());
        assertEquals(
                Verdict.INCONCLUSIVE,
                Judge.of(Cases.exact(5, 9), new Evidence(measurement, 0.011)).verdict());
        assertEquals(
                Verdict.AGREES,
                Judge.of(Cases.exact(1, 9), new Evidence(measurement, 0.009)).verdict());
    }

    @ParameterizedTest
    @CsvSource({"0.5, NOT_VIOLATED", "1.39, NOT_VIOLATED", "1.41, DISAGREES"})
    void anUpperBoundIsBrokenFourStandardErrorsAboveIt(double measured, Verdict verdict) {
        Question question = new Question(
                Subject.of("made-up", "a number"),
                new Prediction.Bound(1, 0, true, Cases.BASIS),
                java.util.Optional.empty(),
                Verdict.NOT_VIOLATED,
                Cases.REMEDY);
        assertEquals(
                verdict, Judge.of(question, Cases.measured(measured, 0.1, 1000)).verdict());
    }

    @Test
    void deterministicPairsCompareTheDifferenceWithTheSumOfErrors() {
        var measured = new Measurement(1 + 2e-9, 1e-9, 1, 1, Measurement.Engine.DETERMINISTIC, List.of());
        var prediction = new Prediction.Exact(1, 1.5e-9, Cases.BASIS);
        Question question =
                Question.of(Subject.of("made-up", "a number"), prediction, new Alternative("another", 2), Cases.REMEDY);
        assertEquals(Verdict.AGREES, Judge.of(question, Evidence.even(measured)).verdict());
        Evidence off = Evidence.even(measured.with(1 + 3e-9, 1e-9));
        assertEquals(Verdict.DISAGREES, Judge.of(question, off).verdict());
    }

    /// A right theory exceeds 4 standard errors with probability 6.3e-5: 2.5 of 40 000 expected, 11 or
    /// more once in 5000 runs; with the normal quantile in place of Student's, ten networks give 127.
    @ParameterizedTest
    @ValueSource(ints = {10, 30, 400})
    void aRightTheoryDisagreesAsRarelyAsStatedAtAnyNumberOfNetworks(int networks) {
        SplittableRandom random = new SplittableRandom(networks);
        int alarms = 0;
        for (int trial = 0; trial < 40_000; trial++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < networks; i++) {
                double value = random.nextGaussian();
                sum += value;
                squares += value * value;
            }
            double mean = sum / networks;
            double error = Math.sqrt((squares / networks - mean * mean) / (networks - 1));
            Comparison comparison = Judge.of(Cases.exact(0, 100), Cases.measured(mean, error, networks));
            alarms += comparison.verdict() == Verdict.DISAGREES ? 1 : 0;
        }
        assertTrue(alarms <= 10, alarms + " false alarms");
    }

    /// At 9 standard errors between prediction and rival a right theory agrees unless it deviates by 4.
    @Test
    void thePlannedNumberOfNetworksLetsARightTheoryAgree() {
        long networks = Power.networks(1, 1.5, 2, 0.01, 100);
        assertEquals(Math.ceil(4 / (0.25 / 81 - 1e-4)), (double) networks, 1);
        assertEquals(Long.MAX_VALUE, Power.networks(1, 1.5, 2, 0.1, 100));
        SplittableRandom random = new SplittableRandom(1);
        int agreements = 0;
        for (int trial = 0; trial < 10_000; trial++) {
            double error = 2 / Math.sqrt((double) networks);
            double mean = 1 + error * random.nextGaussian();
            Comparison comparison = Judge.of(Cases.exact(1, 1.5), Cases.measured(mean, error, networks));
            agreements += comparison.verdict() == Verdict.AGREES ? 1 : 0;
        }
        // the numerical error of 0.01 is left out here, so that the gap is slightly above 9
        assertTrue(agreements >= 9995, agreements + " of 10 000 agree");
    }

    @Test
    void largeGaussianSamplesAreNotCalledHeavyTailed() {
        SplittableRandom random = new SplittableRandom(3);
        for (int networks : new int[] {20, 100, 1000, 20_000}) {
            for (int trial = 0; trial < 200; trial++) {
                double squares = 0;
                double largest = 0;
                for (int i = 0; i < networks; i++) {
                    double value = random.nextGaussian();
                    squares += value * value;
                    largest = Math.max(largest, value * value);
                }
                Evidence evidence = new Evidence(Cases.measured(0, 1, networks).measurement(), largest / squares);
                assertTrue(!evidence.heavyTailed(), networks + " networks");
            }
        }
    }

    /// S² of critical relu networks, 16 wide with 9 hidden layers: |z| > 4 far too often, and nearly
    /// always diagnosed. Layer by layer S is multiplied by (2/n) times a χ² of as many degrees of freedom
    /// as there are active units.
    @Test
    void theHeavyTailsOfADeepNarrowNetworkAreDiagnosed() {
        SplittableRandom random = new SplittableRandom(9);
        int diagnosed = 0;
        for (int trial = 0; trial < 100; trial++) {
            double sum = 0;
            double[] squares = new double[1000];
            for (int network = 0; network < squares.length; network++) {
                double s = 1;
                for (int layer = 0; layer < 9; layer++) {
                    double product = 0;
                    for (int unit = 0; unit < 16; unit++) {
                        double z = Math.max(0, random.nextGaussian());
                        product += z * z;
                    }
                    s *= product / 8;
                }
                squares[network] = s * s;
                sum += s * s;
            }
            double total = 0;
            double largest = 0;
            for (double square : squares) {
                double deviation = square - sum / squares.length;
                total += deviation * deviation;
                largest = Math.max(largest, deviation * deviation);
            }
            Measurement measurement = Cases.measured(1, 0.1, squares.length).measurement();
            diagnosed += new Evidence(measurement, largest / total).heavyTailed() ? 1 : 0;
        }
        assertTrue(diagnosed >= 95, diagnosed + " of 100");
    }
}
