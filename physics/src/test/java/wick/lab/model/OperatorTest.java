package wick.lab.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.model.Attribute;
import wick.model.Axes;
import wick.model.Model;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.Port;
import wick.model.RealArray;
import wick.model.WholeArray;

/// Single operators on numbers whose results are known.
class OperatorTest {
    @Test
    void sumsGoUpToEachEntryFromEitherEnd() {
        double[] x = {1, 2, 3, 4, 10, 20, 30, 40};
        NumberArray last = WholeArray.of(Axes.of(1), -1);
        assertArrayEquals(
                new double[] {1, 3, 6, 10, 10, 30, 60, 100},
                SingleStep.run(SingleStep.model("CumSum", Map.of(), last), x));
        Map<String, Attribute> back = Map.of("reverse", new Attribute.Whole(1), "exclusive", new Attribute.Whole(1));
        assertArrayEquals(
                new double[] {9, 7, 4, 0, 90, 70, 40, 0}, SingleStep.run(SingleStep.model("CumSum", back, last), x));
        NumberArray middle = WholeArray.of(Axes.of(), 1);
        assertArrayEquals(
                new double[] {1, 2, 3, 4, 11, 22, 33, 44},
                SingleStep.run(SingleStep.model("CumSum", Map.of(), middle), x));
    }

    /// With ceil_mode the only window may reach beyond the input; without, it is refused.
    @Test
    void theOnlyWindowMayReachBeyondWithCeilMode() {
        Map<String, Attribute> windows = Map.of(
                "kernel_shape", new Attribute.Wholes(List.of(5L)),
                "strides", new Attribute.Wholes(List.of(2L)),
                "ceil_mode", new Attribute.Whole(1));
        assertArrayEquals(
                new double[] {4, 8}, SingleStep.run(SingleStep.model("MaxPool", windows), 1, 2, 3, 4, 5, 6, 7, 8));
    }

    /// Statistics that were never moved, also where an exporter hands them on, are those of the batch: a common
    /// factor of the inputs goes away.
    @Test
    void batchNormsThatHaveSeenNoDataTakeTheStatisticsOfTheBatch() {
        List<String> inputs = List.of("x", "one", "zero", "mean", "one");
        Model model = new Model(
                new Model.Origin("m.onnx", "", 18),
                List.of(new Port("x", true, List.of(), false)),
                List.of(new Port("y", true, List.of(), false)),
                List.of(
                        new Node("Identity", new Node.Names("i", ""), List.of("zero"), List.of("mean"), Map.of()),
                        new Node("BatchNormalization", new Node.Names("bn", ""), inputs, List.of("y"), Map.of())),
                Map.of("one", RealArray.of(Axes.of(2), 1, 1), "zero", RealArray.of(Axes.of(2), 0, 0)));
        double root = Math.sqrt(1.25);
        double[] unit = {-1.5 / root, -0.5 / root, 0.5 / root, 1.5 / root};
        double[] y = SingleStep.run(FreshStatistics.trained(model), 1e3, 2e3, 3e3, 4e3, -3e3, -1e3, 1e3, 3e3);
        for (int i = 0; i < 8; i++) {
            assertEquals(unit[i % 4], y[i], 1e-9);
        }
        assertEquals(1000, SingleStep.run(model, 1e3, 2e3, 3e3, 4e3, 5e3, 6e3, 7e3, 8e3)[0], 0.01);
    }
}
