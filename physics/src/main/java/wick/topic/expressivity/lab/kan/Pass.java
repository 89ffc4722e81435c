package wick.topic.expressivity.lab.kan;

import java.util.List;
import wick.numeric.elementwise.Elementwise;
import wick.topic.expressivity.lab.symbolic.Symbol;

/// One input carried through a network and its derivatives carried back, in buffers that are used again.
///
/// Only the k + 1 splines that are not zero at a place are touched, so the work does not grow with the grid.
final class Pass {
    private final List<Layer> layers;
    private final int[][] offsets;
    private final double[][] nodes;
    private final double[][] sensitivities;
    private final Part[] parts;

    /// What one layer keeps of the way forward.
    private static final class Part {
        final int order;
        final int[] cells;
        final double[] splines;
        final double[] splineSlopes;
        final double[] base;
        final double[] baseSlopes;
        final double[] values;
        final double[] slopes;
        /// f(b x + c) and f′(b x + c) of symbolic edges.
        final double[] function;
        final double[] functionSlope;
        /// What a penalty adds to the derivative with respect to each edge's value.
        final double[] pull;

        Part(Layer layer) {
            order = layer.grids().getFirst().order();
            int inputs = layer.inputs();
            int edges = layer.edges().size();
            cells = new int[inputs];
            splines = new double[inputs * (order + 1)];
            splineSlopes = new double[inputs * (order + 1)];
            base = new double[inputs];
            baseSlopes = new double[inputs];
            values = new double[edges];
            slopes = new double[edges];
            function = new double[edges];
            functionSlope = new double[edges];
            pull = new double[edges];
        }
    }

    Pass(List<Layer> layers) {
        this.layers = layers;
        int depth = layers.size();
        offsets = new int[depth][];
        nodes = new double[depth + 1][];
        sensitivities = new double[depth + 1][];
        parts = new Part[depth];
        nodes[0] = new double[layers.getFirst().inputs()];
        sensitivities[0] = new double[layers.getFirst().inputs()];
        for (int l = 0; l < depth; l++) {
            offsets[l] = Kan.offsets(layers).get(l).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            nodes[l + 1] = new double[layers.get(l).outputs()];
            sensitivities[l + 1] = new double[layers.get(l).outputs()];
            parts[l] = new Part(layers.get(l));
        }
    }

    /// Values at the nodes in front of layer l; behind the last layer the outputs.
    double[] nodes(int layer) {
        return nodes[layer];
    }

    /// Values on the edges of a layer.
    double[] values(int layer) {
        return parts[layer].values;
    }

    /// The derivative of the outcome with respect to each output, to be set before [#rowInto].
    double[] seeds() {
        return sensitivities[layers.size()];
    }

    /// What is added to the derivative of the outcome with respect to each edge's value.
    double[] pull(int layer) {
        return parts[layer].pull;
    }

    /// Carries one input, `inputs[from]` and those after it, through.
    void forward(double[] inputs, int from, double[] parameters) {
        System.arraycopy(inputs, from, nodes[0], 0, nodes[0].length);
        for (int l = 0; l < parts.length; l++) {
            ground(l);
            Layer layer = layers.get(l);
            double[] sums = nodes[l + 1];
            int width = layer.inputs();
            for (int j = 0; j < sums.length; j++) {
                double sum = 0;
                for (int i = 0; i < width; i++) {
                    int e = j * width + i;
                    evaluate(l, e, i, parameters);
                    sum += parts[l].values[e];
                }
                sums[j] = sum;
            }
        }
    }

    /// What all edges from one node share: splines and silu there.
    private void ground(int l) {
        Part part = parts[l];
        for (int i = 0; i < part.cells.length; i++) {
            double x = nodes[l][i];
            part.cells[i] =
                    layers.get(l).grids().get(i).basisInto(x, part.splines, part.splineSlopes, i * (part.order + 1));
            part.base[i] = Elementwise.silu(x);
            part.baseSlopes[i] = Elementwise.siluDerivative(x);
        }
    }

    private void evaluate(int l, int e, int i, double[] parameters) {
        Part part = parts[l];
        int at = offsets[l][e];
        switch (layers.get(l).edges().get(e)) {
            case Edge.Spline _ -> {
                double value = parameters[at] * part.base[i];
                double slope = parameters[at] * part.baseSlopes[i];
                int first = at + 1 + part.cells[i];
                int own = i * (part.order + 1);
                for (int r = 0; r <= part.order; r++) {
                    value += parameters[first + r] * part.splines[own + r];
                    slope += parameters[first + r] * part.splineSlopes[own + r];
                }
                part.values[e] = value;
                part.slopes[e] = slope;
            }
            case Edge.Symbolic(Symbol symbol) -> {
                double u = parameters[at + 1] * nodes[l][i] + parameters[at + 2];
                part.function[e] = symbol.value(u);
                part.functionSlope[e] = symbol.slope(u);
                part.values[e] = parameters[at] * part.function[e] + parameters[at + 3];
                part.slopes[e] = parameters[at] * parameters[at + 1] * part.functionSlope[e];
            }
            case Edge.Absent _ -> {
                part.values[e] = 0;
                part.slopes[e] = 0;
            }
        }
    }

    /// The most entries a row can have.
    int rowLength() {
        int length = 0;
        for (int l = 0; l < parts.length; l++) {
            length += layers.get(l).edges().size() * Math.max(parts[l].order + 2, 4);
        }
        return length;
    }

    /// The derivatives of the outcome with respect to the parameters that matter here: their numbers, ascending, and
    /// the derivatives. Their count.
    int rowInto(double[] parameters, int[] numbers, double[] derivatives) {
        for (int l = parts.length - 1; l >= 0; l--) {
            back(l);
        }
        Row row = new Row(parameters, numbers, derivatives);
        for (int l = 0; l < parts.length; l++) {
            int width = layers.get(l).inputs();
            for (int e = 0; e < parts[l].values.length; e++) {
                edgeInto(l, e, sensitivities[l + 1][e / width] + parts[l].pull[e], row);
            }
        }
        return row.count;
    }

    /// The row that is being written, and how much of it there is.
    private static final class Row {
        final double[] parameters;
        final int[] numbers;
        final double[] derivatives;
        int count;

        Row(double[] parameters, int[] numbers, double[] derivatives) {
            this.parameters = parameters;
            this.numbers = numbers;
            this.derivatives = derivatives;
        }

        void add(int number, double derivative) {
            numbers[count] = number;
            derivatives[count++] = derivative;
        }
    }

    private void back(int l) {
        double[] below = sensitivities[l];
        int width = below.length;
        for (int i = 0; i < width; i++) {
            double sum = 0;
            for (int e = i; e < parts[l].values.length; e += width) {
                sum += (sensitivities[l + 1][e / width] + parts[l].pull[e]) * parts[l].slopes[e];
            }
            below[i] = sum;
        }
    }

    private void edgeInto(int l, int e, double pull, Row row) {
        Part part = parts[l];
        int at = offsets[l][e];
        int i = e % nodes[l].length;
        switch (layers.get(l).edges().get(e)) {
            case Edge.Spline _ -> {
                row.add(at, pull * part.base[i]);
                int own = i * (part.order + 1);
                for (int r = 0; r <= part.order; r++) {
                    row.add(at + 1 + part.cells[i] + r, pull * part.splines[own + r]);
                }
            }
            case Edge.Symbolic _ -> {
                double inner = pull * row.parameters[at] * part.functionSlope[e];
                row.add(at, pull * part.function[e]);
                row.add(at + 1, inner * nodes[l][i]);
                row.add(at + 2, inner);
                row.add(at + 3, pull);
            }
            case Edge.Absent _ -> {
                // no parameters
            }
        }
    }
}
