package wick.lab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.model.Axes;
import wick.model.Model;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.OnnxFile;
import wick.model.RealArray;
import wick.network.Activation;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.network.signal.Kind;
import wick.network.signal.Quantity;
import wick.network.signal.Recording;
import wick.network.signal.Stage;

class ModelRecordingTest {

    private static ModelRecording.Recorded recorded(String name) {
        Path file = Path.of(System.getProperty("wick.root", "."), "reference", "lab", "models", name + ".onnx");
        Model model = OnnxFile.read(file);
        ModelInputs inputs = new ModelInputs(model, List.of());
        int samples = inputs.fixedSamples().orElse(4);
        return ModelRecording.of(model, inputs.noise(samples, 1), new ModelLoss(samples, List.of(), 1));
    }

    private static Map<String, String> kinds(Recording recording) {
        return recording.stages().stream()
                .collect(Collectors.toMap(
                        Stage::name,
                        stage -> stage.kind().text()
                                + stage.make()
                                        .activation()
                                        .map(phi -> " " + phi.name())
                                        .orElse("")));
    }

    /// Both exporters, one with layer norm and gelu written out, lead to the modules of the program.
    @ParameterizedTest
    @ValueSource(strings = {"transformer14", "transformer-dynamo"})
    void theModulesOfATransformerAreFoundWithTheirNames(String name) {
        Recording recording = recorded(name).recording();
        Map<String, String> kinds = kinds(recording);
        for (String block : List.of("blocks.0", "blocks.1")) {
            assertEquals("normalization", kinds.get(block + ".norm1"));
            assertEquals("linear", kinds.get(block + ".attn.qkv"));
            assertEquals("attention", kinds.get(block + ".attn.attention"));
            assertEquals("linear", kinds.get(block + ".attn.proj"));
            assertEquals("addition", kinds.get(block + ".add"));
            assertEquals("normalization", kinds.get(block + ".norm2"));
            assertEquals("linear", kinds.get(block + ".fc1"));
            assertEquals("activation gelu", kinds.get(block + ".act"));
            assertEquals("linear", kinds.get(block + ".fc2"));
            assertEquals("addition", kinds.get(block + ".add#2"));
        }
        assertEquals("normalization", kinds.get("norm"));
        assertEquals("linear", kinds.get("head"));
        assertEquals(23, recording.stages().size(), kinds.toString());
    }

    @Test
    void aResidualSumReadsTheStreamAndItsBranch() {
        Recording recording = recorded("transformer-dynamo").recording();
        List<String> names = recording.stages().stream().map(Stage::name).toList();
        Stage sum = recording.stages().get(names.indexOf("blocks.1.add#2"));
        assertEquals(
                List.of("blocks.1.add", "blocks.1.fc2"),
                sum.inputs().stream().map(names::get).toList());
        Stage attention = recording.stages().get(names.indexOf("blocks.1.attn.attention"));
        assertEquals(
                List.of("blocks.1.attn.qkv"),
                attention.inputs().stream().map(names::get).toList());
    }

    @ParameterizedTest
    @CsvSource({"convolutions16, 4", "norms13, 2", "norms17, 2", "tokens-dynamo, 1"})
    void normalizationsAreFoundWrittenOutOrNot(String name, int count) {
        long found = recorded(name).recording().stages().stream()
                .filter(stage -> stage.kind() == Kind.NORMALIZATION)
                .count();
        assertEquals(count, found + (name.equals("convolutions16") ? 1 : 0));
    }

    @Test
    void curvesAreNamedByWhatTheyDo() {
        Map<String, String> named = recorded("curves17").recording().stages().stream()
                .filter(stage -> stage.kind() == Kind.ACTIVATION && stage.name().startsWith("all."))
                .collect(Collectors.toMap(
                        Stage::name,
                        stage -> stage.make().activation().map(Activation::name).orElse("")));
        assertEquals("relu", named.get("all.0"));
        assertEquals("leaky-relu", named.get("all.1"));
        assertEquals("gelu", named.get("all.2"));
        assertEquals("gelu", named.get("all.3"));
        assertEquals("tanh", named.get("all.4"));
        assertEquals("z * min(max(z / 6 + 0.5, 0), 1)", named.get("all.6"));
        assertEquals("silu", named.get("all.8"));
        assertEquals("softplus", named.get("all.12"));
        assertEquals("", named.get("all.9"), "elu(0.7) has no name here");
    }

    /// Behind an operator that is not known, modules with weights are there without signals; before it everything is.
    @Test
    void modulesBehindAnUnknownOperatorAreNamedWithTheirWeights() {
        Path file = Path.of(System.getProperty("wick.root", "."), "reference", "lab", "models", "transformer14.onnx");
        Model whole = OnnxFile.read(file);
        boolean[] done = {false};
        List<Node> nodes = whole.nodes().stream()
                .map(node -> {
                    boolean first = !done[0] && node.operator().equals("Softmax");
                    done[0] |= first;
                    return first
                            ? new Node("Strange", node.names(), node.inputs(), node.outputs(), node.attributes())
                            : node;
                })
                .toList();
        Model model = new Model(whole.origin(), whole.inputs(), whole.outputs(), nodes, whole.arrays());
        ModelInputs inputs = new ModelInputs(model, List.of());
        Recording recording = ModelRecording.of(model, inputs.noise(4, 1), new ModelLoss(4, List.of(), 1))
                .recording();
        Map<String, Boolean> ran = new HashMap<>();
        for (int i = 0; i < recording.stages().size(); i++) {
            var signals = recording.first(i);
            ran.put(
                    recording.stages().get(i).name(),
                    signals.of(Quantity.OUTPUT).isKnown());
            assertTrue(signals.of(Quantity.OUTPUT).isKnown()
                    || signals.of(Quantity.WEIGHT).isKnown());
        }
        assertEquals(true, ran.get("blocks.0.attn.qkv"));
        for (String behind :
                List.of("blocks.0.attn.proj", "blocks.0.fc1", "blocks.1.attn.qkv", "blocks.1.fc2", "head")) {
            assertEquals(false, ran.get(behind), behind + " of " + ran);
        }
    }

    /// y = W x with gradients g in y sends back Wᵀ g, and the weight's gradient is Σ g xᵀ.
    @Test
    void momentsAreThoseOfTheMatricesThatActed() {
        RealArray w = RealArray.of(Axes.of(2, 3), 1, 2, -1, 0.5, 0, 3);
        Network network =
                NetworkFile.parse("n.yaml", "network: {input: 3, layers: [{dense: {width: 2, weight-variance: 1}}]}");
        Model model = NetworkModel.of(network, Map.of("out.weight", w), "w.safetensors");
        RealArray x = RealArray.of(Axes.of(1, 3), 2, -1, 1);
        var recorded =
                ModelRecording.of(model, Map.<String, NumberArray>of("input", x), new ModelLoss(1, List.of(1), 1));
        var signals = recorded.recording().first(0);
        double first = 1 * 2 - 2 - 1;
        double second = 0.5 * 2 + 3;
        assertEquals(
                (first * first + second * second) / 2,
                signals.of(Quantity.OUTPUT).square(),
                1e-12);
        double p = 1 / (1 + Math.exp(second - first));
        double[] back = {p * 1 - p * 0.5, p * 2, -p - p * 3};
        double square = (back[0] * back[0] + back[1] * back[1] + back[2] * back[2]) / 3;
        assertEquals(square, signals.of(Quantity.INPUT_GRADIENT).square(), 1e-12);
        assertEquals(2 * p * p * 6 / 6, signals.of(Quantity.WEIGHT_GRADIENT).square(), 1e-12);
        assertEquals(1, recorded.accuracy().orElseThrow().right());
    }
}
