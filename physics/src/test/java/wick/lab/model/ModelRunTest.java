package wick.lab.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.model.Attribute;
import wick.model.Axes;
import wick.model.Model;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.OnnxFile;
import wick.model.Port;
import wick.model.RealArray;
import wick.model.WholeArray;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.text.InputException;

class ModelRunTest {
    @TempDir
    private Path folder = Path.of("");

    private static Path reference(String name) {
        return Path.of(System.getProperty("wick.root", "."), "reference", "lab", "models", name + ".onnx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"100000, 1000, 80 | need 2.05e+03 GB", "1000000, 1000000 | need 2.56e+05 GB"})
    void inputsThatDoNotFitIntoMemoryAreRefusedWithTheirSize(String axes, String words) {
        List<Integer> lengths = new ArrayList<>(List.of(-1));
        Pattern.compile(", ").splitAsStream(axes).map(Integer::valueOf).forEach(lengths::add);
        Model model = new Model(
                new Model.Origin("m.onnx", "", 18),
                List.of(new Port("x", true, lengths, true)),
                List.of(new Port("x", true, lengths, true)),
                List.of(),
                Map.of());
        InputException refused =
                assertThrows(InputException.class, () -> new ModelInputs(model, List.of()).noise(32, 1));
        String message = String.valueOf(refused.getMessage());
        assertTrue(
                message.contains("m.onnx: its input x has axes [32, " + axes + "]") && message.contains(words),
                message);
    }

    @Test
    void windowsThatReachBeyondTheInputAreRefused() {
        Model model = SingleStep.model(
                "MaxPool",
                Map.of(
                        "kernel_shape",
                        new Attribute.Wholes(List.of(3L)),
                        "dilations",
                        new Attribute.Wholes(List.of(2L))));
        InputException refused =
                assertThrows(InputException.class, () -> SingleStep.run(model, 1, 2, 3, 4, 5, 6, 7, 8));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("windows that reach over 5 positions where there are 4"));
    }

    /// To whole numbers values are cut toward zero; to real ones nothing changes, and gradients go through.
    @Test
    void castLikeTakesTheKindOfNumbersOfItsSecondInput() {
        double[] x = {0.5, -1.7, 2, -0.2, 3.9, -4, 1e3, 0};
        NumberArray whole = ModelRun.of(
                        SingleStep.model("CastLike", Map.of(), WholeArray.of(Axes.of(1), 7)),
                        Map.of("x", RealArray.of(Axes.of(1, 2, 4), x)))
                .value("y")
                .orElseThrow();
        assertTrue(whole instanceof WholeArray);
        assertEquals(Axes.of(1, 2, 4), whole.axes());
        assertArrayEquals(
                new double[] {0, -1, 2, 0, 3, -4, 1000, 0},
                IntStream.range(0, 8).mapToDouble(whole::real).toArray());
        Model real = SingleStep.model("CastLike", Map.of(), RealArray.of(Axes.of(), 7));
        assertArrayEquals(x, SingleStep.run(real, x));
        NumberArray fromWhole = ModelRun.of(real, Map.of("x", WholeArray.of(Axes.of(2), 3, -4)))
                .value("y")
                .orElseThrow();
        assertTrue(fromWhole instanceof RealArray && fromWhole.real(1) == -4, fromWhole.toString());
        ModelRun run = ModelRun.of(real, Map.of("x", RealArray.of(Axes.of(1, 2, 4), x)));
        Map<String, double[]> gradients = new HashMap<>();
        run.backward(Map.of("y", x), step -> step, new ModelRun.Listener() {
            @Override
            public void sent(int group, String value, double[] gradient) {}

            @Override
            public void gradient(String value, double[] gradient) {
                gradients.put(value, gradient.clone());
            }
        });
        assertArrayEquals(x, gradients.getOrDefault("x", new double[0]));
    }

    /// Central differences of Σ c y, against the gradient, at a point without kinks.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Softplus",
                "Mish",
                "HardSwish",
                "Elu",
                "Selu",
                "Celu",
                "Gelu",
                "Softsign",
                "Reciprocal",
                "LogSoftmax",
                "ReduceL2",
                "ReduceProd",
                "ReduceSumSquare",
                "CumSum",
                "InstanceNormalization",
                "GlobalAveragePool",
                "LayerNormalization"
            })
    void gradientsAreThoseOfFiniteDifferences(String operator) {
        NumberArray[] others = switch (operator) {
            case "InstanceNormalization" ->
                new NumberArray[] {RealArray.of(Axes.of(2), 1.3, -0.4), RealArray.of(Axes.of(2), 0.1, 0.2)};
            case "CumSum" -> new NumberArray[] {WholeArray.of(Axes.of(1), 2)};
            case "LayerNormalization" -> new NumberArray[] {RealArray.of(Axes.of(4), 1, 2, -1, 0.5)};
            default -> new NumberArray[0];
        };
        Model model = SingleStep.model(operator, Map.of(), others);
        double[] x = {0.31, -0.72, 1.4, -1.9, 0.6, 2.2, -0.15, 0.9};
        ModelRun run = ModelRun.of(model, Map.of("x", RealArray.of(Axes.of(1, 2, 4), x)));
        double[] cotangent = new double[run.value("y").orElseThrow().size()];
        for (int i = 0; i < cotangent.length; i++) {
            cotangent[i] = Math.cos(1 + i);
        }
        Map<String, double[]> gradients = new HashMap<>();
        run.backward(Map.of("y", cotangent), step -> step, new ModelRun.Listener() {
            @Override
            public void sent(int group, String value, double[] gradient) {}

            @Override
            public void gradient(String value, double[] gradient) {
                gradients.put(value, gradient.clone());
            }
        });
        double[] gradient = gradients.getOrDefault("x", new double[0]);
        double h = 1e-6;
        for (int i = 0; i < x.length; i++) {
            double[] above = x.clone();
            double[] below = x.clone();
            above[i] += h;
            below[i] -= h;
            double[] up = SingleStep.run(model, above);
            double[] down = SingleStep.run(model, below);
            double slope = 0;
            for (int k = 0; k < cotangent.length; k++) {
                slope += cotangent[k] * (up[k] - down[k]) / (2 * h);
            }
            assertEquals(slope, gradient[i], 2e-9 * Math.max(1, Math.abs(slope)), operator + " " + i);
        }
    }

    @Test
    void operatorsThatAreNotKnownAreAllNamedAndTheRestIsCarriedOut() {
        Node known = new Node("Relu", new Node.Names("a", ""), List.of("x"), List.of("r"), Map.of());
        Node lstm = new Node("LSTM", new Node.Names("b", ""), List.of("x"), List.of("l"), Map.of());
        Node own = new Node("my.ops:Magic", new Node.Names("c", ""), List.of("r"), List.of("m"), Map.of());
        Node after = new Node("Tanh", new Node.Names("d", ""), List.of("m"), List.of("y"), Map.of());
        Model model = new Model(
                new Model.Origin("m.onnx", "", 18),
                List.of(new Port("x", true, List.of(2), true)),
                List.of(new Port("y", true, List.of(), false)),
                List.of(known, lstm, own, after),
                Map.of());
        assertEquals(Map.of("LSTM", 1, "my.ops:Magic", 1), ModelRun.unknown(model));
        ModelRun run = ModelRun.of(model, Map.of("x", RealArray.of(Axes.of(2), 1, -1)));
        assertTrue(run.value("r").isPresent());
        assertFalse(run.value("y").isPresent());
    }

    @Test
    void aStepWhoseAxesDoNotFitIsRefusedByItsName() {
        Model model = SingleStep.model("MatMul", Map.of(), RealArray.of(Axes.of(3, 2), 1, 2, 3, 4, 5, 6));
        String message = assertThrows(InputException.class, () -> SingleStep.run(model, new double[8]))
                .getMessage();
        assertEquals(
                "m.onnx: the step MatMul step cannot be carried out: axes [1, 2, 4] and [3, 2] have no product",
                message);
    }

    @Test
    void aResultLargerThanMemoryIsRefused() {
        Model model = SingleStep.model("Expand", Map.of(), WholeArray.of(Axes.of(4), 1 << 10, 1, 2, 4));
        Model huge = SingleStep.model("Expand", Map.of(), WholeArray.of(Axes.of(5), 1 << 20, 1 << 20, 1, 2, 4));
        assertTrue(SingleStep.run(model, new double[8]).length == 8 << 10);
        assertThrows(InputException.class, () -> SingleStep.run(huge, new double[8]));
    }

    /// Files that are damaged but can be read are run, or refused by name; nothing else happens.
    @ParameterizedTest
    @ValueSource(strings = {"mlp-dynamo", "norms13", "convolutions-dynamo", "transformer-dynamo"})
    void damagedModelsAreCarriedOutOrRefused(String name) throws IOException {
        byte[] whole = Files.readAllBytes(reference(name));
        RandomStream random = Address.of(2, "mutations").open();
        int done = 0;
        for (int k = 0; k < 60; k++) {
            byte[] bytes = whole.clone();
            for (int i = 0; i < 3; i++) {
                bytes[(int) (random.nextUniform() * bytes.length)] = (byte) random.nextLong();
            }
            Path file = folder.resolve("m.onnx");
            Files.write(file, bytes);
            try {
                Model model = OnnxFile.read(file);
                ModelInputs inputs = new ModelInputs(model, List.of(3, 8, 8));
                int samples = Math.min(4, inputs.fixedSamples().orElse(2));
                ModelRecording.of(model, inputs.noise(samples, 1), new ModelLoss(samples, List.of(), 1));
                done++;
            } catch (InputException refusal) {
                assertTrue(String.valueOf(refusal.getMessage()).contains("m.onnx"), refusal.getMessage());
            }
        }
        assertTrue(done > 0 && done < 60, done + " of 60");
    }
}
