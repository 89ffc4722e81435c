package wick.theory.networkfields;

/// φ⁴ theory at one point: the density exp(−z²/2 − λ z⁴/4!) / Z of a single number, solved by quadrature,
/// and its expansion in λ, which is asymptotic: every order has the right next term, and no coupling
/// makes it converge.
public final class ToyQuartic {
    private static final double REACH = 40;
    private static final int STEPS = 4000;

    private final double coupling;
    private final double norm;

    private ToyQuartic(double coupling) {
        this.coupling = coupling;
        norm = integral(0);
    }

    /// Throws [IllegalArgumentException] for a coupling below 0, where the action has no lower bound.
    public static ToyQuartic of(double coupling) {
        if (!(coupling >= 0 && coupling <= 1e12)) {
            throw new IllegalArgumentException("coupling " + coupling
                    + " must be from 0 to 1e12; below 0 the action is unbounded below and there is no density");
        }
        return new ToyQuartic(coupling);
    }

    /// ⟨z^order⟩ for an even order up to 20.
    public double moment(int order) {
        if (order < 0 || order > 20 || order % 2 == 1) {
            throw new IllegalArgumentException("order " + order + " must be even and from 0 to 20");
        }
        return integral(order) / norm;
    }

    /// ⟨z⁴⟩ − 3⟨z²⟩²
    public double fourthCumulant() {
        double second = moment(2);
        return moment(4) - 3 * second * second;
    }

    /// The trapezoid rule, which for such functions converges faster than any power of its step; the step
    /// follows the width λ^{−1/4} that a strong coupling leaves.
    private double integral(int order) {
        double unit = Math.min(1, Math.pow(Math.max(coupling, 1e-300) / 24, -0.25));
        double step = unit * REACH / STEPS;
        double sum = order == 0 ? 0.5 : 0;
        for (int i = 1; i <= STEPS; i++) {
            double z = i * step;
            double square = z * z;
            sum += Math.pow(z, order) * Math.exp(-square / 2 - coupling * square * square / 24);
        }
        return 2 * step * sum;
    }

    /// Coefficients of λ⁰, …, λ^`orders` of ⟨z²⟩: 1, −1/2, 2/3, −11/8, …
    public static double[] secondMomentSeries(int orders) {
        return quotient(numerator(2, orders), numerator(0, orders));
    }

    /// Coefficients of λ⁰, …, λ^`orders` of ⟨z⁴⟩ − 3⟨z²⟩²: 0, −1, 7/2, …
    public static double[] fourthCumulantSeries(int orders) {
        double[] second = secondMomentSeries(orders);
        double[] fourth = quotient(numerator(4, orders), numerator(0, orders));
        for (int n = 0; n <= orders; n++) {
            for (int k = 0; k <= n; k++) {
                fourth[n] -= 3 * second[k] * second[n - k];
            }
        }
        return fourth;
    }

    /// (−1/24)ⁿ (4n + power − 1)!! / n!, the coefficients of ∫ z^power exp(−λ z⁴/4!) over a standard
    /// normal z.
    private static double[] numerator(int power, int orders) {
        if (orders < 0 || orders > 60) {
            throw new IllegalArgumentException("orders " + orders + " must be from 0 to 60");
        }
        double[] terms = new double[orders + 1];
        for (int n = 0; n <= orders; n++) {
            double term = 1;
            for (int k = 4 * n + power - 1; k > 1; k -= 2) {
                term *= k;
            }
            for (int k = 1; k <= n; k++) {
                term /= -24.0 * k;
            }
            terms[n] = term;
        }
        return terms;
    }

    /// The quotient of two power series of which the second begins with 1.
    private static double[] quotient(double[] above, double[] below) {
        double[] quotient = above.clone();
        for (int n = 0; n < quotient.length; n++) {
            for (int k = 1; k <= n; k++) {
                quotient[n] -= below[k] * quotient[n - k];
            }
        }
        return quotient;
    }
}
