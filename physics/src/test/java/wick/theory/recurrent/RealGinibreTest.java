package wick.theory.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;

class RealGinibreTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 57, 200})
    void everyEigenvalueIsRealOrOneOfAPair(int size) {
        RealGinibre matrix = new RealGinibre(size);
        assertEquals(size, matrix.expectedReal(-1e9) + 2 * matrix.expectedPairs(-1e9), 1e-10 * size);
    }

    /// √2 for two, 1 + √2/2 for three, 11 √2/8 for four (Edelman, Kostlan and Shub); √(2n/π) + 1/2 for
    /// many.
    @Test
    void theExpectedNumberOfRealEigenvaluesIsTheKnownOne() {
        assertEquals(1, new RealGinibre(1).expectedReal(-50), 1e-13);
        assertEquals(Math.sqrt(2), new RealGinibre(2).expectedReal(-50), 1e-13);
        assertEquals(1 + Math.sqrt(2) / 2, new RealGinibre(3).expectedReal(-50), 1e-13);
        assertEquals(11 * Math.sqrt(2) / 8, new RealGinibre(4).expectedReal(-50), 1e-13);
        assertEquals(Math.sqrt(2000 / Math.PI) + 0.5, new RealGinibre(1000).expectedReal(-50), 0.01);
    }

    @Test
    void theDensitiesAreEvenInTheRealPart() {
        RealGinibre matrix = new RealGinibre(9);
        assertEquals(matrix.realDensity(1.3), matrix.realDensity(-1.3));
        assertEquals(matrix.expectedReal(-50), 2 * matrix.expectedReal(0), 1e-13);
        assertEquals(matrix.expectedPairs(-50), 2 * matrix.expectedPairs(0), 1e-12);
    }

    /// One unit: the probability that a normal number of deviation σ_w exceeds γ.
    @Test
    void oneUnitIsANormalNumber() {
        Instability one = Instability.of(RecurrentNetwork.of(new Linear(), 1, 0.25, 1), 1);
        assertEquals(0.022750131948179195, one.bound(), 1e-15);
        assertEquals(0, one.pairs());
        assertEquals(
                0, Instability.of(RecurrentNetwork.of(new Linear(), 1, 0, 1), 5).bound());
    }

    /// Two units, eigenvalues (t ± √D)/2: t has variance 2, and P(D < 0) = 1 − 1/√2, P(√D > y) =
    /// e^(−y²/4)/√2.
    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 0.7, 3, 5})
    void twoUnitsAreAnIntegral(double x) {
        double pairs = (1 - Math.sqrt(0.5)) * normalTail(Math.sqrt(2) * x);
        assertEquals(pairs, new RealGinibre(2).expectedPairs(x), 1e-13 * pairs);
        double real = 0;
        double step = 1e-3;
        for (double y = step / 2; y < 16; y += step) {
            double density = y / 2 * Math.exp(-y * y / 4) * Math.sqrt(0.5);
            real += step
                    * density
                    * (normalTail((2 * x - y) * Math.sqrt(0.5)) + normalTail((2 * x + y) * Math.sqrt(0.5)));
        }
        assertEquals(real, new RealGinibre(2).expectedReal(x), 2e-7 * real);
    }

    private static double normalTail(double x) {
        return Erf.erfc(x * Math.sqrt(0.5)) / 2;
    }

    /// Shares of unstable networks counted in 40 000 and 20 000 drawn ones at σ_w = 0.7: 1.3 % and 0.18 %.
    @Test
    void theExpectedNumbersExplainTheUnstableNetworks() {
        RecurrentNetwork network = RecurrentNetwork.of(new Linear(), 1, 0.49, 1);
        Instability ten = Instability.of(network, 10);
        Instability twenty = Instability.of(network, 20);
        assertTrue(ten.poisson() > 0.012 && ten.poisson() < 0.014, ten.toString());
        assertTrue(twenty.poisson() > 0.0015 && twenty.poisson() < 0.0022, twenty.toString());
        assertTrue(ten.poisson() < ten.bound());
        Instability at = Instability.beyond(network, 20, 0.9);
        assertTrue(at.bound() > twenty.bound());
    }

    /// Against the series and the asymptotic expansion.
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 0.427583576155807",
        "4, 0.136999457625061",
        "10, 0.0561409927438226",
        "100, 0.00564161378298943"
    })
    void theScaledErrorFunctionIsAccurateEverywhere(double x, double value) {
        assertEquals(value, RealGinibre.scaledErfc(x), 2e-14 * value);
    }
}
