package wick.topic.expressivity.theory.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wick.network.Sigmoid;
import wick.network.series.DerivativeZeros;

/// Derivatives of the logistic function s as polynomials in s, in whole numbers: s′ = s − s².
class LogisticDerivativesTest {
    private static final int MOST = 20;

    /// Coefficients, ascending, of P with s⁽ᵏ⁾ = P(s).
    private static List<BigInteger> polynomial(int order) {
        List<BigInteger> p = List.of(BigInteger.ZERO, BigInteger.ONE);
        for (int i = 0; i < order; i++) {
            List<BigInteger> next = new ArrayList<>();
            for (int k = 0; k <= p.size(); k++) {
                BigInteger up = k < p.size() ? p.get(k).multiply(BigInteger.valueOf(k)) : BigInteger.ZERO;
                BigInteger down = k > 0 ? p.get(k - 1).multiply(BigInteger.valueOf(k - 1L)) : BigInteger.ZERO;
                next.add(up.subtract(down));
            }
            p = next;
        }
        return p;
    }

    /// The sign of P(numerator / 2^shift).
    private static int sign(List<BigInteger> p, BigInteger numerator, int shift) {
        BigInteger sum = BigInteger.ZERO;
        for (int k = 0; k < p.size(); k++) {
            sum = sum.add(p.get(k).multiply(numerator.pow(k)).shiftLeft(shift * (p.size() - 1 - k)));
        }
        return sum.signum();
    }

    /// P of order k has degree k + 1 and the roots 0 and 1; k − 1 changes of sign between them leave no
    /// others. All are simple, so that the next derivative, P′(s) (s − s²), does not vanish there. That
    /// is what a gate of 2ⁿ⁻¹ neurons asks for, at every n ≥ 3.
    @Test
    void everyDerivativeFromTheSecondOnHasOnlySimpleZeros() {
        for (int order = 2; order <= MOST; order++) {
            List<BigInteger> p = polynomial(order);
            assertEquals(order + 2, p.size());
            int changes = 0;
            // s > 0 so small that only the first term, s, counts
            int before = 1;
            // a grid that is fine towards 0 and 1, where zeros crowd: s = 1/(1 + e^−z)
            for (int step = -1200; step <= 1200; step++) {
                double s = 1 / (1 + Math.exp(-(step + 0.5) / 64));
                int here = sign(p, BigInteger.valueOf(Math.round(Math.scalb(s, 50))), 50);
                assertTrue(here != 0);
                changes += here != before ? 1 : 0;
                before = here;
            }
            assertEquals(order - 1, changes, "derivative of order " + order);
        }
    }

    /// 6s² − 6s + 1 = 0: s = (3 ± √3)/6, and the bias is ln(s/(1 − s)) = ±ln(2 + √3).
    @Test
    void theBiasForFourFactorsIsTheLogarithmOfTwoAndRootThree() {
        assertEquals(
                List.of(0, 1, -7, 12, -6),
                polynomial(3).stream().map(BigInteger::intValueExact).toList());
        assertEquals(
                Math.log(2 + Math.sqrt(3)), DerivativeZeros.of(new Sigmoid(), 3).getLast(), 1e-15);
        // 1 − 14 s + 36 s² − 24 s³ has the factor 1 − 2s and 1 − 12 s + 12 s²: s (1 − s) = 1/12
        assertEquals(
                Math.log(5 + 2 * Math.sqrt(6)),
                DerivativeZeros.of(new Sigmoid(), 4).getLast(),
                1e-14);
    }
}
