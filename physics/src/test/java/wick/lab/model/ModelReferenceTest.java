package wick.lab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.data.Npz;
import wick.data.Tensor;
import wick.model.Axes;
import wick.model.Model;
import wick.model.NumberArray;
import wick.model.OnnxFile;
import wick.model.Port;
import wick.model.RealArray;
import wick.model.WholeArray;

/// Outputs and gradients of small models against `reference/lab/models.py`, where PyTorch computes them in double
/// precision from the modules that the files were exported from.
///
/// Weights are float32 numbers in both; constants that exporters fold are rounded to float32 by them, which is why the
/// bound is not tighter.
class ModelReferenceTest {
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final double CLOSE = 2e-7;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mlp13",
                "mlp-dynamo",
                "transformer14",
                "transformer-dynamo",
                "curves17",
                "curves-dynamo",
                "shapes15",
                "shapes-dynamo",
                "convolutions16",
                "convolutions-dynamo",
                "norms13",
                "norms17",
                "tokens-dynamo"
            })
    void valuesAndGradientsAreThoseOfTheProgramThatTheFileComesFrom(String name) {
        Path folder = Path.of(System.getProperty("wick.root", "."), "reference", "lab", "models");
        Model model = OnnxFile.read(folder.resolve(name + ".onnx"));
        Npz expected = Npz.read(folder.resolve(name + ".npz"));
        Port port = model.inputs().getFirst();
        ModelRun run = ModelRun.of(model, Map.of(port.name(), input(port, expected.array("x"))));

        String output = model.outputs().getFirst().name();
        assertTrue(ModelRun.unknown(model).isEmpty());
        assertClose(numbers(expected.array("y")), ((RealArray) run.value(output).orElseThrow()).values(), "output");

        Map<String, double[]> gradients = new HashMap<>();
        run.backward(Map.of(output, numbers(expected.array("c"))), step -> step, new ModelRun.Listener() {
            @Override
            public void sent(int group, String value, double[] gradient) {}

            @Override
            public void gradient(String value, double[] gradient) {
                gradients.put(value, gradient.clone());
            }
        });
        List<String> names = SPACE.splitAsStream(expected.texts().getOrDefault("names", ""))
                .filter(text -> !text.isEmpty())
                .toList();
        for (int k = 0; k < names.size(); k++) {
            assertClose(
                    numbers(expected.array("g_" + k)),
                    gradients.getOrDefault(names.get(k), new double[0]),
                    names.get(k));
        }
        if (port.real()) {
            assertClose(numbers(expected.array("gx")), gradients.getOrDefault(port.name(), new double[0]), "input");
        }
        assertTrue(names.size() + (port.real() ? 1 : 0) > 0);
    }

    private static NumberArray input(Port port, Tensor x) {
        Axes axes = new Axes(x.shape());
        double[] values = numbers(x);
        return port.real()
                ? RealArray.of(axes, values)
                : WholeArray.of(
                        axes, Arrays.stream(values).mapToLong(v -> (long) v).toArray());
    }

    private static double[] numbers(Tensor tensor) {
        double[] values = new double[tensor.size()];
        Arrays.setAll(values, tensor::at);
        return values;
    }

    private static void assertClose(double[] expected, double[] found, String what) {
        double size = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertEquals(expected.length, found.length, what);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], CLOSE * size, what + " " + i);
        }
    }
}
