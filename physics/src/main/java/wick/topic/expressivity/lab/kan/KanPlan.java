package wick.topic.expressivity.lab.kan;

import java.util.List;

/// How a network is trained: widths from input to output, intervals of the grids one after the other, the order of the
/// splines, and how many steps on each grid.
public record KanPlan(List<Integer> shape, List<Integer> grids, int order, Search search) {
    public static final int MOST_PARAMETERS = 200_000;

    public KanPlan {
        shape = List.copyOf(shape);
        grids = List.copyOf(grids);
        if (shape.size() < 2 || shape.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("shape " + shape + " must have at least two widths, each at least 1");
        }
        if (grids.isEmpty()) {
            throw new IllegalArgumentException("grids must name at least one number of intervals");
        }
        for (int intervals : grids) {
            if (intervals < 1 || intervals > Grid.MOST_INTERVALS) {
                throw new IllegalArgumentException(
                        "grids " + grids + " must have from 1 to " + Grid.MOST_INTERVALS + " intervals");
            }
        }
        if (order < 1 || order > Grid.HIGHEST_ORDER) {
            throw new IllegalArgumentException("order " + order + " must be from 1 to " + Grid.HIGHEST_ORDER);
        }
        long most = parameters(
                shape, grids.stream().mapToInt(Integer::intValue).max().orElseThrow(), order);
        if (most > MOST_PARAMETERS) {
            throw new IllegalArgumentException("shape " + shape + " on grids " + grids + " has " + most
                    + " parameters; at most " + MOST_PARAMETERS + " are allowed");
        }
    }

    /// How minima are looked for: steps on each grid, networks that are begun on the first grid and of which the best
    /// goes on, the method, and the seed they are drawn with.
    public record Search(int steps, int starts, Method method, long seed) {
        public Search {
            if (steps < 1 || starts < 1) {
                throw new IllegalArgumentException(
                        "steps " + steps + " and starts " + starts + " must both be at least 1");
            }
        }
    }

    /// How parameters move.
    public enum Method {
        /// Levenberg-Marquardt up to the number of parameters where a step becomes slow, L-BFGS beyond.
        BEST,
        /// Levenberg-Marquardt: few expensive steps.
        MARQUARDT,
        /// L-BFGS: many cheap steps.
        LBFGS
    }

    /// The number of parameters of this shape on grids of `intervals`.
    static long parameters(List<Integer> shape, int intervals, int order) {
        long edges = 0;
        for (int l = 1; l < shape.size(); l++) {
            edges += (long) shape.get(l - 1) * shape.get(l);
        }
        return edges * (1 + intervals + order);
    }
}
