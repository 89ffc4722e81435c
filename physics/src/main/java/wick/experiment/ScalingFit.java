package wick.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import wick.observable.Measurement;

/// Judges the exponent s of y ∝ n^s by a weighted fit of ln y = a + s ln n + b/n over widths.
///
/// b/n is the leading correction to scaling; without it enough networks reject any true exponent at
/// finite width. Its size is unknown up to a natural one, five times `growth`, and the square of the
/// correction is an error at each width. Errors from fewer than 100 networks are widened to Student's
/// quantile.
public final class ScalingFit {
    private static final double NATURAL_SPREAD = 5;

    private ScalingFit() {}

    /// The prediction of `question` is the exponent, and so is its rival's value.
    public static Comparison of(Question question, WidthSeries series, WidthExpansion.Reading reading) {
        List<WidthSeries.Point> points = series.points();
        if (points.stream().anyMatch(p -> !(p.evidence().measurement().mean() > 0))) {
            return Landing.of(question, series.fitted(0, 0))
                    .land(Verdict.OUT_OF_DOMAIN, "a power law needs positive values at every width");
        }
        Rows.Solution first = fit(series, reading.growth(), reading.growth());
        double size = Math.clamp(Math.abs(first.value(2)), reading.growth(), NATURAL_SPREAD * reading.growth());
        Rows.Solution solution = fit(series, reading.growth(), size);
        double exponent = solution.value(1);
        double error = Math.hypot(solution.error(1), question.prediction().error());
        Alternative rival = question.namedRival();
        double z = Judge.standardErrors(exponent - question.prediction().value(), error);
        double excluded = Judge.standardErrors(Math.abs(exponent - rival.value()), error);
        Measurement measured = series.fitted(exponent, solution.error(1));
        Verdict verdict = new Grade(z, excluded, Bar.LARGE_SAMPLE, series.heavyTailed()).verdict();
        String remark = switch (verdict) {
            case AGREES ->
                String.format(
                        Locale.ROOT,
                        "exponents further off than %.2g are excluded",
                        Math.abs(exponent - question.prediction().value()) + Bar.AGREEMENT * error);
            case DISAGREES -> Judge.disagreement(measured, rival, excluded);
            default ->
                "too little power to exclude the rival; this would settle it: "
                        + question.remedy()
                                .withNetworks(Power.factor(question.prediction().value() - rival.value(), error));
        };
        return Landing.of(question, measured)
                .rival(new Comparison.Rival(rival.name(), rival.value(), excluded))
                .z(z)
                .land(verdict, remark);
    }

    /// The error of the exponent to expect of measurements with these relative errors and corrections of
    /// natural size.
    public static double exponentError(WidthSeries planned, WidthExpansion.Reading reading) {
        return fit(planned, reading.growth(), reading.growth()).error(1);
    }

    /// What the law means at the user's own width: y there in per cent of `reference`, by interpolation
    /// in ln n, and the width at which it falls below one per cent.
    public static Optional<Comparison.Deviation> deviation(WidthSeries series, double reference, int ownWidth) {
        Rows rows = new Rows();
        for (WidthSeries.Point point : series.points()) {
            Measurement measured = point.evidence().measurement();
            if (!(measured.mean() > 0) || reference == 0) {
                return Optional.empty();
            }
            rows.add(
                    Math.log(measured.mean() / Math.abs(reference)),
                    WidthExpansion.error(point) / measured.mean(),
                    1,
                    Math.log((double) point.width() / ownWidth));
        }
        Rows.Solution line = rows.solve();
        double percent = 100 * Math.exp(line.value(0));
        OptionalDouble width = line.value(1) < 0
                ? OptionalDouble.of(ownWidth * Math.exp(Math.log(percent) / -line.value(1)))
                : OptionalDouble.empty();
        return Optional.of(new Comparison.Deviation(percent, percent * line.error(0), width));
    }

    private static Rows.Solution fit(WidthSeries series, double growth, double size) {
        Rows rows = new Rows();
        double narrowest = series.narrowest();
        for (WidthSeries.Point point : series.points()) {
            Measurement measured = point.evidence().measurement();
            double x = narrowest / point.width();
            double beyond = size / point.width() * (size / point.width());
            rows.add(
                    Math.log(measured.mean()),
                    Math.hypot(WidthExpansion.error(point) / measured.mean(), beyond),
                    1,
                    -Math.log(x),
                    x);
        }
        return rows.add(0, NATURAL_SPREAD * growth / narrowest, 0, 0, 1).solve();
    }
}
