package wick.experiment.recurrent;

import java.util.List;

/// A number that says how a recurrent network behaves in its stationary state.
///
/// There are four different times that are called a correlation length: each has its own name here.
public enum Characteristic {
    VARIANCE("variance", "variance of h"),
    STATIC_PART("static_part", "its static part"),
    MEAN_SQUARE_ACTIVATION("mean_square_activation", "<phi(h)^2>"),
    /// In which the autocorrelation falls by e at large lags.
    CORRELATION_TIME("correlation_time", "correlation time"),
    LYAPUNOV_EXPONENT("lyapunov_exponent", "Lyapunov exponent"),
    /// Coefficient of 1/N in the variance, relative to the variance at infinite N.
    ORDER_ONE_OVER_N("order_1_over_n", "order 1/N of the variance"),
    /// Of the mean response ⟨∂h_i(t)/∂u_i(0)⟩: 1/γ at infinite N, whatever the weights.
    RESPONSE_TIME("response", "time of the mean response"),
    /// After which a small perturbation of all units has shrunk by e: −1/λ.
    PERTURBATION_TIME("perturbation", "time of a perturbation"),
    /// 2 (C(0) − C(∞))/κ, the correlation time of an exponential with this slope at zero.
    AMPLITUDE_TIME("amplitude", "2 (C(0) - C(inf))/kappa"),
    /// In which the part of the autocorrelation that decays falls to half.
    HALF_TIME("half", "fall to half"),
    /// ∫₀^∞ of that part, relative to its value at 0.
    INTEGRATED_TIME("integrated", "integral"),
    /// By which part the variance in steps is larger than that of the same network in continuous time.
    STEP_BIAS("step_bias", "steps against continuous time");

    private static final List<Characteristic> LENGTHS =
            List.of(RESPONSE_TIME, CORRELATION_TIME, PERTURBATION_TIME, AMPLITUDE_TIME);

    private final String key;
    private final String words;

    Characteristic(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /// The name in results for programs.
    public String key() {
        return key;
    }

    /// The name for people.
    public String words() {
        return words;
    }

    /// The four times.
    public static List<Characteristic> lengths() {
        return LENGTHS;
    }

    /// Those that stand by themselves in results, in order.
    public static List<Characteristic> main() {
        return List.of(
                VARIANCE, STATIC_PART, MEAN_SQUARE_ACTIVATION, CORRELATION_TIME, LYAPUNOV_EXPONENT, ORDER_ONE_OVER_N);
    }

    /// Those that networks of one size show.
    public static List<Characteristic> measured() {
        return List.of(VARIANCE, STATIC_PART, MEAN_SQUARE_ACTIVATION, CORRELATION_TIME, LYAPUNOV_EXPONENT);
    }
}
