package wick.lab.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wick.model.Attribute;
import wick.model.Model;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.RealArray;

/// Batch norms that have seen no data yet: their means are 0 and their variances 1, as they were made.
///
/// With those they do nothing, which says nothing about the model in training; so they take the statistics of
/// the batch, as they will when it trains.
final class FreshStatistics {
    private static final int MEAN = 3;
    private static final int VARIANCE = 4;

    private FreshStatistics() {}

    /// The same model, its fresh batch norms in the mode in which they train.
    static Model trained(Model model) {
        Map<String, NumberArray> arrays = new HashMap<>(model.arrays());
        List<Node> nodes = new ArrayList<>();
        for (Node node : model.nodes()) {
            // exporters write equal arrays once and hand them on
            if (node.operator().equals("Identity")
                    && arrays.containsKey(node.inputs().getFirst())) {
                arrays.put(node.outputs().getFirst(), arrays.get(node.inputs().getFirst()));
            }
            nodes.add(isFresh(node, arrays) ? inTraining(node) : node);
        }
        return new Model(model.origin(), model.inputs(), model.outputs(), nodes, model.arrays());
    }

    private static boolean isFresh(Node node, Map<String, NumberArray> arrays) {
        return node.operator().equals("BatchNormalization")
                && node.inputs().size() > VARIANCE
                && isAll(0, arrays, node.inputs().get(MEAN))
                && isAll(1, arrays, node.inputs().get(VARIANCE));
    }

    private static boolean isAll(double wanted, Map<String, NumberArray> arrays, String name) {
        if (!(arrays.get(name) instanceof RealArray reals)) {
            return false;
        }
        for (double value : reals.values()) {
            if (value != wanted) {
                return false;
            }
        }
        return reals.size() > 0;
    }

    private static Node inTraining(Node node) {
        Map<String, Attribute> attributes = new HashMap<>(node.attributes());
        attributes.put("training_mode", new Attribute.Whole(1));
        return new Node(node.operator(), node.names(), node.inputs(), node.outputs(), attributes);
    }
}
