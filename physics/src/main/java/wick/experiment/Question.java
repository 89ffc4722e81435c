package wick.experiment;

import java.util.Optional;
import wick.observable.Prediction;

/// A prediction put to the test: what it is about, what it says, which rival could be believed instead,
/// the verdict that is right, and how to get more power.
public record Question(
        Subject subject, Prediction prediction, Optional<Alternative> rival, Verdict expected, Remedy remedy) {

    /// Asks whether `prediction` holds and not `rival`; expected to agree.
    public static Question of(Subject subject, Prediction prediction, Alternative rival, Remedy remedy) {
        return new Question(subject, prediction, Optional.of(rival), Verdict.AGREES, remedy);
    }

    public Question expecting(Verdict verdict) {
        return new Question(subject, prediction, rival, verdict, remedy);
    }

    Alternative namedRival() {
        return rival.orElseThrow(() -> new IllegalArgumentException(
                "comparison '" + subject.id() + "' names no rival; without one nothing can agree"));
    }
}
