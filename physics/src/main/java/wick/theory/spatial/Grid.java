package wick.theory.spatial;

import java.util.List;
import wick.network.Combination;
import wick.network.Shape;
import wick.network.Step;

/// The shape of a signal on its way: `channels` at every point of a grid. A flattened signal keeps the
/// grid, since its units differ by their positions.
record Grid(int channels, List<Integer> grid, boolean flat) {

    Grid {
        grid = List.copyOf(grid);
    }

    int positions() {
        return grid.stream().reduce(1, Math::multiplyExact);
    }

    Grid withChannels(int count) {
        return new Grid(count, grid, flat);
    }

    /// The grid behind steps.
    static Grid behind(List<Step> steps, Grid start) {
        Grid grid = start;
        for (Step step : steps) {
            grid = behind(step, grid);
        }
        return grid;
    }

    static Grid behind(Step step, Grid grid) {
        return switch (step) {
            case Step.Linear linear -> new Grid(linear.fanOut(), List.of(), false);
            case Step.Convolution(Step.Linear weights, var geometry) ->
                new Grid(weights.fanOut(), geometry.grid(), grid.flat);
            case Step.Pool pool -> new Grid(grid.channels, pool.geometry().grid(), grid.flat);
            case Step.GlobalPool _ -> new Grid(grid.channels, List.of(), false);
            case Step.Flatten(Shape _) -> new Grid(grid.channels, grid.grid, grid.positions() > 1);
            case Step.Attention attention ->
                grid.withChannels(attention.outputs().fanOut());
            case Step.Residual(List<Step> branch) -> behind(branch, grid);
            case Step.Fan(Combination combination, List<List<Step>> branches) -> {
                List<Grid> ends =
                        branches.stream().map(branch -> behind(branch, grid)).toList();
                int channels = combination == Combination.CONCATENATE
                        ? ends.stream().mapToInt(Grid::channels).sum()
                        : ends.getFirst().channels;
                yield ends.getFirst().withChannels(channels);
            }
            case Step.Pointwise _, Step.LayerNorm _, Step.Dropout _ -> grid;
        };
    }

    /// The weights with which the kernels of branches add up.
    static List<Double> shares(Combination combination, List<Grid> ends) {
        double channels = ends.stream().mapToInt(Grid::channels).sum();
        return ends.stream()
                .map(end -> combination == Combination.CONCATENATE ? end.channels / channels : 1.0)
                .toList();
    }

    void requireSame(Grid other, Combination combination) {
        if (!grid.equals(other.grid)) {
            throw new IllegalArgumentException("no kernels of infinite width: the branches of " + combination.text()
                    + " come together after flatten in some of them only; put a dense layer between flatten and the"
                    + " branches");
        }
    }
}
