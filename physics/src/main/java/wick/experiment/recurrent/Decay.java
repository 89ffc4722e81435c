package wick.experiment.recurrent;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import wick.experiment.Evidence;
import wick.experiment.Sample;
import wick.numeric.matrix.Vector;
import wick.observable.Measurement;

/// The correlation time read off two lags: (b − a) / ln((C(a) − S)/(C(b) − S)), S the static part. For an exponential
/// it is its time; otherwise it is what this formula gives, of theory as of networks.
public record Decay(Vector lags, int first, int second) {
    private static final double SIGNIFICANT = 6;

    /// About a fifth and two fifths of the longest lag; absent where there are not two positive ones.
    public static Optional<Decay> of(Vector lags) {
        int last = lags.size() - 1;
        int first = nearest(lags, 0.2 * lags.at(last));
        int second = nearest(lags, 0.4 * lags.at(last));
        return first < second && lags.at(first) > 0 ? Optional.of(new Decay(lags, first, second)) : Optional.empty();
    }

    private static int nearest(Vector lags, double time) {
        int best = 0;
        for (int k = 1; k < lags.size(); k++) {
            if (Math.abs(lags.at(k) - time) < Math.abs(lags.at(best) - time)) {
                best = k;
            }
        }
        return best;
    }

    /// Of connected correlations at the two lags; absent where they do not fall.
    public Optional<Double> time(double atFirst, double atSecond) {
        double ratio = atFirst / atSecond;
        return atSecond > 0 && ratio > 1
                ? Optional.of((lags.at(second) - lags.at(first)) / Math.log(ratio))
                : Optional.empty();
    }

    /// Of a curve at these lags and its static part.
    public Optional<Double> of(Curve curve, double still) {
        return time(curve.values().at(first) - still, curve.values().at(second) - still);
    }

    /// Of means over networks: the correlations stand from column `from` on, `still` gives a network's static part.
    /// Absent unless both the second correlation and the fall from first to second are significant.
    Optional<Evidence> measured(Sample sample, int from, ToDoubleFunction<double[]> still) {
        Sample two = sample.derived(List.of(
                row -> row[from + first] - still.applyAsDouble(row),
                row -> row[from + second] - still.applyAsDouble(row)));
        if (!significant(two.mean(row -> row[1])) || !significant(two.mean(row -> row[0] - row[1]))) {
            return Optional.empty();
        }
        double apart = lags.at(second) - lags.at(first);
        return Optional.of(two.jackknife(row -> apart / Math.log(row[0] / row[1]), row -> row[1]));
    }

    private static boolean significant(Evidence evidence) {
        Measurement measured = evidence.measurement();
        return measured.mean() > SIGNIFICANT * measured.standardError();
    }
}
