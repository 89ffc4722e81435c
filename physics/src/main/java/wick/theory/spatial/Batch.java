package wick.theory.spatial;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import wick.network.Presence;
import wick.numeric.parallel.Parallel;

/// Inputs, each of which has gone through a network with itself: its variances everywhere, and its kernels.
final class Batch {
    private static final int MANY = 16;

    private final Program program;
    private final Inputs inputs;
    private final List<Presence> presences;
    private final Variances[] variances;
    private final double[] nngp;
    private final double[] ntk;
    private final Conditions conditions;

    Batch(Program program, Inputs inputs) {
        this.program = program;
        this.inputs = inputs;
        presences = program.masks().of(inputs.presence());
        int count = inputs.count();
        variances = new Variances[count];
        nngp = new double[count];
        ntk = new double[count];
        conditions = new Conditions(program.activations().size());
        Conditions[] found = new Conditions[count];
        ConcurrentLinkedQueue<Cell> cells = new ConcurrentLinkedQueue<>();
        IntConsumer task = row -> {
            found[row] = conditions.fresh();
            pass(row, found[row], cells);
        };
        if (count >= MANY) {
            Parallel.forEach(count, task);
        } else {
            IntStream.range(0, count).forEach(task);
        }
        Arrays.stream(found).forEach(conditions::add);
    }

    private void pass(int row, Conditions found, ConcurrentLinkedQueue<Cell> cells) {
        Variances own = new Variances(program.slots());
        variances[row] = own;
        program.masks().putInto(presences, row, own);
        Encounter encounter = new Encounter(own, List.of(own), true, 0, 0, new Averages());
        Source source = new Source.Images(inputs, row, inputs, row, 1);
        Field end = new Passage(encounter, true, found, cells).run(program.parts(), source, inputs.variances(row));
        nngp[row] = end.variances().entries[0];
        ntk[row] = end.tangent().entries[0];
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

    List<Variances> variances(int row, int count) {
        return Arrays.asList(variances).subList(row, row + count);
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
