package wick.experiment.catalog;

import java.util.List;
import java.util.Optional;
import wick.experiment.Claim;
import wick.experiment.Claim.Standing;
import wick.observable.Bibliography;
import wick.text.Nearest;

/// What sources state about wide networks, and what became of it.
public final class Claims {
    private static final List<Claim> ALL = List.of(
            new Claim(
                    "gaussian-process-limit",
                    Bibliography.HALVERSON_2024,
                    "A randomly initialized network becomes a Gaussian process as its width grows, fully described by"
                            + " its mean and its kernel.",
                    List.of("gaussian-process-limit"),
                    Standing.HOLDS,
                    "The limit is Gaussian and the approach is slow: at depth L and width n the fourth cumulant is"
                            + " about 3V/n, with V growing in proportion to L."));

    private Claims() {}

    public static List<Claim> all() {
        return ALL;
    }

    /// The names of all claims, in the same order.
    public static List<String> ids() {
        return ALL.stream().map(Claim::id).toList();
    }

    public static Optional<Claim> find(String id) {
        return ALL.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /// The claim of this name.
    ///
    /// Throws [IllegalArgumentException] for a name there is none of; the message says which is close and which there
    /// are.
    public static Claim named(String id) {
        return find(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no claim '" + id + "'"
                        + Nearest.suggestion(id, ids()) + "; there are: " + String.join(", ", ids())));
    }

    /// The claims that this experiment tests.
    public static List<Claim> testedBy(String experiment) {
        return ALL.stream().filter(c -> c.experiments().contains(experiment)).toList();
    }
}
