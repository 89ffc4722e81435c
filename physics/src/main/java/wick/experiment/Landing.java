package wick.experiment;

import java.util.Optional;
import java.util.OptionalDouble;
import wick.observable.Measurement;

/// Gathers the parts of a [Comparison]; the optional ones are empty until set.
record Landing(
        Question question,
        Measurement measurement,
        Optional<Comparison.Rival> rival,
        OptionalDouble z,
        Optional<Comparison.Deviation> deviation) {

    static Landing of(Question question, Measurement measurement) {
        return new Landing(question, measurement, Optional.empty(), OptionalDouble.empty(), Optional.empty());
    }

    Landing rival(Comparison.Rival excludedRival) {
        return new Landing(question, measurement, Optional.of(excludedRival), z, deviation);
    }

    Landing z(double standardErrors) {
        return new Landing(question, measurement, rival, OptionalDouble.of(standardErrors), deviation);
    }

    Landing deviation(Optional<Comparison.Deviation> atOwnWidth) {
        return new Landing(question, measurement, rival, z, atOwnWidth);
    }

    Comparison land(Verdict verdict, String remark) {
        return new Comparison(
                question.subject().id(),
                question.subject().quantity(),
                question.subject().place(),
                question.prediction(),
                measurement,
                rival,
                z,
                verdict,
                question.expected(),
                deviation,
                remark);
    }
}
