package wick.topic.expressivity.theory.spline;

import java.util.List;

/// A network of splines on its edges: what it misses of a function that it can represent, and how many
/// of its parameters
/// count.
public final class SplineNetwork {
    private SplineNetwork() {}

    /// One edge: the length of the range that its numbers have, and the root mean square over the data of ∂f/∂φ ·
    /// φ^{(k+1)}, that is of the derivative of what the edge should be, times what the output makes of it.
    public record Edge(double range, double derivative) {}

    /// The root mean square that the network misses on grids of G intervals, to leading order in 1/G.
    ///
    /// What each edge misses oscillates from interval to interval about 0, differently on every edge, so the
    /// squares add up. Units at the nodes do not matter: an edge stretched by a factor shortens the grid of the
    /// next
    /// in the same proportion.
    public static double rootMeanSquare(SplineLaw law, int intervals, List<Edge> edges) {
        double square = 0;
        for (Edge edge : edges) {
            double own = law.rootMeanSquare(edge.range / intervals, edge.derivative);
            square += own * own;
        }
        return Math.sqrt(square);
    }

    /// The number of parameters that change the function: on each edge G + k coefficients and, with `base`, the
    /// weight of a fixed function, less one for every further edge to the same node, since only the sum of
    /// constants shows.
    public static int rank(List<Integer> shape, int coefficients, boolean base) {
        int edges = 0;
        int shared = 0;
        for (int l = 1; l < shape.size(); l++) {
            edges += shape.get(l - 1) * shape.get(l);
            shared += (shape.get(l - 1) - 1) * shape.get(l);
        }
        return edges * (coefficients + (base ? 1 : 0)) - shared;
    }
}
