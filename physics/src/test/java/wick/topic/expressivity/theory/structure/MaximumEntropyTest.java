package wick.topic.expressivity.theory.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.numeric.matrix.Vector;
import wick.topic.expressivity.theory.structure.MaximumEntropy.Density;
import wick.topic.expressivity.theory.structure.MaximumEntropy.None;
import wick.topic.expressivity.theory.structure.MomentProblem.Moment;

class MaximumEntropyTest {

    private static Density density(MomentProblem problem) {
        return assertInstanceOf(Density.class, MaximumEntropy.of(problem), problem::toString);
    }

    /// H = x²/(2v) − μ x/v + ..., of entropy ½ ln 2πev.
    @ParameterizedTest
    @CsvSource({"0, 1", "0.7, 1", "-20, 900"})
    void meanAndVarianceGiveTheGaussian(double mean, double variance) {
        Density density = density(MomentProblem.ofLine(mean, variance + mean * mean));
        assertEquals(-mean / variance, density.couplings().at(0), 1e-8 / Math.sqrt(variance));
        assertEquals(1 / (2 * variance), density.couplings().at(1), 1e-8 / variance);
        assertEquals(Math.log(2 * Math.PI * Math.E * variance) / 2, density.entropy(), 1e-9);
        assertTrue(density.residual() < 1e-10);
    }

    @Test
    void aMeanOnAnIntervalGivesAnExponential() {
        // e^(-x) on [0, 1] has the mean 1 − 1/(e − 1)
        Density density = density(MomentProblem.ofInterval(0, 1, 1 - 1 / (Math.E - 1)));
        assertEquals(1, density.couplings().at(0), 1e-8);
        assertEquals(Math.log(1 - 1 / Math.E), density.constant(), 1e-9);
        Density uniform = density(
                new MomentProblem(1, List.of(), Optional.of(new MomentProblem.Box(Vector.of(-1), Vector.of(3)))));
        assertEquals(Math.log(4), uniform.entropy(), 1e-12);
    }

    /// The moments of e^(−x⁴): Γ((k + 1)/4)/Γ(1/4).
    @Test
    void theMomentsOfAQuarticGiveItBack() {
        double gamma = 3.625609908221908;
        double square = 1.2254167024651776 / gamma;
        Density density = density(MomentProblem.ofLine(0, square, 0, 0.25));
        assertEquals(0, density.couplings().at(1), 1e-8);
        assertEquals(1, density.couplings().at(3), 1e-8);
        assertEquals(Math.log(gamma / 2), density.constant(), 1e-9);
    }

    /// Two coupled variables: H = ½ zᵀ K z for the covariance K⁻¹, and no more although quartic terms are allowed.
    @Test
    void momentsOfAGaussianUpToOrderFourLeaveNothingOfOrderFour() {
        List<Moment> moments = new ArrayList<>();
        double[] factors = {1, 0, 1, 0, 3};
        // x = u, y = (u + 2 v)/2 with independent standard u, v
        for (int a = 0; a <= 4; a++) {
            for (int b = 0; a + b <= 4; b++) {
                double value = 0;
                for (int k = 0; k <= b; k++) {
                    double ways = new double[][] {{1}, {1, 1}, {1, 2, 1}, {1, 3, 3, 1}, {1, 4, 6, 4, 1}}[b][k];
                    value += a + k <= 4 ? ways * Math.pow(0.5, k) * factors[a + k] * factors[b - k] : 0;
                }
                if (a + b > 0) {
                    moments.add(new Moment(List.of(a, b), value));
                }
            }
        }
        Density density = density(new MomentProblem(2, moments, Optional.empty()));
        for (int k = 0; k < moments.size(); k++) {
            List<Integer> exponents = moments.get(k).exponents();
            double expected = exponents.equals(List.of(2, 0))
                    ? 0.625
                    : exponents.equals(List.of(0, 2)) ? 0.5 : exponents.equals(List.of(1, 1)) ? -0.5 : 0;
            assertEquals(expected, density.couplings().at(k), 1e-7, exponents::toString);
        }
        MomentProblem problem = new MomentProblem(2, moments, Optional.empty());
        assertEquals(
                density.constant() + 0.625 - 1 + 2, MaximumEntropy.energy(problem, density, List.of(1.0, 2.0)), 1e-6);
    }

    @Test
    void momentsOfNoDensityHaveNone() {
        assertInstanceOf(None.class, MaximumEntropy.of(MomentProblem.ofLine(0, 1, 0, 0.9)));
        assertInstanceOf(None.class, MaximumEntropy.of(MomentProblem.ofLine(2, 1)));
        assertInstanceOf(None.class, MaximumEntropy.of(MomentProblem.ofLine(0.3)));
        assertInstanceOf(None.class, MaximumEntropy.of(MomentProblem.ofLine(0, -1)));
        assertInstanceOf(None.class, MaximumEntropy.of(MomentProblem.ofInterval(0, 1, 1.2)));
        assertInstanceOf(None.class, MaximumEntropy.of(MomentProblem.ofInterval(0, 1, 0.5, 0.2)));
    }

    /// On the line there is none with kurtosis above 3 and skewness 0, nor far above with some; on a box there is.
    @ParameterizedTest
    @CsvSource({"3.5, 0", "3.01, 0", "3.1, 0.1"})
    void largeTailsHaveNoLowOrderHamiltonianOnTheLine(double fourth, double third) {
        assertInstanceOf(None.class, MaximumEntropy.of(MomentProblem.ofLine(0, 1, third, fourth)));
        Density cut = density(MomentProblem.ofInterval(-6, 6, 0, 1, third, fourth));
        assertTrue(cut.couplings().at(3) < 0, cut::toString);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "4", "10", "100"})
    void quarticCouplingsOfSumsFollowTheirSeries(int terms) {
        SumsOfUniforms sums = new SumsOfUniforms(terms);
        assertEquals(-1.2 / terms, sums.fourthCumulant(), 1e-15);
        double exact = sums.quartic();
        double series = 0;
        for (int k = 3; k >= 0; k--) {
            series = (series + SumsOfUniforms.series().at(k)) / terms;
        }
        // the next term of the series, and Newton's tolerance
        if (terms >= 4) {
            assertEquals(series, exact, 1.5 / Math.pow(terms, 5) + 1e-9);
        }
        assertTrue(exact > 1 / (20.0 * terms));
    }
}
