package wick.topic.expressivity.polynomial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolynomialTest {

    @Test
    void coefficientsAreExactFractions() {
        Expansion expansion =
                Polynomial.of("3*x*y^2 - z/7 + 0.1 + 1e-3*(x - x)").expanded(100);
        assertEquals(
                Map.of(
                        List.of(1, 2, 0), new BigFraction(3),
                        List.of(0, 0, 1), new BigFraction(-1, 7),
                        List.of(0, 0, 0), new BigFraction(1, 10)),
                Map.copyOf(expansion.terms()));
    }

    @Test
    void powersBindTighterThanSignsAndVariablesComeInNaturalOrder() {
        Polynomial polynomial = Polynomial.of("-x10^2 + 2^3*x2 - (x10 - x2)^2");
        assertEquals(List.of("x2", "x10"), polynomial.variables());
        // -25 + 24 - 4
        assertEquals(-5, polynomial.value(3, 5).doubleValue());
    }

    @Test
    void theFullPowerOfASumHasEveryMonomial() {
        // (n + d)!/(n! d!) for n = 4, d = 5
        assertEquals(
                126,
                Polynomial.of("(1 + a + b + c + d)^5").expanded(1000).terms().size());
        assertEquals(
                new BigFraction(30),
                Polynomial.of("(1 + a + b + c + d)^5").expanded(1000).terms().get(List.of(2, 1, 0, 0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x y|line 1, column 3|operator",
                "(x + y|line 1, column 7|column 1 is not closed",
                "x/y|line 1, column 3|numbers only",
                "x/0|line 1, column 3|division by 0",
                "x^y|line 1, column 3|whole number",
                "x^1000|degree 1000; at most 64|degree",
                "x +|line 1, column 4|the end where",
                "x*%|line 1, column 3|\"%\" where",
                "3 + 1|no variable|x*y",
                "x*1.2.3|line 1, column 6|operator",
            })
    void whatIsNoPolynomialIsRefusedAtItsPlace(String text, String place, String why) {
        String message = String.valueOf(assertThrows(PolynomialException.class, () -> Polynomial.of(text))
                .getMessage());
        assertTrue(message.contains(place) && message.contains(why), message);
    }

    @Test
    void aSecondLineIsCounted() {
        String message = String.valueOf(assertThrows(PolynomialException.class, () -> Polynomial.of("x +\n  y^"))
                .getMessage());
        assertTrue(message.startsWith("line 2, column 5"), message);
    }

    @Test
    void tooManyTermsAreRefusedWithTheirCount() {
        Polynomial polynomial = Polynomial.of("(a + b + c + d + e + f)^12");
        String message = String.valueOf(assertThrows(PolynomialException.class, () -> polynomial.expanded(5000))
                .getMessage());
        assertTrue(message.contains("18564"), message);
    }

    /// H = Σ ½(φ_{x+μ} − φ_x)² + ½m²φ² + gφ⁴/24 on a 2 x 3 torus, added up by hand.
    @Test
    void theEnergyOfALatticeFieldIsTheSumOverItsLinksAndSites() {
        LatticeField field = new LatticeField(List.of(2, 3), new BigFraction(1, 4), new BigFraction(3));
        double[] phi = {0.3, -1, 0.5, 2, 0.25, -0.75};
        double energy = 0;
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 3; column++) {
                double here = phi[3 * row + column];
                double down = phi[3 * ((row + 1) % 2) + column] - here;
                double right = phi[3 * row + (column + 1) % 3] - here;
                energy += (down * down + right * right) / 2 + here * here / 8 + Math.pow(here, 4) / 8;
            }
        }
        Polynomial polynomial = field.energy();
        assertEquals(energy, polynomial.value(phi).doubleValue(), 1e-13);
        assertEquals("phi_1_2", polynomial.variables().getLast());
        assertEquals(4, polynomial.degree());
        assertEquals(List.of(4, 4), LatticeField.sides("4x4"));
        assertThrows(PolynomialException.class, () -> LatticeField.sides("4x"));
    }
}
