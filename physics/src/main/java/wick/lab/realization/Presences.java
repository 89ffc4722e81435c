package wick.lab.realization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Combination;
import wick.network.Presence;
import wick.numeric.matrix.Matrix;

/// Which positions each value of a circuit has in one pass; nothing for a value that has all.
///
/// A unit stands at position (unit mod number of positions), also when its signal has been flattened.
final class Presences {
    /// All positions of all values.
    static final Presences WHOLE = new Presences(List.of());

    private final List<Optional<Presence>> values;

    private Presences(List<Optional<Presence>> values) {
        this.values = values;
    }

    /// From those of the inputs, operation by operation.
    static Presences of(Circuit circuit, Presence inputs) {
        List<Optional<Presence>> values = new ArrayList<>(List.of(Optional.of(inputs)));
        for (Operation operation : circuit.operations()) {
            Optional<Presence> before = values.get(operation.sources().getFirst());
            values.add(
                    switch (operation) {
                        case Operation.Weighted weighted -> before.flatMap(weighted.placement()::behind);
                        case Operation.Pool pool -> before.flatMap(pool.placement()::behind);
                        case Operation.Combine combine ->
                            combined(
                                    combine.combination(),
                                    combine.sources().stream().map(values::get).toList());
                        case Operation.Apply _, Operation.Normalize _, Operation.Drop _, Operation.Attend _ -> before;
                    });
        }
        return new Presences(values);
    }

    private static Optional<Presence> combined(Combination combination, List<Optional<Presence>> branches) {
        boolean aside = combination == Combination.CONCATENATE;
        Optional<Presence> all = branches.getFirst();
        for (Optional<Presence> branch : branches) {
            if (aside && branch.isPresent() != all.isPresent()) {
                throw new IllegalArgumentException(
                        "concatenate: some branches have absent positions and others have none; put a dense layer"
                                + " behind flatten");
            }
            all = all.flatMap(one -> branch.map(other -> aside ? one.same(other) : one.or(other)));
        }
        return all;
    }

    /// Nothing where the value has all positions.
    Optional<Presence> of(int value) {
        return values.isEmpty() ? Optional.empty() : values.get(value);
    }

    /// Makes the units of a value at absent positions 0, in one row for each input.
    void blank(int value, Matrix units) {
        of(value).ifPresent(presence -> {
            for (int row = 0; row < units.rows(); row++) {
                blank(presence, row, units, row);
            }
        });
    }

    /// The same for derivatives with respect to a value.
    void blank(int value, Gradients gradients) {
        of(value).ifPresent(presence -> {
            Matrix units = gradients.of(value);
            for (int row = 0; row < units.rows(); row++) {
                blank(presence, gradients.input(row), units, row);
            }
        });
    }

    private static void blank(Presence presence, int input, Matrix units, int row) {
        int positions = presence.positions();
        if (presence.count(input) == positions) {
            return;
        }
        for (int p = 0; p < positions; p++) {
            if (!presence.at(input, p)) {
                for (int unit = p; unit < units.columns(); unit += positions) {
                    units.set(row, unit, 0);
                }
            }
        }
    }
}
