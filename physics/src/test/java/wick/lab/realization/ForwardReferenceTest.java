package wick.lab.realization;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;

/// Outputs against `reference/lab/forward.py`, which computes them from the definitions in numpy; weights
/// and inputs are the formulas written there.
class ForwardReferenceTest {

    static Stream<Arguments> networks() throws IOException {
        List<String> lines =
                Files.readAllLines(Path.of(System.getProperty("wick.root", "."), "reference", "lab", "forward.csv"));
        Map<String, Matrix> outputs = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            outputs.computeIfAbsent(fields[0], _ -> Matrix.zeros(2, 2))
                    .set(Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), Double.parseDouble(fields[3]));
        }
        assertEquals(16, outputs.size());
        return outputs.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void outputsAreThoseOfTheDefinitions(String name, Matrix expected) {
        Wiring wiring = Objects.requireNonNull(Wirings.structured().get(name));
        RealNetwork network = new RealNetwork(wiring);
        network.use(weights(wiring));
        Matrix inputs = Matrix.zeros(2, wiring.inputs());
        for (int r = 0; r < 2; r++) {
            for (int d = 0; d < wiring.inputs(); d++) {
                inputs.set(r, d, Math.sin(0.5 + 1.1 * r + 0.37 * Math.pow(d, 1.5)));
            }
        }
        Matrix outputs = network.forward(inputs);
        for (int i = 0; i < 4; i++) {
            assertEquals(expected.entries()[i], outputs.entries()[i], 1e-13);
        }
    }

    private static Map<String, Matrix> weights(Wiring wiring) {
        Map<String, Matrix> weights = new HashMap<>();
        for (Step.Linear linear : wiring.matrices()) {
            int k = linear.index() + 1;
            Matrix weight = Matrix.zeros(linear.fanOut(), linear.fanIn());
            Matrix bias = Matrix.zeros(1, linear.fanOut());
            for (int i = 0; i < linear.fanOut(); i++) {
                for (int j = 0; j < linear.fanIn(); j++) {
                    weight.set(i, j, Math.sin(1 + 0.7 * i + 1.3 * j + 0.9 * k) / Math.sqrt(linear.fanIn()));
                }
                bias.set(0, i, Math.cos(2 + 0.6 * i + k) / 3);
            }
            weights.put("w" + k, weight);
            weights.put("b" + k, bias);
        }
        return weights;
    }
}
