package wick.theory.spatial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Combination;
import wick.network.Pooling;
import wick.network.Shape;
import wick.network.Step;
import wick.network.Wiring;

/// Turns steps into a [Program].
final class Compiler {
    private final List<Op.Activate> activations = new ArrayList<>();
    private final Masks.Builder masks;
    private int slots;

    private Compiler(Masks.Builder masks) {
        this.masks = masks;
    }

    /// Throws [IllegalArgumentException] where the network has no kernels here.
    static Program program(Wiring wiring) {
        List<Step> steps = Concatenations.pushed(wiring.steps());
        Limits.require(steps);
        boolean flat = !steps.isEmpty() && steps.getFirst() instanceof Step.Linear;
        Grid grid = flat
                ? new Grid(wiring.inputs(), List.of(), false, new Mask.Whole())
                : new Grid(
                        wiring.input().channels(),
                        wiring.input().grid(),
                        false,
                        wiring.absences() ? new Mask.Input() : new Mask.Whole());
        Optional<Shape> absences = wiring.absences() ? Optional.of(wiring.input()) : Optional.empty();
        Compiler compiler = new Compiler(new Masks.Builder(absences));
        Compiled compiled = compiler.compile(steps, grid);
        List<Part> parts = new Planner()
                .plan(
                        compiled.nodes(),
                        Layout.aligned(compiled.nodes().getLast().to()));
        return new Program(
                compiled.nodes(),
                parts,
                grid.channels(),
                grid.positions(),
                compiler.slots,
                compiler.activations,
                compiler.masks.build());
    }

    private record Compiled(List<Node> nodes, Grid grid) {}

    int slot() {
        return slots++;
    }

    /// The slot of a mask, or [Masks#NONE].
    int slot(Mask mask) {
        return masks.slot(mask, this::slot);
    }

    int number() {
        return activations.size();
    }

    void add(Op.Activate activate) {
        activations.add(activate);
    }

    private Compiled compile(List<Step> steps, Grid start) {
        List<Node> nodes = new ArrayList<>();
        Grid grid = start;
        Stretches stretch = new Stretches(this, grid);
        for (Step step : steps) {
            if (stretch.takes(step)) {
                stretch.add(step);
                grid = stretch.grid();
                continue;
            }
            Node.Local local = stretch.node();
            nodes.add(local);
            if (Stretches.isLocal(step, grid)) {
                // other edges than those of the layers before
                stretch = new Stretches(this, grid);
                stretch.add(step);
                grid = stretch.grid();
                continue;
            }
            Node mixing = mixing(step, grid, local.to());
            nodes.add(mixing);
            grid = Grid.behind(step, grid);
            stretch = new Stretches(this, grid);
            if (step instanceof Step.Pool || step instanceof Step.Attention) {
                stretch.blank();
            }
        }
        nodes.add(stretch.node());
        return new Compiled(nodes, grid);
    }

    private Node mixing(Step step, Grid grid, Plane from) {
        return switch (step) {
            case Step.Linear linear -> new Node.Reduce(linear, from, Plane.point(), slot());
            case Step.Pool(Pooling pooling, var geometry) -> {
                double share =
                        pooling == Pooling.SUM ? 1 : 1.0 / geometry.window().points();
                Plane to = Plane.of(geometry.grid(), false, false);
                yield new Node.Pool(
                        Span.of(geometry, true), Span.of(geometry, false), share, from, to, slot(), slot(), slot());
            }
            case Step.GlobalPool(Pooling pooling, var _) -> {
                double share = pooling == Pooling.SUM ? 1 : 1.0 / grid.positions();
                int present = pooling == Pooling.SUM ? Masks.NONE : slot(grid.mask());
                yield new Node.Global(share, from, Plane.point(), slot(), slot(), slot(), present);
            }
            case Step.Attention attention ->
                new Node.Attend(
                        attention,
                        from,
                        Plane.of(grid.grid(), false, false),
                        slot(),
                        slot(),
                        slot(),
                        slot(),
                        slot(grid.mask()));
            case Step.Residual(List<Step> branch) -> branch(Combination.SUM, List.of(List.of(), branch), grid, from);
            case Step.Fan(Combination combination, List<List<Step>> branches) ->
                branch(combination, branches, grid, from);
            case Step.Convolution _, Step.Pointwise _, Step.Flatten _, Step.LayerNorm _, Step.Dropout _ ->
                throw new IllegalStateException("acts within a shift: " + step);
        };
    }

    private Node branch(Combination combination, List<List<Step>> branches, Grid grid, Plane from) {
        List<List<Node>> nodes = new ArrayList<>();
        List<Grid> ends = new ArrayList<>();
        for (List<Step> branch : branches) {
            Compiled compiled = branch.isEmpty() ? new Compiled(List.of(), grid) : compile(branch, grid);
            nodes.add(compiled.nodes());
            ends.add(compiled.grid());
        }
        Grid end = ends.getFirst();
        ends.forEach(other -> end.requireSame(other, combination));
        return new Node.Branch(
                combination,
                nodes,
                Grid.shares(combination, ends),
                slots(combination, branches.size()),
                from,
                Plane.of(end.grid(), false, false));
    }

    List<Integer> slots(Combination combination, int branches) {
        List<Integer> own = new ArrayList<>();
        for (int k = 0; k < (combination == Combination.PRODUCT ? 2 * (branches - 1) : 0); k++) {
            own.add(slot());
        }
        return own;
    }
}
