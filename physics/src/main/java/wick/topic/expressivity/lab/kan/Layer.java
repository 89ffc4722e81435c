package wick.topic.expressivity.lab.kan;

import java.util.List;

/// One layer: y_j = Σ_i φ_ji(x_i). Edges stand row by row, all that lead to the first output first; all that leave one
/// input share its grid.
public record Layer(List<Grid> grids, int outputs, List<Edge> edges) {
    public Layer {
        grids = List.copyOf(grids);
        edges = List.copyOf(edges);
        if (outputs < 1 || grids.isEmpty() || edges.size() != outputs * grids.size()) {
            throw new IllegalArgumentException("layer from " + grids.size() + " to " + outputs + " nodes has "
                    + edges.size() + " edges; it needs one for each pair of at least one input and one output");
        }
    }

    public int inputs() {
        return grids.size();
    }

    public Edge edge(int output, int input) {
        return edges.get(output * inputs() + input);
    }

    Grid gridOf(int edge) {
        return grids.get(edge % inputs());
    }

    Layer withEdges(List<Edge> other) {
        return new Layer(grids, outputs, other);
    }
}
