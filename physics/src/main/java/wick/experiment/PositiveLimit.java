package wick.experiment;

import java.util.Optional;
import java.util.OptionalDouble;
import wick.observable.Prediction;

/// Judges the limit of infinite width of a positive quantity whose corrections are large: the series of
/// [WidthExpansion] is that of its logarithm, which converges at smaller widths.
///
/// The value and its error are given back in the quantity's own units, errors to first order.
public final class PositiveLimit {
    private PositiveLimit() {}

    /// Throws [IllegalArgumentException] unless the prediction and all means are positive.
    public static Comparison judge(Question question, WidthSeries series, WidthExpansion.Reading reading) {
        double predicted = question.prediction().value();
        if (!(predicted > 0) || series.points().stream().anyMatch(p -> !(p.mean() > 0))) {
            throw new IllegalArgumentException("comparison '"
                    + question.subject().id() + "': a logarithm needs a positive prediction and positive measurements");
        }
        WidthExpansion expansion = WidthExpansion.ofLogarithm(series.logarithm(predicted), reading);
        Comparison logarithm = expansion.judge(relative(question), 1);
        double value = predicted * Math.exp(logarithm.measurement().mean());
        return new Comparison(
                logarithm.id(),
                logarithm.quantity(),
                logarithm.place(),
                question.prediction(),
                logarithm
                        .measurement()
                        .with(value, value * logarithm.measurement().standardError()),
                logarithm
                        .rival()
                        .map(r -> new Comparison.Rival(
                                r.name(), question.namedRival().value(), r.excludedBy())),
                logarithm.z(),
                logarithm.verdict(),
                logarithm.expected(),
                expansion.deviationOfLogarithm(),
                logarithm.remark());
    }

    /// The same question about ln(y / predicted).
    private static Question relative(Question question) {
        double predicted = question.prediction().value();
        double rival = Math.max(question.namedRival().value(), 1e-12 * predicted);
        Prediction logarithm = new Prediction.Expansion(
                0,
                question.prediction().error() / predicted,
                new Prediction.Order("1/n", 0, 0),
                OptionalDouble.empty(),
                question.prediction().basis());
        return new Question(
                question.subject(),
                logarithm,
                Optional.of(new Alternative(question.namedRival().name(), Math.log(rival / predicted))),
                question.expected(),
                question.remedy());
    }
}
