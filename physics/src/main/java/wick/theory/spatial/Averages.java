package wick.theory.spatial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.theory.infinitewidth.ElementwiseAverages;

/// Pair averages of every activation that is not linear on both sides of 0.
final class Averages {
    private final List<Optional<ElementwiseAverages.Pairs>> pairs = new ArrayList<>();

    void put(int number, ElementwiseAverages.Pairs averages) {
        while (pairs.size() <= number) {
            pairs.add(Optional.empty());
        }
        pairs.set(number, Optional.of(averages));
    }

    ElementwiseAverages.Pairs at(int number) {
        return pairs.get(number).orElseThrow();
    }
}
