package wick.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

    @ParameterizedTest
    @CsvSource({
        "0.81237, 0.0035, 0.812(4)",
        "0.81237, 0.0012, 0.8124(12)",
        "-0.4973, 0.0061, −0.497(6)",
        "3.2811, 0.0127, 3.281(13)",
        "12345, 678, 1.23(7) × 10^4",
        "1234567, 12, 1.234567(12) × 10^6",
        "0.0000012345, 0.0000000067, 1.234(7) × 10^-6",
        "1, 0.00000025, 1.00000000(25)",
        "0.99999998, 0.00000001, 0.999999980(10)",
        "0.5, 0, 0.5",
        "0, 0.01, 0.000(10)",
        "0.1, 0.0096, 0.100(10)",
        "0.02, 3, 0(3)",
        "1e300, 1e290, 1.00000000000(10) × 10^300",
    })
    void errorsStandInUnitsOfTheLastDigit(double value, double error, String shown) {
        assertEquals(shown, Digits.withError(value, error));
    }
}
