package wick.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.text.InputException;

class NetworkFileTest {
    private static final String EXAMPLE = """
            network:
              input: [1, 8, 8]               # channels first
              layers:
                - dense: {width: 256, weight-variance: 1.76, bias-variance: 0.05}
                - activation: tanh
                - activation: {leaky-relu: {negative-slope: 0.1, positive-slope: 1}}
                - residual: {branch: [activation: relu, dense: {width: 256, weight-std: 1.5, bias-std: 0.25}]}
                - repeat: {times: 3, layers: [dense: {width: 256, init: kaiming}, activation: gelu]}
                - dense: {width: 10, init: pytorch-default, bias-variance: 0}
              distribution: uniform
              parameterization: mup
            """;

    private static Network example() {
        return NetworkFile.parse("example.yaml", EXAMPLE);
    }

    @Test
    void everyFormOfTheFileIsRead() {
        Network expected = new Network(
                new Shape(1, List.of(8, 8)),
                List.of(
                        new Layer.Dense(256, new Initialization.Variances(1.76, 0.05)),
                        new Layer.Pointwise(new Tanh()),
                        new Layer.Pointwise(new LeakyRelu(0.1, 1)),
                        new Layer.Residual(List.of(
                                new Layer.Pointwise(new Relu()),
                                new Layer.Dense(256, new Initialization.Deviations(1.5, 0.25)))),
                        new Layer.Repeat(
                                3,
                                List.of(
                                        new Layer.Dense(
                                                256,
                                                new Initialization.Preset(
                                                        Initialization.Scheme.KAIMING, OptionalDouble.empty())),
                                        new Layer.Pointwise(new Gelu()))),
                        new Layer.Dense(
                                10,
                                new Initialization.Preset(
                                        Initialization.Scheme.PYTORCH_DEFAULT, OptionalDouble.of(0)))),
                Distribution.UNIFORM,
                Parameterization.MUP);

        assertEquals(expected, example());
    }

    @Test
    void aFileOnDiskIsReadAndMayBeJson(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("net.json");
        Files.writeString(file, """
                {"network": {"input": 3, "layers": [{"dense": {"width": 2, "weight-variance": 1e0}},
                \t{"activation": "relu"}, {"dense": {"width": 1, "weight-variance": 2, "bias-variance": 0.5}}]}}
                """);

        Network network = NetworkFile.read(file);

        assertEquals(Distribution.NORMAL, network.distribution());
        assertEquals(Parameterization.NTK, network.parameterization());
        assertEquals(
                new Step.Linear(1, 2, 1, 2, 0.5, 2, 0.5), network.wire().steps().get(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            width: 256, weight-variance | width: 0, weight-variance   | line 4 | network.layers[0].dense.width | from 1 to
            weight-variance: 1.76       | weight-variance: -1         | line 4 | network.layers[0].dense.weight-variance | -1 is not allowed
            weight-variance: 1.76       | weight-varience: 1          | line 4 | weight-varience | did you mean weight-variance?
            bias-variance: 0.05         | bias-variance: .nan         | line 4 | bias-variance | a finite number
            - activation: tanh          | - activation: tanhh         | line 5 | network.layers[1].activation | did you mean tanh?
            - activation: tanh          | - activation: "z * sigmoid(1.702 * z" | line 5 | layers[1] | character 22: the formula ends where ")" is needed
            - activation: tanh          | - activation: {formula: "z * log(z)", kinks: [0]} | line 5 | layers[1].activation.formula | character 5: log(z) is not defined at z = 0.0: log needs a number above 0
            - activation: tanh          | - activation: {formula: "abs(z)", kinks: [1, 0]} | line 5 | layers[1].activation.kinks | kinks [1.0, 0.0] must be finite and ascending
            - activation: tanh          | - activation: {hermite: {degree: 41}} | line 5 | hermite.degree | from 1 to 40
            - activation: tanh          | - activation: {polynomial: {coefficients: [1]}} | line 5 | polynomial.coefficients | from 2 to 17 numbers
            - activation: tanh          | - activation: gaussian | line 5 | layers[1] | gaussian needs its parameters, such as {gaussian: {width: 1}}
            - activation: tanh          | - activation: {tanh: {slope: 2}} | line 5 | layers[1] | tanh has no parameters
            - activation: tanh          | - activaton: tanh           | line 5 | layers[1] | did you mean activation?
            - activation: tanh          | - convolution: {channels: 3} | line 5 | layers[1] | write conv
            dense: {width: 256, weight-std | dense: {width: 255, weight-std | line 7 | network.layers[3] | 255 wide at its end; it must be as wide as what it is added to, 256
            , dense: {width: 256, weight-std: 1.5, bias-std: 0.25} | | line 7 | branch[0] | must be a dense layer: a residual branch ends
            - dense: {width: 10, init: pytorch-default, bias-variance: 0} | | line 8 | network.layers[4] | the last layer is the readout
            times: 3                    | times: 100001               | line 8 | times | from 1 to 100000
            init: kaiming               | init: kaimng                | line 8 | init | did you mean kaiming?
            weight-std: 1.5, bias-std   | weight-std: 1.5, bias-variance | line 7 | bias-variance | give bias-std
            weight-std: 1.5             | weight-std: 1.5, weight-variance: 2 | line 7 | weight-std | at most one of weight-variance, weight-std, init
            weight-std: 1.5,            |                             | line 7 | dense | needs weight-variance, weight-std or init
            distribution: uniform       | distribution: cauchy        | line 10 | network.distribution | one of normal, uniform, truncated, orthogonal
            parameterization: mup       | parameterization: nkt       | line 11 | network.parameterization | did you mean ntk?
            parameterization: mup       | parameterization: {a: [1], b: [1, 2], c: [1]} | line 11 | parameterization | have 1, 2 and 1 entries
            parameterization: mup       | parameterization: {a: [1, 1], b: [1, 2], c: [1, 1]} | line 2 | network | exponents for 2 layers, but the network has 6 dense layers
            [1, 8, 8]                   | [1, 8, 0]                   | line 2 | network.input[2] | 0 is not allowed
            [1, 8, 8]                   | []                          | line 2 | network.input | a shape
            """)
    void aMistakeIsNamedByFileLineFieldAndWhatIsAllowed(
            String right, String wrong, String line, String field, String allowed) {
        assertTrue(EXAMPLE.contains(right), right);
        String text = EXAMPLE.replace(right, wrong == null ? "" : wrong);

        InputException e = assertThrows(InputException.class, () -> NetworkFile.parse("net.yaml", text));

        for (String part : List.of("net.yaml, ", line, field, allowed)) {
            assertTrue(String.valueOf(e.getMessage()).contains(part), () -> part + " is not in: " + e.getMessage());
        }
        assertEquals(1, String.valueOf(e.getMessage()).lines().count());
    }

    @Test
    void writingAndReadingGivesTheSameNetworkAndTheSameHash() {
        Network network = example();

        Network again = NetworkFile.parse("again", NetworkFile.text(network));

        assertEquals(network, again);
        assertEquals(network.hash(), again.hash());
        assertEquals(64, network.hash().length());
        assertNotEquals(network.hash(), network.withHiddenWidth(255).hash());
    }
}
