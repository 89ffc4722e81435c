package wick.topic.expressivity.lab.kan;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// New grids under the same functions: as many intervals as asked for, from the smallest to the largest number that
/// the data bring to each node, and splines fitted to those there were by least squares over the new grid.
///
/// Where the new grid divides the intervals of the old one the functions stay the same to rounding.
final class Regrid {
    /// Points in each interval, beyond the order of the splines.
    private static final int MORE = 2;
    /// Numbers closer together than this, in units of order one, are as good as constant.
    private static final double NARROW = 1e-9;

    private Regrid() {}

    /// `inputs` are scaled.
    static Kan of(Kan kan, Matrix inputs, int intervals) {
        List<Matrix> nodes = Evaluation.nodes(kan, inputs);
        List<List<Integer>> offsets = Kan.offsets(kan.layers());
        double[] old = kan.parameters().toArray();
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < kan.layers().size(); l++) {
            Layer layer = kan.layers().get(l);
            List<Grid> grids = new ArrayList<>();
            for (int i = 0; i < layer.inputs(); i++) {
                Grid before = layer.grids().get(i);
                grids.add(
                        l == 0
                                ? new Grid(before.low(), before.high(), intervals, before.order())
                                : around(nodes.get(l), i, new Grid(-1, 1, intervals, before.order())));
            }
            layers.add(new Layer(grids, layer.outputs(), layer.edges()));
        }
        List<List<Integer>> places = Kan.offsets(layers);
        double[] parameters = new double[places.getLast().getLast()];
        for (int l = 0; l < layers.size(); l++) {
            for (int i = 0; i < layers.get(l).inputs(); i++) {
                new Change(
                                kan.layers().get(l).grids().get(i),
                                layers.get(l).grids().get(i))
                        .carry(layers.get(l), i, new Carried(old, offsets.get(l), parameters, places.get(l)));
            }
        }
        return new Kan(kan.inputs(), layers, kan.outputs(), Vector.of(parameters));
    }

    private static Grid around(Matrix nodes, int column, Grid like) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < nodes.rows(); s++) {
            low = Math.min(low, nodes.at(s, column));
            high = Math.max(high, nodes.at(s, column));
        }
        return high - low > NARROW * Math.max(1, Math.abs(low))
                ? new Grid(low, high, like.intervals(), like.order())
                : new Grid(low - 0.5, low + 0.5, like.intervals(), like.order());
    }

    /// Parameters before and after, and where the edges of a layer have theirs.
    private static final class Carried {
        final double[] from;
        final List<Integer> fromPlaces;
        final double[] to;
        final List<Integer> toPlaces;

        Carried(double[] from, List<Integer> fromPlaces, double[] to, List<Integer> toPlaces) {
            this.from = from;
            this.fromPlaces = fromPlaces;
            this.to = to;
            this.toPlaces = toPlaces;
        }

        /// What the old splines of an edge add up to, of which those from `first` on have these values.
        double value(int edge, int first, double[] splines) {
            double value = 0;
            for (int r = 0; r < splines.length; r++) {
                value += from[fromPlaces.get(edge) + 1 + first + r] * splines[r];
            }
            return value;
        }
    }

    /// From one grid to another.
    private record Change(Grid before, Grid after) {

        void carry(Layer layer, int input, Carried carried) {
            List<Integer> splines = new ArrayList<>();
            for (int e = input; e < layer.edges().size(); e += layer.inputs()) {
                int from = carried.fromPlaces.get(e);
                int to = carried.toPlaces.get(e);
                switch (layer.edges().get(e)) {
                    case Edge.Spline _ -> {
                        carried.to[to] = carried.from[from];
                        splines.add(e);
                    }
                    case Edge.Symbolic _ -> System.arraycopy(carried.from, from, carried.to, to, 4);
                    case Edge.Absent _ -> {
                        // no parameters
                    }
                }
            }
            if (!splines.isEmpty()) {
                refit(splines, carried);
            }
        }

        private void refit(List<Integer> splines, Carried carried) {
            int finer = (before.intervals() + after.intervals() - 1) / after.intervals();
            int points = after.intervals() * (after.order() + MORE) * finer;
            Matrix normal = Matrix.zeros(after.size(), after.size());
            Matrix right = Matrix.zeros(after.size(), splines.size());
            double[] fresh = new double[after.order() + 1];
            double[] stale = new double[before.order() + 1];
            double[] slopes = new double[Math.max(fresh.length, stale.length)];
            for (int p = 0; p < points; p++) {
                double x = after.low() + (after.high() - after.low()) * (p + 0.5) / points;
                int cell = after.basisInto(x, fresh, slopes, 0);
                int first = before.basisInto(x, stale, slopes, 0);
                for (int r = 0; r < fresh.length; r++) {
                    for (int q = 0; q <= r; q++) {
                        normal.entries()[(cell + r) * after.size() + cell + q] += fresh[r] * fresh[q];
                    }
                }
                for (int c = 0; c < splines.size(); c++) {
                    double value = carried.value(splines.get(c), first, stale);
                    for (int r = 0; r < fresh.length; r++) {
                        right.entries()[(cell + r) * splines.size() + c] += fresh[r] * value;
                    }
                }
            }
            Matrix solved = switch (Factorization.of(normal)) {
                case Factorization.Cholesky cholesky -> cholesky.solve(right);
                case Factorization.NotPositiveDefinite _ ->
                    throw new IllegalStateException("splines on " + after + " are not independent");
            };
            for (int c = 0; c < splines.size(); c++) {
                for (int i = 0; i < after.size(); i++) {
                    carried.to[carried.toPlaces.get(splines.get(c)) + 1 + i] = solved.at(i, c);
                }
            }
        }
    }
}
