package wick.theory.spatial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import wick.network.Presence;

/// Inputs, each of which has gone through a network with itself: its variances everywhere, and its kernels.
final class Batch {
    private final Program program;
    private final Inputs inputs;
    private final List<Presence> presences;
    private final Variances[] variances;
    private final double[] nngp;
    private final double[] ntk;
    private final Conditions conditions;

    /// So many inputs go side by side.
    Batch(Program program, Inputs inputs, int side) {
        this.program = program;
        this.inputs = inputs;
        presences = program.masks().of(inputs.presence());
        int count = inputs.count();
        variances = new Variances[count];
        nngp = new double[count];
        ntk = new double[count];
        conditions = new Conditions(program.activations().size());
        int tasks = (count + side - 1) / side;
        Conditions[] found = new Conditions[tasks];
        ConcurrentLinkedQueue<Cell> cells = new ConcurrentLinkedQueue<>();
        IntConsumer task = k -> {
            found[k] = conditions.fresh();
            pass(k * side, Math.min(side, count - k * side), found[k], cells);
        };
        SpatialKernels.inTasks(tasks, task);
        Arrays.stream(found).forEach(conditions::add);
    }

    private void pass(int row, int count, Conditions found, ConcurrentLinkedQueue<Cell> cells) {
        List<Meeting> meetings = new ArrayList<>();
        double[] start = new double[count * program.positions()];
        for (int c = 0; c < count; c++) {
            Variances own = new Variances(program.slots());
            variances[row + c] = own;
            program.masks().putInto(presences, row + c, own);
            meetings.add(Meeting.itself(own));
            System.arraycopy(inputs.variances(row + c), 0, start, c * program.positions(), program.positions());
        }
        Source source = Source.Images.same(inputs, row, count);
        Field end = new Passage(new Encounter(meetings, true), true, found, cells).run(program.parts(), source, start);
        System.arraycopy(end.variances().entries, 0, nngp, row, count);
        System.arraycopy(end.tangent().entries, 0, ntk, row, count);
    }

    /// Pair averages of every activation without a closed form of its own here, for all rows and columns.
    static Averages averages(Program program, Batch rows, Batch columns) {
        Averages averages = new Averages();
        for (Op.Activate activate : program.activations()) {
            if (activate.averages().slopes().isEmpty()) {
                averages.put(
                        activate.number(),
                        activate.averages().pairs(rows.all(activate.slot()), columns.all(activate.slot())));
            }
        }
        return averages;
    }

    /// What a slot holds for all inputs, one after the other.
    double[] all(int slot) {
        return Arrays.stream(variances)
                .flatMapToDouble(one -> Arrays.stream(one.at(slot)))
                .toArray();
    }

    Inputs inputs() {
        return inputs;
    }

    Variances variances(int row) {
        return variances[row];
    }

    double nngp(int row) {
        return nngp[row];
    }

    double ntk(int row) {
        return ntk[row];
    }

    Conditions conditions() {
        return conditions;
    }
}
