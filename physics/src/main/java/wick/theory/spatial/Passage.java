package wick.theory.spatial;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import wick.numeric.parallel.Parallel;

/// Pairs of inputs on their way through a network. Inputs with themselves also find their variances.
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

    /// Through all parts; `variances` are those of inputs with themselves at the start, else empty.
    Field run(List<Part> parts, Source start, double[] variances) {
        Source source = start;
        double[] v = variances;
        Field field =
                start instanceof Source.Of(Field given, int _) ? given : Field.of(Layout.aligned(Plane.point()), 0);
        for (int k = 0; k < parts.size(); k++) {
            switch (parts.get(k)) {
                case Part.Local local -> {
                    if (finds) {
                        v = variances(local, v);
                    }
                    boolean total = k + 1 < parts.size()
                            && parts.get(k + 1) instanceof Part.Mixing(Node.Global _, Layout _, Layout _);
                    if (total) {
                        field = summed(local, source, (Node.Global) ((Part.Mixing) parts.get(++k)).node(), v);
                    } else {
                        field = walked(local, source).with(v);
                    }
                }
                case Part.Mixing(Node node, Layout _, Layout behind) ->
                    field = new Mixer(encounter, finds).mix(node, behind, field);
                case Part.Branch branch -> field = branched(branch, source, v);
            }
            v = field.variances().entries;
            source = new Source.Of(field, encounter.size());
        }
        return field;
    }

    /// Through a stretch, input by input: what `before` holds one after the other.
    private double[] variances(Part.Local part, double[] before) {
        List<Move> moves = part.aligned().moves();
        int count = before.length / encounter.size();
        double[] behind = new double[encounter.size() * part.behind().plane().positions()];
        for (int c = 0; c < encounter.size(); c++) {
            Meeting itself = encounter.at(c);
            double[] own = Arrays.copyOfRange(before, c * count, (c + 1) * count);
            double[] end = new VariancePass(itself.first(), itself.averages()).run(moves, own);
            System.arraycopy(end, 0, behind, c * end.length, end.length);
        }
        return behind;
    }

    private Field walked(Part.Local part, Source source) {
        Layout behind = part.behind();
        Field end = Field.of(behind, encounter.size());
        double[] separations = end.separation().entries;
        double[] tangents = end.tangent().entries;
        boolean mirrored = mirrored(behind);
        eachShift(part, source, mirrored, (index, ending) -> {
            ending.copyInto(separations, tangents, behind.offset(index), behind.size());
            if (mirrored) {
                Shift shift = behind.shift(index);
                int opposite = behind.index(new Shift(-shift.row(), -shift.column()));
                if (opposite >= 0 && opposite != index) {
                    ending.copyInto(separations, tangents, behind.offset(opposite), behind.size());
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
        Layout behind = part.behind();
        int shifts = behind.shifts();
        double[] separation = new double[shifts * encounter.size()];
        double[] tangent = new double[shifts * encounter.size()];
        boolean mirrored = mirrored(behind);
        Mixer.Totals totals = new Mixer.Totals(encounter.size());
        eachShift(part, source, mirrored, (index, ending) -> {
            boolean aligned = behind.shift(index).isNone();
            if (finds && aligned) {
                ending.rootsInto(totals.roots);
            }
            ending.sumInto(separation, tangent, index, shifts, mirrored && !aligned ? 2 : 1);
        });
        for (int c = 0; c < encounter.size(); c++) {
            totals.separations[c] = Sums.of(separation, c * shifts, shifts);
            totals.tangents[c] = Sums.of(tangent, c * shifts, shifts);
        }
        return new Mixer(encounter, finds)
                .total(global, totals, Field.of(behind, 0).with(variances));
    }

    /// What to do with the pairs of a shift behind a stretch of layers.
    private interface Taker {
        void take(int index, Ending ending);
    }

    private void eachShift(Part.Local part, Source source, boolean mirrored, Taker taker) {
        int shifts = part.behind().shifts();
        int tasks = (shifts + CHUNK - 1) / CHUNK;
        Conditions[] found = new Conditions[tasks];
        Parallel.forEach(tasks, task -> {
            Cell taken = cells.poll();
            Cell cell = taken == null ? new Cell() : taken;
            found[task] = conditions.fresh();
            Walk walk = new Walk(encounter, cell, found[task]);
            for (int index = task * CHUNK; index < Math.min(shifts, (task + 1) * CHUNK); index++) {
                Shift shift = part.behind().shift(index);
                if (!mirrored || shift.row() > 0 || (shift.row() == 0 && shift.column() >= 0)) {
                    taker.take(
                            index,
                            walk.run(
                                    part.routes().get(index),
                                    source,
                                    part.before().plane()));
                }
            }
            cells.add(cell);
        });
        Arrays.stream(found).forEach(conditions::add);
    }

    private Field branched(Part.Branch part, Source source, double[] variances) {
        Branching branching = new Branching(encounter, finds, part);
        for (List<Part> branch : part.branches()) {
            branching.add(run(branch, source, variances));
        }
        return branching.result();
    }
}
