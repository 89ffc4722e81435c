package wick.numeric.elementwise;

/// Elementwise functions over stretches of an array; y may be x with the same offset.
///
/// Each vectorized routine has a scalar twin of the same name that returns the same bits.
public final class Elementwise {
    private Elementwise() {}

    /// eˣ
    public static double exp(double x) {
        return Math.exp(x);
    }

    /// tanh x
    public static double tanh(double x) {
        return Math.tanh(x);
    }

    /// 1 − tanh² x, the derivative of tanh, with full relative accuracy in the tails
    public static double sechSquared(double x) {
        return 4 * Math.exp(-2 * Math.abs(x)) / Math.pow(1 + Math.exp(-2 * Math.abs(x)), 2);
    }

    /// σ(x) = 1 / (1 + e⁻ˣ)
    public static double sigmoid(double x) {
        return (x < 0 ? Math.exp(x) : 1) / (1 + Math.exp(-Math.abs(x)));
    }

    /// σ(x) σ(−x)
    public static double sigmoidDerivative(double x) {
        return sechSquared(x / 2) / 4;
    }

    /// ln(1 + eˣ)
    public static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /// x σ(x)
    public static double silu(double x) {
        return Math.max(x, -1000) * sigmoid(x);
    }

    /// σ(x) (1 + x σ(−x))
    public static double siluDerivative(double x) {
        return sigmoid(x) * (1 + Math.clamp(x, -1000, 1000) * sigmoid(-x));
    }

    /// erf x
    public static double erf(double x) {
        return org.hipparchus.special.Erf.erf(x);
    }

    /// 2 e^(−x²) / √π
    public static double erfDerivative(double x) {
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
    }

    /// e^(−x²/2) / √(2π)
    public static double normalDensity(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /// Φ(x), the cumulative normal, with full relative accuracy in the left tail
    public static double normalCdf(double x) {
        return org.hipparchus.special.Erf.erfc(-x / Math.sqrt(2)) / 2;
    }

    /// x Φ(x)
    public static double gelu(double x) {
        return Math.max(x, -40) * normalCdf(x);
    }

    /// Φ(x) + x e^(−x²/2) / √(2π)
    public static double geluDerivative(double x) {
        return normalCdf(x) + Math.clamp(x, -40, 40) * normalDensity(x);
    }

    /// arccos x, with full relative accuracy near 1
    public static double acos(double x) {
        return Math.acos(x);
    }

    /// sin x
    public static double sin(double x) {
        return StrictMath.sin(x);
    }

    /// cos x
    public static double cos(double x) {
        return StrictMath.cos(x);
    }

    /// y\[yFrom + i] ← exp(x\[xFrom + i]) for 0 ≤ i < count
    public static void expInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = exp(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← tanh(x\[xFrom + i]) for 0 ≤ i < count
    public static void tanhInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = tanh(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← sechSquared(x\[xFrom + i]) for 0 ≤ i < count
    public static void sechSquaredInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = sechSquared(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← sigmoid(x\[xFrom + i]) for 0 ≤ i < count
    public static void sigmoidInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = sigmoid(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← sigmoidDerivative(x\[xFrom + i]) for 0 ≤ i < count
    public static void sigmoidDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = sigmoidDerivative(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← softplus(x\[xFrom + i]) for 0 ≤ i < count
    public static void softplusInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = softplus(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← silu(x\[xFrom + i]) for 0 ≤ i < count
    public static void siluInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = silu(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← siluDerivative(x\[xFrom + i]) for 0 ≤ i < count
    public static void siluDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = siluDerivative(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← erf(x\[xFrom + i]) for 0 ≤ i < count
    public static void erfInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = erf(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← erfDerivative(x\[xFrom + i]) for 0 ≤ i < count
    public static void erfDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = erfDerivative(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← normalDensity(x\[xFrom + i]) for 0 ≤ i < count
    public static void normalDensityInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = normalDensity(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← normalCdf(x\[xFrom + i]) for 0 ≤ i < count
    public static void normalCdfInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = normalCdf(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← gelu(x\[xFrom + i]) for 0 ≤ i < count
    public static void geluInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = gelu(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← geluDerivative(x\[xFrom + i]) for 0 ≤ i < count
    public static void geluDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = geluDerivative(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← acos(x\[xFrom + i]) for 0 ≤ i < count
    public static void acosInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = acos(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← sin(x\[xFrom + i]) for 0 ≤ i < count
    public static void sinInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = sin(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← cos(x\[xFrom + i]) for 0 ≤ i < count
    public static void cosInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = cos(x[xFrom + i]);
        }
    }
}
