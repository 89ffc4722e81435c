package wick.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.NetworkFile;
import wick.network.Tanh;
import wick.theory.infinitewidth.MeanField;
import wick.theory.infinitewidth.MeanFieldState;

class DiagnosisTest {

    @ParameterizedTest
    @CsvSource({"3.456, 3.5", "999.94, 999.9", "4911.675, 4910", "123456.7, 123000", "12345678, 1.23e+07"})
    void depthsAreWrittenAsAPersonWould(double depth, String written) {
        assertEquals(written, Diagnosis.layers(depth));
    }

    /// On a circle of positions convolutions act on correlations as dense layers do.
    @Test
    void aRepeatedConvolutionReachesAsFarAsTheDenseLayerOfItsVariances() {
        String sentence = sentence("""
                - repeat:
                    times: 7
                    layers:
                      - conv: {channels: 8, size: [3, 3], padding: circular, weight-variance: 1.2, bias-variance: 0.1}
                      - activation: tanh
                - flatten
                - dense: {width: 2, weight-variance: 1}
                """);
        MeanFieldState dense = MeanField.of(new Tanh(), 1.2, 0.1).state();
        assertEquals(
                String.format(
                        Locale.ROOT,
                        "Block by block this network is ordered (χ₁ = %.4g); the correlation of two inputs forgets its"
                                + " value over ξ_c = %.1f blocks, and the network has 7.",
                        dense.susceptibility().orElseThrow().value(),
                        dense.correlationDepth().orElseThrow().value()),
                sentence);
    }

    @Test
    void withoutARepeatedBlockItIsSaidWhatTheoryDoesGive() {
        String sentence = sentence("""
                - conv: {channels: 8, size: [3, 3], weight-variance: 2}
                - flatten
                - dense: {width: 2, weight-variance: 1}
                """);
        assertEquals(
                "Theory gives the kernels of this network at infinite width; how deep signals reach it says of networks"
                        + " that repeat one block.",
                sentence);
    }

    private static String sentence(String layers) {
        String text = "network:\n  input: [1, 4, 4]\n  layers:\n" + layers.indent(4);
        return Diagnosis.of(Anatomy.of(NetworkFile.parse("test", text))).sentence();
    }
}
