package wick.topic.expressivity.lab.kan;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The functions on the edges of a network, as curves over the range that data reach; inputs in their own units.
public final class EdgeCurves {
    private static final int POINTS = 120;

    private EdgeCurves() {}

    /// The curve of one edge.
    public record Curve(Place place, Named named, Vector x, Vector y) {

        public int layer() {
            return place.layer;
        }

        public int output() {
            return place.output;
        }

        public int input() {
            return place.input;
        }

        public String function() {
            return named.function;
        }

        public double deviation() {
            return named.deviation;
        }
    }

    /// What stands on an edge, and the standard deviation of its values over the data.
    public record Named(String function, double deviation) {}

    /// Where an edge stands, all counted from 0.
    public record Place(int layer, int output, int input) {}

    /// All edges that are there, layer by layer.
    public static List<Curve> of(Kan kan, Matrix rows) {
        Matrix inputs = kan.inputs().apply(rows);
        List<Matrix> nodes = Evaluation.nodes(kan, inputs);
        List<Matrix> spread = Pruning.statistics(kan, inputs);
        List<Curve> curves = new ArrayList<>();
        for (int l = 0; l < kan.layers().size(); l++) {
            Layer layer = kan.layers().get(l);
            for (int e = 0; e < layer.edges().size(); e++) {
                if (!(layer.edges().get(e) instanceof Edge.Absent)) {
                    Place place = new Place(l, e / layer.inputs(), e % layer.inputs());
                    curves.add(curve(kan, place, nodes.get(l), spread.get(l).at(1, e)));
                }
            }
        }
        return curves;
    }

    private static Curve curve(Kan kan, Place place, Matrix nodes, double deviation) {
        Layer layer = kan.layers().get(place.layer);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < nodes.rows(); s++) {
            low = Math.min(low, nodes.at(s, place.input));
            high = Math.max(high, nodes.at(s, place.input));
        }
        Layer alone =
                new Layer(List.of(layer.grids().get(place.input)), 1, List.of(layer.edge(place.output, place.input)));
        int from = Kan.offsets(kan.layers()).get(place.layer).get(place.output * layer.inputs() + place.input);
        double[] parameters = new double[Kan.offsets(List.of(alone)).getLast().getLast()];
        for (int p = 0; p < parameters.length; p++) {
            parameters[p] = kan.parameters().at(from + p);
        }
        Pass pass = new Pass(List.of(alone));
        double center = place.layer == 0 ? kan.inputs().center().at(place.input) : 0;
        double half = place.layer == 0 ? kan.inputs().half().at(place.input) : 1;
        double[] x = new double[POINTS + 1];
        double[] y = new double[POINTS + 1];
        for (int p = 0; p <= POINTS; p++) {
            double at = low + (high - low) * p / POINTS;
            pass.forward(new double[] {at}, 0, parameters);
            x[p] = center + half * at;
            y[p] = pass.nodes(1)[0];
        }
        Named named = new Named(KanFile.text(layer.edge(place.output, place.input)), deviation);
        return new Curve(place, named, Vector.of(x), Vector.of(y));
    }
}
