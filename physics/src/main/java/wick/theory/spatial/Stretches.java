package wick.theory.spatial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Combination;
import wick.network.Geometry;
import wick.network.Step;
import wick.theory.infinitewidth.ElementwiseAverages;

/// Gathers steps that leave the shift of two positions as it is, as long as their windows agree on
/// whether a dimension is periodic.
final class Stretches {
    private final Compiler compiler;
    private final Grid start;
    private final List<Step> steps = new ArrayList<>();
    private Edges edges = Edges.OPEN;
    private Grid grid;
    private boolean blank;

    Stretches(Compiler compiler, Grid start) {
        this.compiler = compiler;
        this.start = start;
        grid = start;
    }

    /// Whether rows and columns are periodic, as far as windows have said.
    private record Edges(Optional<Boolean> rows, Optional<Boolean> columns, boolean agree) {
        static final Edges OPEN = new Edges(Optional.empty(), Optional.empty(), true);

        Edges with(Edges other) {
            return new Edges(
                    rows.or(other::rows),
                    columns.or(other::columns),
                    agree && other.agree && match(rows, other.rows) && match(columns, other.columns));
        }

        private static boolean match(Optional<Boolean> a, Optional<Boolean> b) {
            return a.isEmpty() || b.isEmpty() || a.equals(b);
        }

        Plane plane(Grid grid) {
            return Plane.of(grid.grid(), rows.orElse(false), columns.orElse(false));
        }
    }

    Grid grid() {
        return grid;
    }

    boolean takes(Step step) {
        return isLocal(step, grid) && edges.with(edges(step)).agree();
    }

    /// Absent positions of what comes in are not 0 yet.
    void blank() {
        blank = true;
    }

    void add(Step step) {
        steps.add(step);
        edges = edges.with(edges(step));
        grid = Grid.behind(step, grid);
    }

    Node.Local node() {
        List<Op> ops = new ArrayList<>();
        if (blank) {
            addBlank(start, ops);
        }
        ops.addAll(ops(steps, start));
        return new Node.Local(ops, edges.plane(start), edges.plane(grid));
    }

    /// Whether a step maps pairs of one shift to pairs of one shift.
    static boolean isLocal(Step step, Grid grid) {
        return switch (step) {
            case Step.Convolution _, Step.Pointwise _, Step.Flatten _, Step.LayerNorm _, Step.Dropout _ -> true;
            case Step.Linear _ -> grid.positions() == 1;
            case Step.Pool _, Step.Attention _ -> false;
            case Step.GlobalPool _ -> grid.positions() == 1;
            case Step.Residual(List<Step> branch) -> areLocal(List.of(List.of(), branch), grid);
            case Step.Fan(Combination _, List<List<Step>> branches) -> areLocal(branches, grid);
        };
    }

    private static boolean areLocal(List<List<Step>> branches, Grid start) {
        Edges edges = Edges.OPEN;
        List<Integer> strides = List.of();
        for (List<Step> branch : branches) {
            Grid grid = start;
            int rows = 1;
            int columns = 1;
            for (Step step : branch) {
                if (!isLocal(step, grid)) {
                    return false;
                }
                edges = edges.with(edges(step));
                if (step instanceof Step.Convolution(Step.Linear _, Geometry geometry)) {
                    rows *= Span.of(geometry, true).stride();
                    columns *= Span.of(geometry, false).stride();
                } else if (step instanceof Step.Residual || step instanceof Step.Fan) {
                    // strides inside would have to be followed
                    if (!Grid.behind(step, grid).grid().equals(grid.grid())) {
                        return false;
                    }
                }
                grid = Grid.behind(step, grid);
            }
            List<Integer> own = List.of(rows, columns, grid.positions());
            if (!strides.isEmpty() && !strides.equals(own)) {
                return false;
            }
            strides = own;
        }
        return edges.agree();
    }

    private static Edges edges(Step step) {
        return switch (step) {
            case Step.Convolution(Step.Linear _, Geometry geometry) ->
                new Edges(edge(geometry, true), edge(geometry, false), true);
            case Step.Residual(List<Step> branch) -> edges(branch);
            case Step.Fan(Combination _, List<List<Step>> branches) ->
                branches.stream().map(Stretches::edges).reduce(Edges.OPEN, Edges::with);
            case Step.Linear _, Step.Pointwise _, Step.Pool _, Step.GlobalPool _ -> Edges.OPEN;
            case Step.Flatten _, Step.LayerNorm _, Step.Dropout _, Step.Attention _ -> Edges.OPEN;
        };
    }

    private static Edges edges(List<Step> steps) {
        return steps.stream().map(Stretches::edges).reduce(Edges.OPEN, Edges::with);
    }

    private static Optional<Boolean> edge(Geometry geometry, boolean rows) {
        Span span = Span.of(geometry, rows);
        if (span.isPoint()) {
            return Optional.empty();
        }
        int length = rows
                ? geometry.from().grid().getFirst()
                : geometry.from().grid().getLast();
        if (span.isPeriodic() && span.stride() * span.count() != length) {
            throw new IllegalArgumentException("no kernels of infinite width: conv with circular padding and stride "
                    + span.stride() + " on a grid of " + length
                    + " points: the stride must divide the number of points");
        }
        return Optional.of(span.isPeriodic());
    }

    private List<Op> ops(List<Step> list, Grid begin) {
        List<Op> ops = new ArrayList<>();
        Grid at = begin;
        for (Step step : list) {
            addOps(step, at, ops);
            at = Grid.behind(step, at);
        }
        return ops;
    }

    private void addBlank(Grid at, List<Op> ops) {
        int present = compiler.slot(at.mask());
        if (present != Masks.NONE) {
            ops.add(new Op.Blank(edges.plane(at), present, compiler.slot()));
        }
    }

    private void addOps(Step step, Grid at, List<Op> ops) {
        Plane plane = edges.plane(at);
        switch (step) {
            case Step.Linear linear ->
                ops.add(new Op.Convolve(
                        linear,
                        Span.POINT,
                        Span.POINT,
                        plane,
                        edges.plane(Grid.behind(step, at)),
                        compiler.slot(),
                        compiler.slot()));
            case Step.Convolution(Step.Linear weights, Geometry geometry) -> {
                ops.add(new Op.Convolve(
                        weights,
                        Span.of(geometry, true),
                        Span.of(geometry, false),
                        plane,
                        edges.plane(Grid.behind(step, at)),
                        compiler.slot(),
                        compiler.slot()));
                addBlank(Grid.behind(step, at), ops);
            }
            case Step.Pointwise(var activation) -> {
                Op.Activate activate = new Op.Activate(
                        ElementwiseAverages.of(activation), compiler.number(), plane, compiler.slot(), compiler.slot());
                compiler.add(activate);
                ops.add(activate);
                addBlank(at, ops);
            }
            case Step.LayerNorm(double epsilon, var _) ->
                ops.add(new Op.Normalize(
                        epsilon, at.flat(), plane, compiler.slot(), compiler.slot(), compiler.slot(at.mask())));
            case Step.Dropout(double rate) -> ops.add(new Op.Fade(rate, plane, compiler.slot()));
            case Step.Residual(List<Step> branch) -> ops.add(combine(Combination.SUM, List.of(List.of(), branch), at));
            case Step.Fan(Combination combination, List<List<Step>> branches) ->
                ops.add(combine(combination, branches, at));
            case Step.Flatten _, Step.GlobalPool _ -> {}
            case Step.Pool _, Step.Attention _ -> throw new IllegalStateException("mixes shifts: " + step);
        }
    }

    private Op combine(Combination combination, List<List<Step>> branches, Grid at) {
        List<List<Op>> ops = branches.stream().map(branch -> ops(branch, at)).toList();
        List<Grid> ends =
                branches.stream().map(branch -> Grid.behind(branch, at)).toList();
        ends.forEach(end -> ends.getFirst().requireSame(end, combination));
        return new Op.Combine(
                combination,
                ops,
                Grid.shares(combination, ends),
                compiler.slots(combination, branches.size()),
                edges.plane(ends.getFirst()));
    }
}
