package wick.lab.model;

import java.util.List;
import java.util.Optional;
import wick.model.NumberArray;
import wick.model.RealArray;
import wick.model.WholeArray;

/// What a step is given; an input may be left out.
record Operands(List<Optional<NumberArray>> inputs) {
    Operands {
        inputs = List.copyOf(inputs);
    }

    int count() {
        return inputs.size();
    }

    boolean has(int index) {
        return index < inputs.size() && inputs.get(index).isPresent();
    }

    NumberArray at(int index) {
        if (!has(index)) {
            throw new IllegalArgumentException("input " + index + " is missing");
        }
        return inputs.get(index).orElseThrow();
    }

    RealArray reals(int index) {
        return switch (at(index)) {
            case RealArray reals -> reals;
            case WholeArray whole ->
                throw new IllegalArgumentException(
                        "input " + index + " is a " + whole + " where real numbers are needed");
        };
    }

    /// The whole numbers of an input; it must not hold real ones.
    long[] wholes(int index) {
        return switch (at(index)) {
            case WholeArray whole -> whole.values();
            case RealArray reals ->
                throw new IllegalArgumentException(
                        "input " + index + " is a " + reals + " where whole numbers are needed");
        };
    }
}
