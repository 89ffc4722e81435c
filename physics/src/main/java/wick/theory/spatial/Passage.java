package wick.theory.spatial;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import wick.numeric.parallel.Parallel;

/// One input and several second ones on their way through a network. An input with itself also finds its
/// variances.
final class Passage {
    /// Shifts per task.
    private static final int CHUNK = 16;

    private final Encounter encounter;
    private final boolean finds;
    private final Conditions conditions;
    private final ConcurrentLinkedQueue<Cell> cells;

    Passage(Encounter encounter, boolean finds, Conditions conditions, ConcurrentLinkedQueue<Cell> cells) {
        this.encounter = encounter;
        this.finds = finds;
        this.conditions = conditions;
        this.cells = cells;
    }

    private int seconds() {
        return encounter.seconds().size();
    }

    /// Through all parts; `variances` are those of an input at the start, empty unless it is with itself.
    Field run(List<Part> parts, Source start, double[] variances) {
        Source source = start;
        double[] v = variances;
        Field field =
                start instanceof Source.Of(Field given, int _) ? given : Field.of(Layout.aligned(Plane.point()), 0);
        for (int k = 0; k < parts.size(); k++) {
            switch (parts.get(k)) {
                case Part.Local local -> {
                    if (finds) {
                        v = new VariancePass(encounter.first(), encounter.averages())
                                .run(local.aligned().moves(), v);
                    }
                    Field end = emptied(local.behind());
                    boolean total = k + 1 < parts.size()
                            && parts.get(k + 1) instanceof Part.Mixing(Node.Global _, Layout _, Layout _);
                    if (total) {
                        field = summed(local, source, (Node.Global) ((Part.Mixing) parts.get(++k)).node(), v);
                    } else {
                        field = walked(local, source, end).with(v);
                    }
                }
                case Part.Mixing(Node node, Layout _, Layout behind) ->
                    field = new Mixer(encounter, finds, seconds()).mix(node, behind, field);
                case Part.Branch branch -> field = branched(branch, source, v);
            }
            v = field.variances().entries;
            source = new Source.Of(field, seconds());
        }
        return field;
    }

    private Field emptied(Layout layout) {
        return Field.of(layout, seconds());
    }

    private Field walked(Part.Local part, Source source, Field end) {
        Layout behind = part.behind();
        boolean mirrored = mirrored(behind);
        eachShift(part, source, mirrored, (index, cell, count) -> {
            for (int c = 0; c < seconds(); c++) {
                int to = c * behind.size() + behind.offset(index);
                System.arraycopy(cell.separation, c * count, end.separation().entries, to, count);
                System.arraycopy(cell.tangent, c * count, end.tangent().entries, to, count);
                if (mirrored) {
                    Shift shift = behind.shift(index);
                    int opposite = behind.index(new Shift(-shift.row(), -shift.column()));
                    if (opposite >= 0 && opposite != index) {
                        int there = behind.offset(opposite);
                        System.arraycopy(cell.separation, 0, end.separation().entries, there, count);
                        System.arraycopy(cell.tangent, 0, end.tangent().entries, there, count);
                    }
                }
            }
        });
        return end;
    }

    /// An input with itself has the same covariances at opposite shifts, entry by entry.
    private boolean mirrored(Layout layout) {
        return encounter.same()
                && !layout.plane().rows().periodic()
                && !layout.plane().columns().periodic();
    }

    private Field summed(Part.Local part, Source source, Node.Global global, double[] variances) {
        int shifts = part.behind().shifts();
        double[] separation = new double[shifts * seconds()];
        double[] tangent = new double[shifts * seconds()];
        boolean mirrored = mirrored(part.behind());
        double[] roots = new double[1];
        eachShift(part, source, mirrored, (index, cell, count) -> {
            if (finds && part.behind().shift(index).isNone()) {
                roots[0] = Sums.ofRoots(cell.tangent, 0, count);
            }
            double copies = mirrored && !part.behind().shift(index).isNone() ? 2 : 1;
            for (int c = 0; c < seconds(); c++) {
                separation[c * shifts + index] = copies * Sums.of(cell.separation, c * count, count);
                tangent[c * shifts + index] = copies * Sums.of(cell.tangent, c * count, count);
            }
        });
        double[] separations = new double[seconds()];
        double[] tangents = new double[seconds()];
        for (int c = 0; c < seconds(); c++) {
            separations[c] = Sums.of(separation, c * shifts, shifts);
            tangents[c] = Sums.of(tangent, c * shifts, shifts);
        }
        return new Mixer(encounter, finds, seconds()).total(global, separations, tangents, variances, roots[0]);
    }

    /// What to do with the pairs of a shift behind a stretch of layers.
    private interface Taker {
        void take(int index, Cell cell, int count);
    }

    private void eachShift(Part.Local part, Source source, boolean mirrored, Taker taker) {
        int shifts = part.behind().shifts();
        int tasks = (shifts + CHUNK - 1) / CHUNK;
        Conditions[] found = new Conditions[tasks];
        Parallel.forEach(tasks, task -> {
            Cell taken = cells.poll();
            Cell cell = taken == null ? new Cell() : taken;
            found[task] = conditions.fresh();
            for (int index = task * CHUNK; index < Math.min(shifts, (task + 1) * CHUNK); index++) {
                Shift shift = part.behind().shift(index);
                if (mirrored && (shift.row() < 0 || (shift.row() == 0 && shift.column() < 0))) {
                    continue;
                }
                Routes.Route route = part.routes().get(index);
                cell.reserve(seconds() * route.largest());
                source.loadInto(part.before().plane(), route.from(), route.begin(), cell);
                new Walk(encounter, cell, found[task]).run(route.moves());
                taker.take(index, cell, route.end().count());
            }
            cells.add(cell);
        });
        Arrays.stream(found).forEach(conditions::add);
    }

    private Field branched(Part.Branch part, Source source, double[] variances) {
        Branching branching = new Branching(encounter, finds, part, seconds());
        for (List<Part> branch : part.branches()) {
            branching.add(run(branch, source, variances));
        }
        return branching.result();
    }
}
