package wick.experiment.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.lab.model.ModelLoss;
import wick.lab.model.ModelRecording;
import wick.model.Axes;
import wick.model.Model;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.Port;
import wick.model.RealArray;
import wick.network.signal.Stage;

/// Graphs of thousands of steps: the work grows as their number, and no stack runs over.
class DeepFileTest {
    private static final RealArray TURN = RealArray.of(Axes.of(2, 2), 0.6, -0.8, 0.8, 0.6);

    /// From x through `count` units of steps to y; in `unit` a step is OPERATOR, or OPERATOR+ if it adds the stream
    /// that entered the unit; every MatMul has the same matrix.
    private static Model model(String unit, int count) {
        List<Node> nodes = new ArrayList<>();
        String value = "x";
        for (int i = 0; i < count; i++) {
            String entered = value;
            for (String step : Pattern.compile(" ").splitAsStream(unit).toList()) {
                String operator = step.replace("+", "");
                String next = "v" + nodes.size();
                List<String> inputs = step.endsWith("+")
                        ? List.of(entered, value)
                        : operator.equals("MatMul") ? List.of(value, "w") : List.of(value);
                nodes.add(new Node(operator, new Node.Names(next, "b." + i), inputs, List.of(next), Map.of()));
                value = next;
            }
        }
        Port in = new Port("x", true, List.of(-1, 2), true);
        Port out = new Port(value, true, List.of(-1, 2), true);
        return new Model(new Model.Origin("m.onnx", "", 18), List.of(in), List.of(out), nodes, Map.of("w", TURN));
    }

    private static ModelRecording.Recorded recorded(Model model) {
        Map<String, NumberArray> batch = new HashMap<>();
        batch.put("x", RealArray.of(Axes.of(4, 2), 1, 0.5, -0.3, 2, 0.1, -1, 0.7, 0.9));
        return ModelRecording.of(model, batch, new ModelLoss(4, List.of(), 1));
    }

    private static long work(String unit, int count) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Model model = model(unit, count);
        long before = thread.getCurrentThreadAllocatedBytes();
        ModelRecording.Recorded recorded = recorded(model);
        Chain.of(recorded.recording());
        assertTrue(!Diagnosis.of(recorded.recording()).profile().isEmpty());
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    /// Work is counted in bytes allocated: sixfold steps may cost at most tenfold, where anything that looks at
    /// all steps for each of them costs up to 36 times as much.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MatMul Relu",
                "MatMul Tanh",
                "Softmax",
                "Tanh",
                "LayerNormalization MatMul Tanh Add+",
                "MatMul Relu MatMul Add+"
            })
    void workGrowsAsTheNumberOfSteps(String unit) {
        work(unit, 500);
        double ratio = work(unit, 3000) / (double) work(unit, 500);
        assertTrue(ratio < 10, "sixfold steps allocate " + ratio + " times as much");
    }

    /// Steps that only rearrange are handed through, however many they are.
    @Test
    void aLongRowOfStepsThatBelongToNoModuleIsSeenThrough() {
        List<Node> nodes = new ArrayList<>(model("MatMul", 1).nodes());
        for (int i = 0; i < 20_000; i++) {
            String from = nodes.getLast().outputs().getFirst();
            String to = "i" + i;
            nodes.add(new Node("Identity", new Node.Names(to, ""), List.of(from), List.of(to), Map.of()));
        }
        String from = nodes.getLast().outputs().getFirst();
        nodes.add(new Node("MatMul", new Node.Names("y", ""), List.of(from, "w"), List.of("y"), Map.of()));
        Port in = new Port("x", true, List.of(-1, 2), true);
        Port out = new Port("y", true, List.of(-1, 2), true);
        Model model =
                new Model(new Model.Origin("m.onnx", "", 18), List.of(in), List.of(out), nodes, Map.of("w", TURN));
        List<Stage> stages = recorded(model).recording().stages();
        assertEquals(2, stages.size());
        assertEquals(List.of(0), stages.getLast().inputs());
    }
}
