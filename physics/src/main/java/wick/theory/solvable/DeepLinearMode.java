package wick.theory.solvable;

/// One mode of a deep linear network of D weight matrices under gradient flow from balanced, decoupled
/// weights:
///
///     τ du/dt = D u^(2 − 2/D) (s − u),
///
/// where s is a singular value of the target map and u what the network has of it. Inputs are white, every
/// matrix has the same singular value u^(1/D) in this mode, and neighbors have the same singular vectors.
/// The loss is half the sum of squares and 1/τ the rate, times the number of points if inputs have variance
/// one each.
///
/// With x = (u/s)^(1/D) time is closed at any depth, since 1/(x^(D−1) (1 − x^D)) = x^(1−D) + x/(1 − x^D):
///
///     s^(2−2/D) t/τ = x₀^(2−D)/(D − 2) − x^(2−D)/(D − 2) + F(x) − F(x₀),
///     F(x) = −(1/D) Σ_k Re[ω_k⁻² ln(1 − ω_k x)],   ω_k = e^(2πik/D);
///
/// for D = 2 the powers become ln(x/x₀) and u is the logistic curve s e^(2st/τ)/(e^(2st/τ) − 1 + s/u₀); for
/// D = 1 all is exponential.
///
/// **Not for random small weights.** Their matrices are neither aligned nor balanced; they first align, and
/// the curve is shifted in time. With one hidden layer [FeatureLearning] has the exact solution for those.
///
/// Source: Saxe, McClelland and Ganguli 2014, arXiv:1312.6120; the closed form of the time is derived from
/// it.
public record DeepLinearMode(int depth, double strength, double start, double timescale) {
    private static final int DEEPEST = 1000;

    public DeepLinearMode {
        if (depth < 1 || depth > DEEPEST) {
            throw new IllegalArgumentException("depth " + depth + " must be from 1 to " + DEEPEST + " weight matrices");
        }
        if (!(strength > 0) || Double.isInfinite(strength)) {
            throw new IllegalArgumentException("strength " + strength + " must be positive and finite");
        }
        if (!(start > 0 && start < strength)) {
            throw new IllegalArgumentException(
                    "start " + start + " must be above 0, which is a saddle, and below the" + " strength " + strength);
        }
        if (!(timescale > 0) || Double.isInfinite(timescale)) {
            throw new IllegalArgumentException("timescale " + timescale + " must be positive and finite");
        }
    }

    /// The time at which the mode has reached `value`, from the start to below the strength.
    public double time(double value) {
        if (!(value >= start && value < strength)) {
            throw new IllegalArgumentException(
                    "value " + value + " must be from the start " + start + " to below the strength " + strength);
        }
        // 1 − (u/s)^(1/D) without cancellation
        return unit() * (passed(logit(value)) - passed(logit(start)));
    }

    /// u at time t ≥ 0, by inverting [#time].
    public double value(double time) {
        if (!(time >= 0)) {
            throw new IllegalArgumentException("time " + time + " must not be negative");
        }
        double begin = logit(start);
        double wanted = passed(begin) + time / unit();
        double low = begin;
        double high = begin + 1;
        while (passed(high) < wanted && high < 700) {
            low = high;
            high += Math.max(1, high - begin);
        }
        for (int k = 0; k < 200 && high - low > 1e-15 * Math.max(1, Math.abs(low)); k++) {
            double middle = (low + high) / 2;
            if (passed(middle) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double z = (low + high) / 2;
        return strength * Math.exp(-depth * Math.log1p(Math.exp(-z)));
    }

    /// τ s^(2/D − 2)
    private double unit() {
        return timescale * Math.pow(strength, 2.0 / depth - 2);
    }

    /// z = ln(x/(1 − x)), which keeps apart what is close to either end.
    private double logit(double value) {
        double logarithm = Math.log(value / strength) / depth;
        return logarithm - Math.log(-Math.expm1(logarithm));
    }

    /// The antiderivative of x^(1−D)/(1 − x^D) at x = 1/(1 + e^(−z)).
    private double passed(double z) {
        double rest = 1 / (1 + Math.exp(z));
        double logarithm = -Math.log1p(Math.exp(-z));
        double x = Math.exp(logarithm);
        // ln(1 − x) = ln x − z
        double sum = logarithm - z;
        for (int k = 1; k < depth; k++) {
            double angle = 2 * Math.PI * k / depth;
            double sine = Math.sin(angle / 2);
            double size = Math.log(rest * rest + 4 * x * sine * sine) / 2;
            double phase = Math.atan2(-x * Math.sin(angle), rest + 2 * x * sine * sine);
            sum += Math.cos(2 * angle) * size + Math.sin(2 * angle) * phase;
        }
        return powers(logarithm) - sum / depth;
    }

    /// With one matrix, x from the powers and the −x that F then has cancel.
    private double powers(double logarithm) {
        return switch (depth) {
            case 1 -> 0;
            case 2 -> logarithm;
            default -> -Math.exp((2 - depth) * logarithm) / (depth - 2);
        };
    }
}
