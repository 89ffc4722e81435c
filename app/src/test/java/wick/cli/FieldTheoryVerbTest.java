package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTheoryVerbTest {
    @TempDir
    private Path folder = Path.of("");

    private static Map<?, ?> row(Written written, String key, int index) {
        if (written.fields().get(key) instanceof List<?> rows && rows.get(index) instanceof Map<?, ?> row) {
            return row;
        }
        throw new AssertionError(written + " has no row " + index + " of " + key);
    }

    private static double number(Map<?, ?> row, String key) {
        if (row.get(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw new AssertionError(row + " has no number " + key);
    }

    @Test
    void theFreeScalarIsPredictedAndMeasuredAtEveryDistance() throws IOException {
        Spoken spoken = Spoken.by(
                "fieldtheory",
                "free-scalar",
                "--width",
                "4",
                "--distance",
                "0,1",
                "--networks",
                "40000",
                "--svg",
                folder.toString(),
                "--json");
        assertEquals(0, spoken.code(), spoken.err());
        Written found = Written.by(spoken);
        Map<?, ?> one = row(found, "two_point", 1);
        assertEquals(.1827860016, number(one, "predicted"), 1e-10);
        assertEquals(.1827860016, number(one, "measured"), 4 * number(one, "standard_error"));
        assertEquals(2.9216414732, number(row(found, "fourth_cumulant", 0), "predicted"), 1e-9);
        assertTrue(Files.readString(folder.resolve("two-point.svg")).contains("<svg"));
        assertTrue(Files.readString(folder.resolve("clustering.csv")).contains("measured"));
    }

    @Test
    void thePhi4ShiftIsExactInTheWidth() {
        Spoken spoken = Spoken.by("fieldtheory", "phi4", "--width", "128", "--networks", "15000", "--json");
        Written found = Written.by(spoken);
        Map<?, ?> row = row(found, "shift", 0);
        assertEquals(-.0786490117, number(row, "predicted"), 1e-10);
        assertEquals(-.0583630220, number(row, "field_theory"), 1e-10);
        assertTrue(String.valueOf(found.fields().get("sampling")).contains("reweighted"));
    }

    @ParameterizedTest
    @CsvSource({
        "free-scaler, --width, 8, there is no theory 'free-scaler'",
        "free-scalar, --dimension, 4, --dimension is '4'",
        "free-scalar, --width, 0, --width is '0'",
        "free-scalar, --distance, far, --distance is 'far'",
        "free-scalar, --coupling, 1, --coupling does not go with free-scalar",
        "phi4, --distance, 1, --distance does not go with phi4",
        "phi4, --coupling, -1, --coupling is '-1'",
        "phi4, --sampler, magic, --sampler is 'magic'",
        "free-scalar, --cutoff, 1e8, cutoff 1.0E8"
    })
    void aWrongRequestIsAnsweredWithWhatIsAllowed(String theory, String option, String value, String message) {
        Spoken spoken = Spoken.by("fieldtheory", theory, option, value);
        assertEquals(2, spoken.code());
        assertEquals("", spoken.out());
        assertTrue(spoken.err().contains(message), spoken.err());
    }
}
