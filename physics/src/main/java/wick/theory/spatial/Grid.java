package wick.theory.spatial;

import java.util.List;
import wick.network.Combination;
import wick.network.Geometry;
import wick.network.Shape;
import wick.network.Step;

/// The shape of a signal on its way: `channels` at every point of a grid. A flattened signal keeps the
/// grid, since its units differ by their positions. `mask` tells which positions are present.
record Grid(int channels, List<Integer> grid, boolean flat, Mask mask) {

    Grid {
        grid = List.copyOf(grid);
    }

    int positions() {
        return grid.stream().reduce(1, Math::multiplyExact);
    }

    Grid withChannels(int count) {
        return new Grid(count, grid, flat, mask);
    }

    Grid with(Mask other) {
        return new Grid(channels, grid, flat, other);
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
            case Step.Linear linear -> new Grid(linear.fanOut(), List.of(), false, new Mask.Whole());
            case Step.Convolution(Step.Linear weights, Geometry geometry) ->
                new Grid(weights.fanOut(), geometry.grid(), grid.flat, grid.mask.behind(geometry));
            case Step.Pool(var _, Geometry geometry) ->
                new Grid(grid.channels, geometry.grid(), grid.flat, grid.mask.behind(geometry));
            case Step.GlobalPool _ -> new Grid(grid.channels, List.of(), false, new Mask.Whole());
            case Step.Flatten(Shape _) -> new Grid(grid.channels, grid.grid, grid.positions() > 1, grid.mask);
            case Step.Attention attention ->
                grid.withChannels(attention.outputs().fanOut());
            case Step.Residual(List<Step> branch) -> {
                Grid end = behind(branch, grid);
                yield end.with(Mask.either(List.of(grid.mask, end.mask)));
            }
            case Step.Fan(Combination combination, List<List<Step>> branches) -> {
                List<Grid> ends =
                        branches.stream().map(branch -> behind(branch, grid)).toList();
                int channels = combination == Combination.CONCATENATE
                        ? ends.stream().mapToInt(Grid::channels).sum()
                        : ends.getFirst().channels;
                List<Mask> masks = ends.stream().map(Grid::mask).toList();
                yield ends.getFirst()
                        .withChannels(channels)
                        .with(combination == Combination.CONCATENATE ? Mask.same(masks) : Mask.either(masks));
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
