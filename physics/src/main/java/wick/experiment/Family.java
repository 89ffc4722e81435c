package wick.experiment;

import java.util.Locale;
import java.util.Optional;
import org.hipparchus.special.Beta;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;
import wick.observable.Basis;
import wick.observable.Measurement;
import wick.observable.Prediction;

/// Judges many numbers measured on the same networks, such as the entries of a kernel, by one χ² with their
/// covariance and a bound on the largest |z| for their count.
///
/// With the covariance estimated from M networks, T² = rᵀ C⁻¹ r follows Hotelling's law:
/// T² (M − p) / (p (M − 1)) is F-distributed with p and M − p degrees of freedom. The comparison shows χ²
/// per degree of freedom, predicted to be 1.
///
/// A right theory disagrees in at most about one of 8000 cases.
public final class Family {
    private static final double SMALLEST_DIRECTION = 1e-10;

    private Family() {}

    /// Means of `mean.size()` numbers and the covariance of these means.
    public record Measured(Vector mean, Matrix covariance, Measurement ensemble) {
        public Measured {
            if (covariance.rows() != mean.size() || covariance.columns() != mean.size()) {
                throw new IllegalArgumentException(
                        "covariance is " + covariance + ", need " + mean.size() + " x " + mean.size());
            }
            if (ensemble.networks() <= mean.size() + 1) {
                throw new IllegalArgumentException(mean.size() + " numbers need more than " + (mean.size() + 1)
                        + " networks, not " + ensemble.networks());
            }
        }
    }

    /// What theory says of every number, its numerical error, and what the rival says.
    public record Predicted(Vector values, Vector errors, Vector rival) {}

    /// What is asked of a family: the name of its rival, the basis of its prediction, the remedy for low
    /// power.
    public record Asked(Subject subject, Basis basis, String rival, Remedy remedy) {}

    public static Comparison judge(Asked asked, Predicted predicted, Measured measured) {
        Distance right = distance(measured, predicted.values(), predicted.errors());
        Distance wrong = distance(measured, predicted.rival(), predicted.errors());
        int count = measured.mean().size();
        long networks = measured.ensemble().networks();
        double z = Bar.equivalent(right.probability());
        double excluded = Bar.equivalent(wrong.probability());
        double family = Bar.threshold(Bar.equivalent(2 * Bar.tail(Bar.AGREEMENT) / count), networks);
        boolean outlier = right.largest() > family;
        Verdict verdict = outlier ? Verdict.DISAGREES : new Grade(z, excluded, Bar.LARGE_SAMPLE, false).verdict();
        Question question = new Question(
                asked.subject(),
                new Prediction.Exact(1, 0, asked.basis()),
                Optional.of(new Alternative(asked.rival(), wrong.reduced())),
                Verdict.AGREES,
                asked.remedy());
        String counts = String.format(
                Locale.ROOT,
                "%d numbers, largest |z| %.1f (bound %.1f), %.2g beyond 4 expected by chance",
                count,
                right.largest(),
                family,
                count * 2 * Bar.tail(Bar.AGREEMENT));
        String remark = verdict == Verdict.INCONCLUSIVE
                ? counts + "; this would settle it: " + asked.remedy().withNetworks(4)
                : counts;
        Measurement shown = measured.ensemble().with(right.reduced(), Math.sqrt(2.0 / right.freedom()));
        return Landing.of(question, shown)
                .rival(new Comparison.Rival(asked.rival(), wrong.reduced(), excluded))
                .z(z)
                .land(verdict, remark);
    }

    /// χ² per degree of freedom, its tail probability and the largest |z| of a single number.
    private record Distance(double reduced, double probability, double largest, int freedom) {}

    private static Distance distance(Measured measured, Vector values, Vector errors) {
        int count = measured.mean().size();
        Matrix covariance = measured.covariance().copy();
        double largest = 0;
        for (int i = 0; i < count; i++) {
            covariance.set(i, i, covariance.at(i, i) + errors.at(i) * errors.at(i));
            double error = Math.sqrt(covariance.at(i, i));
            largest = Math.max(
                    largest, Math.abs(Judge.standardErrors(measured.mean().at(i) - values.at(i), error)));
        }
        Vector scales = Vector.of(covariance.diagonal()).map(v -> v > 0 ? 1 / Math.sqrt(v) : 0);
        Matrix correlation = Matrix.zeros(count, count);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                correlation.set(i, j, scales.at(i) * covariance.at(i, j) * scales.at(j));
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(correlation);
        double square = 0;
        int freedom = 0;
        for (int k = 0; k < count; k++) {
            if (eigen.values().at(k) < SMALLEST_DIRECTION * eigen.values().at(count - 1)) {
                continue;
            }
            double projection = 0;
            for (int i = 0; i < count; i++) {
                projection += eigen.vectors().at(i, k)
                        * scales.at(i)
                        * (measured.mean().at(i) - values.at(i));
            }
            square += projection * projection / eigen.values().at(k);
            freedom++;
        }
        double networks = measured.ensemble().networks();
        double second = networks - freedom;
        double f = square * second / (freedom * (networks - 1));
        double probability = Beta.regularizedBeta(second / (second + freedom * f), second / 2, freedom / 2.0);
        return new Distance(square / freedom, probability, largest, freedom);
    }
}
