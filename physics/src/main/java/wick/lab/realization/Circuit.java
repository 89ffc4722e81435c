package wick.lab.realization;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wick.network.Shape;
import wick.network.Wiring;

/// A wiring unrolled into numbered values and the operations that make each from earlier ones: value 0 is
/// the input, the last value is the output. `widths` holds the number of units of each value. `absences`
/// is the shape of an input if some of its positions may be absent.
record Circuit(List<Integer> widths, List<Operation> operations, Optional<Shape> absences) {

    Circuit {
        widths = List.copyOf(widths);
        operations = List.copyOf(operations);
    }

    /// Throws [IllegalArgumentException] where the steps of the wiring do not fit together.
    static Circuit of(Wiring wiring) {
        return new Unrolling(wiring).circuit();
    }

    int output() {
        return widths.size() - 1;
    }

    /// The places where each weight matrix is used, by its index, from the first to the last.
    Map<Integer, List<Operation.Weighted>> uses() {
        Map<Integer, List<Operation.Weighted>> uses = new TreeMap<>();
        for (Operation operation : operations) {
            if (operation instanceof Operation.Weighted weighted) {
                uses.computeIfAbsent(weighted.linear().index(), _ -> new java.util.ArrayList<>())
                        .add(weighted);
            }
        }
        return uses;
    }

    /// Which values depend on weights, so that derivatives with respect to them are needed.
    boolean[] trained() {
        boolean[] trained = new boolean[widths.size()];
        for (Operation operation : operations) {
            boolean any = operation instanceof Operation.Weighted;
            for (int source : operation.sources()) {
                any |= trained[source];
            }
            trained[operation.to()] = any;
        }
        return trained;
    }
}
