package wick.topic.expressivity.lab.kan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// A Kolmogorov-Arnold network: a function of one number on every edge, plain sums at the nodes, and nothing else.
///
/// Depth and widths are free and the functions smooth: named after the theorem of Kolmogorov and Arnold, it is no
/// instance of it. The theorem represents every continuous function of n numbers exactly with 2n + 1 outer and
/// n (2n + 1) inner functions, whose inner ones are continuous but in general nowhere smooth.
///
/// Inputs are scaled before the first layer and outputs after the last. Parameters stand layer by layer, edge by edge.
///
/// Source: Liu et al. 2024, arXiv:2404.19756.
public record Kan(Scale inputs, List<Layer> layers, Scale outputs, Vector parameters) {
    public Kan {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        for (int l = 1; l < layers.size(); l++) {
            if (layers.get(l).inputs() != layers.get(l - 1).outputs()) {
                throw new IllegalArgumentException("layer " + (l + 1) + " takes "
                        + layers.get(l).inputs() + " numbers, but layer " + l + " gives "
                        + layers.get(l - 1).outputs());
            }
        }
        if (layers.getFirst().inputs() != inputs.center().size()
                || layers.getLast().outputs() != outputs.center().size()) {
            throw new IllegalArgumentException("scales of " + inputs.center().size() + " inputs and "
                    + outputs.center().size() + " outputs do not fit the layers");
        }
        int needed = offsets(layers).getLast().getLast();
        if (parameters.size() != needed) {
            throw new IllegalArgumentException("network has " + parameters.size() + " parameters, needs " + needed);
        }
    }

    /// Widths from the input to the output.
    public List<Integer> shape() {
        return Stream.concat(
                        Stream.of(layers.getFirst().inputs()), layers.stream().map(Layer::outputs))
                .toList();
    }

    /// The number of edges that are there.
    public int edges() {
        return (int) layers.stream()
                .flatMap(layer -> layer.edges().stream())
                .filter(edge -> !(edge instanceof Edge.Absent))
                .count();
    }

    /// The outputs for inputs, one row each.
    public Matrix apply(Matrix rows) {
        if (rows.columns() != layers.getFirst().inputs()) {
            throw new IllegalArgumentException("inputs of " + rows.columns() + " numbers, need "
                    + layers.getFirst().inputs());
        }
        return outputs.undo(Evaluation.outputs(this, inputs.apply(rows)));
    }

    /// Where the parameters of each edge begin, layer by layer, with the end of the layer behind them.
    static List<List<Integer>> offsets(List<Layer> layers) {
        List<List<Integer>> all = new ArrayList<>();
        int next = 0;
        for (Layer layer : layers) {
            List<Integer> own = new ArrayList<>();
            for (int e = 0; e < layer.edges().size(); e++) {
                own.add(next);
                next += layer.edges().get(e).parameters(layer.gridOf(e));
            }
            own.add(next);
            all.add(own);
        }
        return all;
    }

    Kan withParameters(double[] other) {
        return new Kan(inputs, layers, outputs, Vector.of(other.clone()));
    }
}
