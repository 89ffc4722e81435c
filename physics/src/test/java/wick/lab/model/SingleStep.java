package wick.lab.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wick.model.Attribute;
import wick.model.Axes;
import wick.model.Model;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.Port;
import wick.model.RealArray;

/// Models of one operator that reads x and some arrays and writes y.
final class SingleStep {
    private SingleStep() {}

    static Model model(String operator, Map<String, Attribute> attributes, NumberArray... others) {
        Map<String, NumberArray> arrays = new HashMap<>();
        List<String> inputs = new ArrayList<>(List.of("x"));
        for (NumberArray other : others) {
            inputs.add("a" + arrays.size());
            arrays.put(inputs.getLast(), other);
        }
        Node node = new Node(operator, new Node.Names("step", ""), inputs, List.of("y"), attributes);
        return new Model(
                new Model.Origin("m.onnx", "", 18),
                List.of(new Port("x", true, List.of(), false)),
                List.of(new Port("y", true, List.of(), false)),
                List.of(node),
                arrays);
    }

    static double[] run(Model model, double... x) {
        return ((RealArray) ModelRun.of(model, Map.of("x", RealArray.of(Axes.of(1, 2, 4), x)))
                        .value("y")
                        .orElseThrow())
                .values();
    }
}
