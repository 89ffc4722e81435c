package wick.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {

    @ParameterizedTest
    @CsvSource({"3.456, 3.5", "999.94, 999.9", "4911.675, 4910", "123456.7, 123000", "12345678, 1.23e+07"})
    void depthsAreWrittenAsAPersonWould(double depth, String written) {
        assertEquals(written, Diagnosis.layers(depth));
    }
}
