package wick.topic.expressivity.theory.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Eqs. 1 to 8 of Lin, Tegmark and Rolnick 2017 in fractions, as they are printed and as they should be. With energies
/// H = −ln p(x|y), exponentials e^(−H) are the probabilities themselves and nothing is rounded.
class BayesAlgebraTest {
    private static final List<BigFraction> PRIORS =
            List.of(new BigFraction(1, 2), new BigFraction(1, 3), new BigFraction(1, 6));
    /// p(x|y) for x = 0, 1, 2: rows are y.
    private static final List<List<BigFraction>> LIKELIHOODS = List.of(
            List.of(new BigFraction(1, 2), new BigFraction(1, 4), new BigFraction(1, 4)),
            List.of(new BigFraction(1, 5), new BigFraction(3, 5), new BigFraction(1, 5)),
            List.of(new BigFraction(1, 7), new BigFraction(2, 7), new BigFraction(4, 7)));

    private static BigFraction joint(int x, int y) {
        return LIKELIHOODS.get(y).get(x).multiply(PRIORS.get(y));
    }

    /// N(x) of eq. 4, which is p(x).
    private static BigFraction evidence(int x) {
        return sum(List.of(joint(x, 0), joint(x, 1), joint(x, 2)));
    }

    private static BigFraction sum(List<BigFraction> terms) {
        return terms.stream().reduce(BigFraction.ZERO, BigFraction::add);
    }

    @Test
    void correctedEquationsGiveTheJointProbabilityOverTheEvidence() {
        for (int x = 0; x < 3; x++) {
            List<BigFraction> posterior = new ArrayList<>();
            for (int y = 0; y < 3; y++) {
                // eq. 8 with the softmax e^(x_i)/Σ e^(x_j) of −H − μ
                posterior.add(joint(x, y).divide(evidence(x)));
            }
            assertEquals(BigFraction.ONE, sum(posterior));
        }
        assertEquals(new BigFraction(1, 4), joint(0, 0));
        assertEquals(BigFraction.ONE, sum(List.of(evidence(0), evidence(1), evidence(2))));
    }

    @Test
    void theFirstEquationAsPrintedIsNoProbability() {
        for (int x = 0; x < 3; x++) {
            BigFraction below = BigFraction.ZERO;
            BigFraction dropped = BigFraction.ZERO;
            for (int y = 0; y < 3; y++) {
                below = below.add(LIKELIHOODS.get(y).get(x).multiply(y + 1));
                dropped = dropped.add(LIKELIHOODS.get(y).get(x));
            }
            // whether (y') is the label or is left out
            assertNotEquals(BigFraction.ONE, evidence(x).divide(below));
            assertNotEquals(BigFraction.ONE, evidence(x).divide(dropped));
        }
    }

    @Test
    void theThirdEquationAsPrintedIsTheLikelihood() {
        for (int x = 0; x < 3; x++) {
            List<BigFraction> printed = new ArrayList<>();
            for (int y = 0; y < 3; y++) {
                BigFraction one =
                        LIKELIHOODS.get(y).get(x).multiply(evidence(x)).divide(evidence(x));
                assertEquals(LIKELIHOODS.get(y).get(x), one);
                printed.add(one);
            }
            assertNotEquals(BigFraction.ONE, sum(printed));
        }
    }

    /// With e^(y_i) = 2^y for the labels: any numbers that do not depend on x will do.
    @Test
    void theSeventhEquationAsPrintedIsNotNormalized() {
        BigFraction below = new BigFraction(2 + 4 + 8);
        for (int x = 0; x < 3; x++) {
            assertNotEquals(BigFraction.ONE, evidence(x).divide(below));
        }
        assertNotEquals(evidence(0), evidence(1));
    }

    /// A factor 1/2 on e^(−H) of one class halves its odds; a factor on all drops out.
    @Test
    void aConstantIsIrrelevantOnlyIfAllClassesHaveIt() {
        BigFraction half = BigFraction.ONE_HALF;
        for (int x = 0; x < 3; x++) {
            BigFraction right = joint(x, 0).divide(evidence(x));
            BigFraction common = joint(x, 0).multiply(half).divide(evidence(x).multiply(half));
            assertEquals(right, common);
            BigFraction others = evidence(x).subtract(joint(x, 0));
            BigFraction shifted =
                    joint(x, 0).multiply(half).divide(joint(x, 0).multiply(half).add(others));
            assertNotEquals(right, shifted);
            assertEquals(joint(x, 0).divide(others).multiply(half), shifted.divide(BigFraction.ONE.subtract(shifted)));
        }
    }
}
