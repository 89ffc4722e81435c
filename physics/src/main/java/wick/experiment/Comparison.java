package wick.experiment;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import wick.observable.Measurement;
import wick.observable.Prediction;

/// One prediction beside one measurement, judged.
///
/// `z` is (measured − predicted) in standard errors, present where such a test applies; `remark` is one
/// sentence for people: what is excluded, or the command that would settle an inconclusive case.
public record Comparison(
        String id,
        String quantity,
        Place place,
        Prediction prediction,
        Measurement measurement,
        Optional<Rival> rival,
        OptionalDouble z,
        Verdict verdict,
        Verdict expected,
        Optional<Deviation> deviation,
        String remark) {

    /// Where in the network: the layer (weight matrices counted from 1) and the width, where they apply.
    public record Place(OptionalInt layer, OptionalInt width) {}

    /// A formula somebody could believe instead, and by how many standard errors the measurement excludes
    /// it.
    public record Rival(String name, double value, double excludedBy) {}

    /// Does it matter here? Measured against predicted at the user's own width, and the width from which
    /// the deviation is below one per cent.
    public record Deviation(double percent, double percentError, OptionalDouble widthForOnePercent) {}

    /// Whether nothing went wrong: the verdict is the expected one. Where the plan said beforehand that
    /// it could not settle the question, only a disagreement is a surprise.
    public boolean asExpected() {
        return verdict == expected || (expected == Verdict.INCONCLUSIVE && verdict != Verdict.DISAGREES);
    }

    /// The same comparison with what it means at the user's own width.
    public Comparison with(Deviation atOwnWidth) {
        return new Comparison(
                id,
                quantity,
                place,
                prediction,
                measurement,
                rival,
                z,
                verdict,
                expected,
                Optional.of(atOwnWidth),
                remark);
    }

    /// The same comparison with another verdict expected beforehand.
    public Comparison expecting(Verdict other) {
        return new Comparison(
                id, quantity, place, prediction, measurement, rival, z, verdict, other, deviation, remark);
    }
}
