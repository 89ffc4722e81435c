package wick.theory.networkfields;

/// The propagator of a free scalar without a cutoff, ∫ d^dp/(2π)^d e^{ipx} / (p² + m²): e^{−mr}/(2m),
/// K₀(mr)/(2π) and e^{−mr}/(4πr) in one, two and three dimensions. From two dimensions on it diverges at
/// r = 0.
public final class UncutPropagator {
    private static final double STEP = 1.0 / 64;

    private UncutPropagator() {}

    /// Throws [IllegalArgumentException] where the value is infinite.
    public static double of(int dimension, double mass, double distance) {
        if (!(mass > 0) || !(distance >= 0) || dimension < 1 || dimension > 3 || (dimension > 1 && distance == 0)) {
            throw new IllegalArgumentException("dimension " + dimension + ", mass " + mass + ", distance " + distance
                    + ": the dimension must be 1 to 3, the mass positive, the distance positive (0 in one dimension)");
        }
        double u = mass * distance;
        return switch (dimension) {
            case 1 -> Math.exp(-u) / (2 * mass);
            case 2 -> bessel(u) / (2 * Math.PI);
            default -> Math.exp(-u) / (4 * Math.PI * distance);
        };
    }

    /// K₀(u) = ∫₀^∞ exp(−u cosh t) dt by the trapezoid rule, which converges geometrically in 1/step.
    private static double bessel(double u) {
        double sum = Math.exp(-u) / 2;
        for (int j = 1; ; j++) {
            double term = Math.exp(-u * Math.cosh(j * STEP));
            sum += term;
            if (term < 1e-18 * sum || term == 0) {
                return STEP * sum;
            }
        }
    }
}
