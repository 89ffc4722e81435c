package wick.topic.expressivity.lab.kan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Edges and nodes left out that say next to nothing.
///
/// An edge goes if its standard deviation over the data is below a share of the largest among all edges to the same
/// node: no change of units at the nodes changes that. A node goes that nothing leads to or from. What an edge says
/// on average moves to another one to the same node.
final class Pruning {
    private final Kan kan;
    private final List<Matrix> means = new ArrayList<>();
    private final List<boolean[]> alive = new ArrayList<>();

    private Pruning(Kan kan) {
        this.kan = kan;
    }

    /// `inputs` are scaled.
    static Kan of(Kan kan, Matrix inputs, double threshold) {
        Pruning pruning = new Pruning(kan);
        List<Matrix> values = Evaluation.edges(kan, inputs);
        for (int l = 0; l < values.size(); l++) {
            pruning.judge(kan.layers().get(l), values.get(l), threshold);
        }
        pruning.spread();
        return pruning.smaller();
    }

    /// The standard deviation of every edge of every layer over the data, and its mean, as two rows.
    static List<Matrix> statistics(Kan kan, Matrix inputs) {
        return Evaluation.edges(kan, inputs).stream()
                .map(Pruning::meanAndDeviation)
                .toList();
    }

    private static Matrix meanAndDeviation(Matrix values) {
        Matrix both = Matrix.zeros(2, values.columns());
        for (int e = 0; e < values.columns(); e++) {
            double mean = 0;
            for (int s = 0; s < values.rows(); s++) {
                mean += values.at(s, e) / values.rows();
            }
            double square = 0;
            for (int s = 0; s < values.rows(); s++) {
                square += (values.at(s, e) - mean) * (values.at(s, e) - mean) / values.rows();
            }
            both.set(0, e, mean);
            both.set(1, e, Math.sqrt(square));
        }
        return both;
    }

    private void judge(Layer layer, Matrix values, double threshold) {
        Matrix statistics = meanAndDeviation(values);
        boolean[] kept = new boolean[layer.edges().size()];
        for (int j = 0; j < layer.outputs(); j++) {
            double largest = 0;
            for (int i = 0; i < layer.inputs(); i++) {
                largest = Math.max(largest, statistics.at(1, j * layer.inputs() + i));
            }
            for (int i = 0; i < layer.inputs(); i++) {
                int e = j * layer.inputs() + i;
                kept[e] = !(layer.edges().get(e) instanceof Edge.Absent)
                        && statistics.at(1, e) >= threshold * largest
                        && largest > 0;
            }
        }
        means.add(statistics);
        alive.add(kept);
    }

    /// Takes out edges to and from hidden nodes that have none on the other side, until all have both.
    private void spread() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int l = 0; l + 1 < alive.size(); l++) {
                for (int node = 0; node < kan.layers().get(l).outputs(); node++) {
                    List<Integer> in = edgesTo(l, node);
                    List<Integer> out = edgesFrom(l + 1, node);
                    if (in.isEmpty() != out.isEmpty()) {
                        for (int e : in) {
                            alive.get(l)[e] = false;
                        }
                        for (int e : out) {
                            alive.get(l + 1)[e] = false;
                        }
                        changed = true;
                    }
                }
            }
        }
    }

    private List<Integer> edgesTo(int l, int node) {
        int width = kan.layers().get(l).inputs();
        List<Integer> edges = new ArrayList<>();
        for (int e = node * width; e < (node + 1) * width; e++) {
            if (alive.get(l)[e]) {
                edges.add(e);
            }
        }
        return edges;
    }

    private List<Integer> edgesFrom(int l, int node) {
        int width = kan.layers().get(l).inputs();
        List<Integer> edges = new ArrayList<>();
        for (int e = node; e < alive.get(l).length; e += width) {
            if (alive.get(l)[e]) {
                edges.add(e);
            }
        }
        return edges;
    }

    private Kan smaller() {
        List<Layer> layers = new ArrayList<>();
        List<Double> parameters = new ArrayList<>();
        List<Integer> inputs = numbers(kan.layers().getFirst().inputs());
        for (int l = 0; l < alive.size(); l++) {
            Layer layer = kan.layers().get(l);
            boolean last = l == alive.size() - 1;
            List<Integer> outputs = numbers(layer.outputs());
            if (!last) {
                int own = l;
                outputs = outputs.stream()
                        .filter(node -> !edgesTo(own, node).isEmpty())
                        .toList();
            }
            if (outputs.isEmpty()) {
                // nothing depends on anything: the network stays as it is
                return kan;
            }
            layers.add(kept(l, inputs, outputs, parameters));
            inputs = outputs;
        }
        return new Kan(
                kan.inputs(),
                layers,
                kan.outputs(),
                Vector.of(parameters.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static List<Integer> numbers(int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        return Collections.unmodifiableList(numbers);
    }

    private Layer kept(int l, List<Integer> inputs, List<Integer> outputs, List<Double> parameters) {
        Layer layer = kan.layers().get(l);
        List<Integer> places = Kan.offsets(kan.layers()).get(l);
        List<Edge> edges = new ArrayList<>();
        for (int j : outputs) {
            double lost = 0;
            int first = -1;
            for (int i = 0; i < layer.inputs(); i++) {
                int e = j * layer.inputs() + i;
                if (alive.get(l)[e]) {
                    first = first < 0 ? e : first;
                } else {
                    lost += means.get(l).at(0, e);
                }
            }
            for (int i : inputs) {
                int e = j * layer.inputs() + i;
                boolean there = alive.get(l)[e] || (first < 0 && i == inputs.getFirst());
                edges.add(there ? layer.edges().get(e) : new Edge.Absent());
                if (there) {
                    shifted(layer, e, places, e == first ? lost : 0, parameters);
                }
            }
        }
        return new Layer(inputs.stream().map(layer.grids()::get).toList(), outputs.size(), edges);
    }

    /// Adds the parameters of an edge, its function raised by `lift`.
    private void shifted(Layer layer, int e, List<Integer> places, double lift, List<Double> parameters) {
        int from = places.get(e);
        int to = places.get(e + 1);
        for (int p = from; p < to; p++) {
            double raised = switch (layer.edges().get(e)) {
                case Edge.Spline _ -> p == from ? 0 : lift;
                case Edge.Symbolic _ -> p == to - 1 ? lift : 0;
                case Edge.Absent _ -> 0;
            };
            parameters.add(kan.parameters().at(p) + raised);
        }
    }
}
