package wick.cli;

import java.util.List;
import java.util.Optional;
import wick.report.diagram.Look;
import wick.theory.fieldtheory.Diagram;

/// The diagrams of an order with their values.
///
/// `sum` is empty where it is a polynomial in N, `sumExact` where numbers are not rational.
record DiagramListing(String heading, Look look, List<Entry> entries, Optional<Double> sum, Optional<String> sumExact) {

    DiagramListing {
        entries = List.copyOf(entries);
    }

    /// A diagram, what it adds to the sum, the same exactly, and its power of N in a theory with components.
    record Entry(Diagram diagram, double value, Optional<String> exact, Optional<Integer> power) {
        Entry {
            // no negative zero
            value += 0.0;
        }
    }
}
