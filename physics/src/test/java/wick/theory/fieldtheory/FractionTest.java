package wick.theory.fieldtheory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FractionTest {

    @Test
    void arithmeticIsExactAndInLowestTerms() {
        Fraction a = Fraction.of(5, 6);
        Fraction b = Fraction.of(-3, 4);
        assertEquals("1/12", a.plus(b).toString());
        assertEquals("19/12", a.minus(b).toString());
        assertEquals("-5/8", a.times(b).toString());
        assertEquals("-10/9", a.dividedBy(b).toString());
        assertEquals("-27/64", b.power(3).toString());
        assertEquals(Fraction.of(2), Fraction.of(-4, -2));
        assertTrue(b.compareTo(a) < 0);
    }

    @Test
    void theNearestDoubleIsFoundForHugeNumbersToo() {
        BigInteger large = BigInteger.TEN.pow(400);
        assertEquals(1.0 / 3, new Fraction(large, large.multiply(BigInteger.valueOf(3))).toDouble());
        assertEquals(0, Fraction.ZERO.toDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1/2/3", "", "x", "1/"})
    void whatIsNoFractionIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Fraction.parse(text));
    }

    @Test
    void aDenominatorOfZeroIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Fraction.of(1, 0));
        assertThrows(IllegalArgumentException.class, () -> Fraction.ONE.dividedBy(Fraction.ZERO));
    }
}
