package wick.experiment;

import java.util.List;
import wick.observable.Source;

/// A statement of a source, and the experiments that test it.
///
/// `standing` is what the experiments say of it; where the source is wrong or says too little, `right`
/// says what holds.
public record Claim(
        String id, Source source, String statement, List<String> experiments, Standing standing, String right) {

    /// What became of a claim.
    public enum Standing {
        HOLDS,
        /// True with a condition or constant that the source leaves out.
        HOLDS_WITH_CONDITIONS,
        WRONG
    }

    public Claim {
        experiments = List.copyOf(experiments);
        if (experiments.isEmpty()) {
            throw new IllegalArgumentException("claim '" + id + "' names no experiment that tests it");
        }
    }
}
