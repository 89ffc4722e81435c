package wick.theory.kernellaw;

import java.util.function.ToDoubleFunction;
import wick.numeric.gaussian.Approximation;

/// The law over networks of the kernel (K₁₁, K₁₂, K₂₂) of two inputs at one dense layer, behind `width`
/// units. Errors are the difference between two degrees of the expansion about Bartlett's law.
public final class GramLayer {
    /// The highest degree of a moment.
    public static final int HIGHEST = 8;

    private static final double ROUNDING = 1e-11;
    private static final double SLOW = 5;
    private static final double TWO_PI = 2 * Math.PI;

    private final int layer;
    private final int width;
    private final GramState fine;
    private final GramState coarse;

    GramLayer(int layer, int width, GramState fine, GramState coarse) {
        this.layer = layer;
        this.width = width;
        this.fine = fine;
        this.coarse = coarse;
    }

    private Approximation both(ToDoubleFunction<GramState> number) {
        double value = number.applyAsDouble(fine);
        double error = Math.abs(value - number.applyAsDouble(coarse)) + ROUNDING * Math.abs(value);
        return new Approximation(value, Double.isFinite(error) ? error : Double.POSITIVE_INFINITY);
    }

    private Approximation average(ToDoubleFunction<GramNode> f) {
        return both(state -> state.average(f));
    }

    /// What is no polynomial converges slowly where networks with a small kernel matter: the difference of two
    /// degrees is then a few times too small.
    private static Approximation guarded(Approximation found) {
        return new Approximation(found.value(), SLOW * found.error());
    }

    /// Dense layers counted from 1.
    public int layer() {
        return layer;
    }

    /// The number of units in front of the layer.
    public int width() {
        return width;
    }

    /// Whether the kernel is the same in all networks, as at the first layer.
    public boolean isCertain() {
        return fine.density().isEmpty();
    }

    /// E K₁₁^p K₁₂^q K₂₂^r, p + q + r at most [#HIGHEST].
    public Approximation moment(int p, int q, int r) {
        if (p < 0 || q < 0 || r < 0 || p + q + r > HIGHEST) {
            throw new IllegalArgumentException(
                    "powers " + p + ", " + q + ", " + r + " must not be negative, with a sum of at most " + HIGHEST);
        }
        return average(k -> Math.pow(k.first(), p) * Math.pow(k.cross(), q) * Math.pow(k.second(), r));
    }

    /// Cov of two of K₁₁, K₁₂, K₂₂, numbered 0, 1, 2.
    public Approximation covariance(int one, int other) {
        return both(state -> {
            double first = state.average(k -> entry(k, one));
            double second = state.average(k -> entry(k, other));
            return state.average(k -> (entry(k, one) - first) * (entry(k, other) - second));
        });
    }

    private static double entry(GramNode kernel, int index) {
        return switch (index) {
            case 0 -> kernel.first();
            case 1 -> kernel.cross();
            case 2 -> kernel.second();
            default -> throw new IllegalArgumentException("entry " + index + " must be from 0 to 2");
        };
    }

    /// E c^power of the correlation c = K₁₂/√(K₁₁ K₂₂) of a network.
    public Approximation correlation(int power) {
        return guarded(average(k -> Math.pow(k.correlation(), power)));
    }

    /// The density over dK₁₁ dK₁₂ dK₂₂, 0 where the kernel is certain.
    public Approximation density(double first, double cross, double second) {
        GramNode at = new GramNode(first, cross, second);
        return guarded(
                both(state -> state.density().map(density -> density.at(at)).orElse(0.0)));
    }

    /// The joint density of one output at the two inputs, E_K N((z₁, z₂); 0, K).
    public Approximation outputDensity(double z1, double z2) {
        return guarded(average(k -> {
            double determinant = k.first() * k.second() - k.cross() * k.cross();
            double square = (k.second() * z1 * z1 - 2 * k.cross() * z1 * z2 + k.first() * z2 * z2) / determinant;
            return Math.exp(-square / 2) / (TWO_PI * Math.sqrt(determinant));
        }));
    }
}
