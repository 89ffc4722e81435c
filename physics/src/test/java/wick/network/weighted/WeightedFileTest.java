package wick.network.weighted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.data.Npz;
import wick.data.Tensor;
import wick.lab.model.ModelRun;
import wick.model.Axes;
import wick.model.Model;
import wick.model.NumberArray;
import wick.model.OnnxFile;
import wick.model.OnnxWriter;
import wick.model.RealArray;
import wick.network.Activation;
import wick.network.ActivationText;
import wick.network.Linear;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.network.Tanh;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.text.Document;
import wick.text.InputException;

class WeightedFileTest {
    @TempDir
    private Path folder = Path.of("");

    /// Two hidden layers; with skips the second reads an input and the output reads everything.
    private static WeightedNetwork network(Activation activation, boolean skips) {
        double[] numbers = new double[40];
        Address.of(1, "weighted file").open().normalsInto(40, numbers, 0);
        NetworkBuilder builder = new NetworkBuilder(2).layer(activation);
        int at = 0;
        for (int i = 0; i < 3; i++) {
            builder.neuron(numbers[at++], new Sum().plus(0, numbers[at++]).plus(1, numbers[at++]));
        }
        builder.layer(activation);
        for (int i = 0; i < 2; i++) {
            Sum sum = new Sum().plus(2, numbers[at++]).plus(4, numbers[at++]);
            builder.neuron(numbers[at++], skips ? sum.plus(0, numbers[at++]) : sum);
        }
        builder.layer(new Linear());
        Sum sum = new Sum().plus(5, numbers[at++]).plus(6, numbers[at++]);
        builder.neuron(numbers[at++], skips ? sum.plus(1, numbers[at++]).plus(3, numbers[at++]) : sum);
        return builder.build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsReadFromANpzFileIsWhatWasWritten(boolean skips) throws IOException {
        Activation formula = ActivationText.read(Document.parse("a", "\"z * sigmoid(1.702 * z)\""));
        WeightedNetwork network = network(formula, skips);
        Path file = folder.resolve("n.npz");
        WeightedFile.write(file, network);
        assertEquals(network, WeightedFile.read(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tanh",
                "sigmoid",
                "softplus",
                "gelu",
                "silu",
                "erf",
                "sin",
                "exp",
                "{hermite: {degree: 5}}",
                "z * tanh(log(1 + exp(z)))",
                "{gaussian: {width: 1.5}}"
            })
    void anOnnxFileGivesTheSameValuesToAReaderThatSharesNoCode(String name) throws IOException {
        Activation activation =
                ActivationText.read(Document.parse("a", name.startsWith("{") ? name : "\"" + name + "\""));
        for (boolean skips : new boolean[] {false, true}) {
            WeightedNetwork network = network(activation, skips);
            Path file = folder.resolve("n.onnx");
            WeightedFile.write(file, network);
            double[] points = {0.3, -0.8, 1.2, 0.1, -0.4, 0.6};
            Model model = OnnxFile.read(file);
            NumberArray values = ModelRun.of(model, Map.of("x", RealArray.of(Axes.of(3, 2), points)))
                    .value("y")
                    .orElseThrow();
            Matrix own = network.apply(Matrix.of(3, 2, points));
            for (int row = 0; row < 3; row++) {
                assertEquals(own.at(row, 0), values.real(row), 1e-13 * (1 + Math.abs(own.at(row, 0))), name);
            }
        }
    }

    @Test
    void aPlainNetworkHasADescriptionThatOtherVerbsRead() throws IOException {
        Path file = folder.resolve("n.yaml");
        WeightedFile.write(file, network(new Tanh(), false));
        Network description = NetworkFile.read(file);
        assertEquals(2, description.inputs());
        assertEquals(5, description.layers().size());
        assertThrows(IllegalArgumentException.class, () -> WeightedFile.write(file, network(new Tanh(), true)));
    }

    @Test
    void aModelSurvivesWritingAndReading() throws IOException {
        Path file = folder.resolve("n.onnx");
        WeightedFile.write(file, network(new Tanh(), true));
        Model model = OnnxFile.read(file);
        Files.write(file, OnnxWriter.bytes(model));
        Model again = OnnxFile.read(file);
        assertEquals(model.nodes(), again.nodes());
        assertEquals(model.inputs(), again.inputs());
        assertEquals(
                List.copyOf(model.arrays().keySet()), List.copyOf(again.arrays().keySet()));
        assertEquals(17, model.origin().version());
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        WeightedNetwork network = network(new Tanh(), false);
        assertThrows(IllegalArgumentException.class, () -> WeightedFile.write(folder.resolve("n.txt"), network));
        Path file = folder.resolve("n.npz");
        new Npz(new TreeMap<>(Map.of("a", Tensor.of(List.of(1), 1))), new TreeMap<>()).write(file);
        InputException refused = assertThrows(InputException.class, () -> WeightedFile.read(file));
        assertTrue(String.valueOf(refused.getMessage()).contains("does not hold a network"), refused::toString);
    }
}
