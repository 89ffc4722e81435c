package wick.topic.information.theory.field;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/// What a Gaussian field says of which of two equally likely ensembles it was drawn from.
///
/// With L = ln p₁(φ)/p₀(φ), all that matters is the law of L, and k̂(t) = ∫ p₀^(½ − it) p₁^(½ + it) is a product over
/// modes, (v₀^(½−it) v₁^(½+it) (½ − it)/v₀ + (½ + it)/v₁))^(−½) for each of variances v₀ and v₁. By Parseval's theorem
/// H(class | φ) = (1/π) ∫₀^∞ Re k̂(t) ŵ(t) dt with w(L) = cosh(L/2) h(1/(1 + e^(−L))), and the error of
/// the best guess is
/// (1/2π) ∫₀^∞ Re k̂(t)/(t² + ¼) dt. Both integrands are analytic, so that the trapezoidal rule gives all digits.
///
/// L depends on the field through the power of modes of equal v₀ and v₁ alone: the power spectrum is a sufficient
/// statistic, and a Gaussian field says as much as its spectrum does.
public final class TwoEnsembles {
    private static final double STEP = 0.01;
    private static final double LAST = 12;
    private static final double FARTHEST = 400;
    private static final double RANGE = 90;
    private static final double FINE = 0.125;

    /// `count` independent real numbers of variance `zero` in the one ensemble and `one` in the other.
    public record Modes(double zero, double one, int count) {
        public Modes {
            if (!(zero > 0 && one > 0) || Double.isInfinite(zero) || Double.isInfinite(one) || count < 1) {
                throw new IllegalArgumentException("modes of variances " + zero + " and " + one + ", count " + count
                        + ": variances must be positive and finite, the count at least 1");
            }
        }
    }

    private final List<Modes> modes;

    private TwoEnsembles(List<Modes> modes) {
        this.modes = modes;
    }

    public static TwoEnsembles of(List<Modes> modes) {
        return new TwoEnsembles(List.copyOf(modes));
    }

    /// Fields on a periodic lattice of `size` x `size` points with these spectra, functions of the wave vector that are
    /// symmetric under reflection and exchange of the axes.
    public static TwoEnsembles onLattice(int size, DoubleBinaryOperator zero, DoubleBinaryOperator one) {
        List<Modes> modes = new ArrayList<>();
        for (int i = 0; i <= size / 2; i++) {
            for (int j = 0; j <= i; j++) {
                double q1 = 2 * Math.PI * i / size;
                double q2 = 2 * Math.PI * j / size;
                int count = times(i, size) * times(j, size) * (i == j ? 1 : 2);
                modes.add(new Modes(zero.applyAsDouble(q1, q2), one.applyAsDouble(q1, q2), count));
            }
        }
        return of(modes);
    }

    /// How many wave numbers have this size.
    private static int times(int i, int size) {
        return i == 0 || 2 * i == size ? 1 : 2;
    }

    /// I(class; φ) in nats.
    public double information() {
        double[] weights = weights();
        double sum = 0;
        for (int n = 0; n < weights.length; n++) {
            sum += (n == 0 ? 0.5 : 1) * real(n * STEP) * weights[n];
        }
        return Math.clamp(Math.log(2) - sum * STEP / Math.PI, 0, Math.log(2));
    }

    /// How often the best guess of the class is right.
    public double accuracy() {
        double sum = 0;
        for (int n = 0; n * STEP < FARTHEST; n++) {
            double t = n * STEP;
            double size = Math.exp(logarithm(t, 0));
            sum += (n == 0 ? 0.5 : 1) * real(t) / (t * t + 0.25);
            if (size < 1e-13) {
                break;
            }
        }
        return 1 - sum * STEP / (2 * Math.PI);
    }

    /// ŵ at the abscissas.
    private static double[] weights() {
        double[] weights = new double[(int) Math.round(LAST / STEP) + 1];
        for (int n = 0; n < weights.length; n++) {
            double sum = 0;
            for (int k = 0; k * FINE <= RANGE; k++) {
                double l = k * FINE;
                double odds = Math.exp(-l);
                double entropy = Math.log1p(odds) + l * odds / (1 + odds);
                sum += (k == 0 ? 0.5 : 1) * Math.cosh(l / 2) * entropy * Math.cos(n * STEP * l);
            }
            weights[n] = 2 * sum * FINE;
        }
        return weights;
    }

    private double real(double t) {
        return Math.exp(logarithm(t, 0)) * Math.cos(logarithm(t, 1));
    }

    /// ln k̂(t): its real part (0) or imaginary part (1).
    private double logarithm(double t, int part) {
        double sum = 0;
        for (Modes mode : modes) {
            double mean = (1 / mode.zero() + 1 / mode.one()) / 2;
            double half = t * (1 / mode.one() - 1 / mode.zero());
            double one = part == 0
                    ? Math.log(mode.zero() * mode.one()) / 2 + Math.log(Math.hypot(mean, half))
                    : t * Math.log(mode.one() / mode.zero()) + Math.atan2(half, mean);
            sum -= mode.count() * one / 2;
        }
        return sum;
    }
}
