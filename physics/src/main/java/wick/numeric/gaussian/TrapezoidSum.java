package wick.numeric.gaussian;

/// A trapezoid sum Σ w_j f(z_j) that is refined by halving the step until two successive sums agree.
///
/// The sum is compensated. Besides the value it collects what the error consists of: the difference of
/// the last two sums, the rounding of f and of the weights (∝ Σ w |f|), the rounding of the nodes (∝ Σ w
/// |z f′(z)|), and the errors that the integrand itself states.
final class TrapezoidSum {
    private static final double ROUNDING = 0x1p-52;
    private static final double FAST = 1e-3;

    private final Integrand f;
    private double sum;
    private double compensation;
    private double magnitude;
    private double steepness;
    private double stated;
    private double previousNode = Double.NaN;
    private double previousValue;

    private TrapezoidSum(Integrand f) {
        this.f = f;
    }

    /// The limit of the rule, reached when a halving changes nothing but roundings, or when the changes
    /// fall so fast that the next one would: from d to d′ ≪ d, the next is at most d′²/d. A rule that
    /// has not settled after `levels` halvings says so by its error.
    static Approximation limit(Nodes nodes, Integrand f, int levels) {
        TrapezoidSum sum = new TrapezoidSum(f);
        nodes.addTo(sum, 0);
        double previous = sum.total() * nodes.step(0);
        double before = Double.POSITIVE_INFINITY;
        for (int level = 1; ; level++) {
            sum.previousNode = Double.NaN;
            nodes.addTo(sum, level);
            double current = sum.total() * nodes.step(level);
            double noise = sum.noise() * nodes.step(level);
            double change = Math.abs(current - previous);
            if (change <= noise) {
                return new Approximation(current, change + noise);
            }
            double next = change * (change / before);
            if (level > 1 && change <= FAST * before && next <= noise) {
                return new Approximation(current, next + noise);
            }
            if (level == levels) {
                return new Approximation(current, 4 * change + noise);
            }
            previous = current;
            before = change;
        }
    }

    /// Adds w f(z).
    ///
    /// @throws ArithmeticException if f(z) is not finite
    void add(double z, double weight) {
        double value = f.at(z);
        if (!Double.isFinite(value)) {
            throw new ArithmeticException(
                    "the integrand is " + value + " at z = " + z + ", where its Gaussian average still needs it");
        }
        double term = weight * value;
        double next = sum + term;
        compensation += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
        magnitude += Math.abs(term);
        stated += weight * f.error();
        double distance = Math.abs(z - previousNode);
        if (distance > 0) {
            steepness += weight * Math.abs(z) * Math.abs(value - previousValue) / distance;
        }
        previousNode = z;
        previousValue = value;
    }

    private double total() {
        return sum + compensation;
    }

    private double noise() {
        return ROUNDING * (4 * magnitude + 4 * steepness) + stated;
    }
}
