package wick.theory.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactTracesTest {
    private final ExactTraces traces = new ExactTraces();

    /// From a list of all pairings.
    @ParameterizedTest
    @CsvSource({
        "2,0,0 1",
        "1,1,1 0",
        "4,0,0 1 2",
        "3,1,0 2 1",
        "2,2,1 0 2",
        "5,1,0 2 7 6",
        "4,2,0 3 4 8",
        "3,3,1 0 10 4",
        "8,0,0 1 12 44 48",
        "5,3,0 4 11 54 36",
        "6,4,0 5 23 201 352 364",
        "5,5,1 0 62 110 468 304"
    })
    void theCountsAreThoseOfAllPairings(int k, int l, String counts) {
        List<BigInteger> expected =
                Pattern.compile(" ").splitAsStream(counts).map(BigInteger::new).toList();
        assertEquals(expected, traces.coefficients(k, l));
        assertEquals(expected, traces.coefficients(l, k));
    }

    /// All pairings of n factors are counted: (n − 1)!! of them, the moment of one normal number (N = 1).
    @Test
    void atSizeOneTheMomentIsThatOfANormalNumber() {
        for (int k = 0; k <= 10; k++) {
            for (int l = 0; l <= 10; l++) {
                double moment = 1;
                for (int odd = k + l - 1; odd > 1; odd -= 2) {
                    moment *= odd;
                }
                assertEquals((k + l) % 2 == 0 ? moment : 0, traces.moment(k, l, 1), 1e-15 * moment);
            }
        }
    }

    /// The pattern of all k and l rests on this.
    @Test
    void theFirstTwoOrdersFollowTheirPatternAsFarAsCounted() {
        for (int n = 2; n <= 40; n += 2) {
            for (int k = n / 2; k <= n; k++) {
                List<BigInteger> c = traces.coefficients(k, n - k);
                assertEquals(k == n - k ? 1 : 0, c.get(0).intValueExact());
                assertEquals(TraceMoments.first(k, n - k), c.get(1).doubleValue());
                assertEquals(
                        TraceMoments.second(k, n - k), c.size() > 2 ? c.get(2).doubleValue() : 0, 1e-9);
            }
        }
    }
}
