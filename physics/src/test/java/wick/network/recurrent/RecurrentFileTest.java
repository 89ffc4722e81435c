package wick.network.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wick.network.Formula;
import wick.network.LeakyRelu;
import wick.network.Linear;
import wick.network.Tanh;
import wick.numeric.matrix.Matrix;
import wick.text.InputException;

class RecurrentFileTest {

    private static RecurrentFile parsed(String fields) {
        return RecurrentFile.parse("net.yaml", "recurrent:\n" + fields.indent(2));
    }

    @Test
    void everyFieldIsReadAndWhatIsLeftOutIsALinearNetworkWithoutNoise() {
        RecurrentFile all = parsed("""
                gamma: 2
                weight-variance: 2.25
                bias-variance: 0.25
                noise: 0.5
                activation: tanh
                input: {series: {variance: 3, interval: 0.5, values: [[1, 0], [0.5, -1]]}}
                step: 0.1
                weights: fresh
                size: 400
                """);
        RecurrentNetwork expected = new RecurrentNetwork(
                2,
                2.25,
                0.25,
                0.5,
                new Tanh(),
                new Signal.Series(3, 0.5, Matrix.of(2, 2, 1, 0, 0.5, -1)),
                new Time.Steps(0.1),
                Ties.FRESH);
        assertEquals(new RecurrentFile(expected, OptionalInt.of(400)), all);
        assertEquals(
                new RecurrentFile(RecurrentNetwork.of(new Linear(), 1, 0.25, 0), OptionalInt.empty()),
                parsed("weight-variance: 0.25"));
        assertEquals(
                new Signal.Constant(2),
                parsed("weight-variance: 1\ninput: {constant: {variance: 2}}")
                        .network()
                        .signal());
    }

    static Stream<RecurrentFile> files() {
        RecurrentNetwork plain = RecurrentNetwork.of(new Tanh(), 1.25, 0.1 + 0.2, 1e-7);
        List<RecurrentNetwork> networks = List.of(
                plain,
                plain.withActivation(new LeakyRelu(0.1, 1)).inSteps(1.0 / 3),
                plain.withActivation(Formula.of("z / (1 + z^2)")).withFreshWeights(0.25),
                plain.withSignal(new Signal.White(0.7)).withBiasVariance(1e20),
                plain.withSignal(new Signal.Constant(0)),
                plain.withSignal(new Signal.Series(1, 2, Matrix.of(3, 1, 1, -0.1, 1e-30))));
        return networks.stream()
                .flatMap(network -> Stream.of(
                        new RecurrentFile(network, OptionalInt.empty()),
                        new RecurrentFile(network, OptionalInt.of(1000))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void readingWhatWasWrittenGivesTheSameNetwork(RecurrentFile file) {
        RecurrentFile again = RecurrentFile.parse("again", file.text());
        assertEquals(file, again);
        assertEquals(file.text(), again.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "noise: 1 | net.yaml, line 2, recurrent: the field weight-variance is missing",
                "weight-variance: -1 | net.yaml, line 2, recurrent.weight-variance: -1 is not allowed",
                "weight-variance: 1\\nnoise: -0.5 | net.yaml, line 3, recurrent.noise: -0.5 is not allowed",
                "weight-variance: 1\\ngamma: 0 | recurrent.gamma: 0 is not allowed: must be a finite number above 0",
                "weight-variance: 1\\nweights: fresh | recurrent.weights: fresh weights need time in steps",
                "weight-variance: 1\\nweights: freshh | did you mean fresh?",
                "weight-variance: 1\\nweight-varience: 1 | unknown field weight-varience; did you mean weight-variance?",
                "weight-variance: 1\\ninput: whit | one of none, constant, white, series; did you mean white?",
                "weight-variance: 1\\ninput: white | needs its numbers, such as {white: {intensity: 1}}",
                "weight-variance: 1\\ninput: {constant: {variance: -1}} | must be a finite number, not negative",
                "weight-variance: 1\\ninput: {series: {interval: 1, values: [[1], [2, 3]]}} | a row of 2 numbers",
                "weight-variance: 1\\ninput: {series: {interval: 1, values: []}} | at least one time",
                "weight-variance: 1\\ninput: {series: {interval: 0, values: [[1]]}} | above 0",
                "weight-variance: 1\\nsize: 0 | recurrent.size: 0 is not allowed",
                "weight-variance: 1\\nactivation: tanhh | did you mean tanh?"
            })
    void aMistakeIsNamedByFileLineAndField(String fields, String message) {
        String problem = assertThrows(InputException.class, () -> parsed(fields.replace("\\n", "\n")))
                .getMessage();
        assertTrue(String.valueOf(problem).contains(message), problem);
    }
}
