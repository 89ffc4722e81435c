package wick.numeric.gaussian;

import java.util.Arrays;
import java.util.Optional;

/// ⟨Π_j z_j^{m_j} Π_{j∈S} sgn z_j⟩ of variables z_j = r ℓ_j cos(θ − α_j) that are all combinations of two.
///
/// θ is uniform and E r^2k = 2^k k!. Between two zeros of the cosines the integrand is a trigonometric
/// polynomial, which Gauss's rule takes to rounding.
final class PlaneMoments {
    /// What is left of a variance below this share of it is rounding.
    static final double NOTHING_LEFT = 1e-13;

    private static final LegendreRule RULE = LegendreRule.of(32);

    private final double[] length;
    private final double[] angle;

    private PlaneMoments(double[] length, double[] angle) {
        this.length = length;
        this.angle = angle;
    }

    /// Of three or more variables, where the first two, which must not be parallel, determine the others.
    static Optional<PlaneMoments> of(double[][] covariance) {
        int size = covariance.length;
        if (size < 3) {
            return Optional.empty();
        }
        double[] length = new double[size];
        double[] angle = new double[size];
        double across = Math.sqrt(covariance[1][1] - covariance[0][1] / covariance[0][0] * covariance[0][1]);
        for (int j = 0; j < size; j++) {
            double along = covariance[0][j] / Math.sqrt(covariance[0][0]);
            double apart = covariance[1][j] - covariance[0][1] / covariance[0][0] * covariance[0][j];
            double other = j == 0 ? 0 : apart / across;
            length[j] = Math.sqrt(covariance[j][j]);
            angle[j] = Math.atan2(other, along);
            double rest = covariance[j][j] - along * along - other * other;
            if (!(Math.abs(rest) <= NOTHING_LEFT * covariance[j][j])) {
                return Optional.empty();
            }
        }
        return Optional.of(new PlaneMoments(length, angle));
    }

    double of(int[] powers, int signs) {
        int total = Arrays.stream(powers).sum();
        if ((total + Integer.bitCount(signs)) % 2 == 1) {
            return 0;
        }
        // An even integrand has the period π: one half turn is enough.
        double[] zeros = new double[angle.length + 1];
        for (int j = 0; j < angle.length; j++) {
            zeros[j] = Math.PI / 2 + angle[j] - Math.PI * Math.floor((Math.PI / 2 + angle[j]) / Math.PI);
        }
        Arrays.sort(zeros, 0, angle.length);
        zeros[angle.length] = zeros[0] + Math.PI;
        double sum = 0;
        for (int j = 0; j < angle.length; j++) {
            sum += between(zeros[j], zeros[j + 1], powers, signs);
        }
        // E r^total, total/2 being an integer or a half
        double radial = Math.exp(total / 2.0 * Math.log(2)) * gamma(total);
        return sum / Math.PI * radial;
    }

    /// Γ(1 + total/2)
    private static double gamma(int total) {
        double product = total % 2 == 0 ? 1 : Math.sqrt(Math.PI);
        for (int k = total; k > 0; k -= 2) {
            product *= k / 2.0;
        }
        return product;
    }

    private double between(double from, double to, int[] powers, int signs) {
        double half = (to - from) / 2;
        double sum = 0;
        for (int k = 0; k < RULE.size(); k++) {
            double theta = from + half * (1 + RULE.node(k));
            double product = RULE.weight(k);
            for (int j = 0; j < angle.length; j++) {
                double cosine = Math.cos(theta - angle[j]);
                product *= Math.pow(length[j] * cosine, powers[j]);
                product *= (signs >> j & 1) == 1 ? Math.signum(cosine) : 1;
            }
            sum += product;
        }
        return half * sum;
    }
}
