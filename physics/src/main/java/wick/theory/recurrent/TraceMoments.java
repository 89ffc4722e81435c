package wick.theory.recurrent;

import java.util.OptionalDouble;
import org.hipparchus.complex.Complex;

/// The first orders of E (1/N) tr Wᵏ Wᵀˡ = σ^(k+l) (δ_kl + a_kl/N + b_kl/N² + ...) for real Gaussian W, k,
/// l ≥ 0.
///
/// Zero for odd k + l. With l ≤ k and j = (k − l)/2:
///
/// - a_kl = l + 1 for k ≠ l, and a_kk = 0;
/// - b_kl = (l + 1) j² + (l² − 1) j + l³/4 − 5 l²/8 − 3 l/4 + (1 − (−1)ˡ)/16 for k ≠ l,
///   b_kk = k⁴/24 + k³/3 − k²/6 − k/3 + (1 − (−1)ᵏ)/16.
///
/// Found from, and tested against, the exact counts of [ExactTraces] to k + l = 40.
final class TraceMoments {
    private TraceMoments() {}

    static double first(int k, int l) {
        return k == l || ((k + l) & 1) == 1 ? 0 : Math.min(k, l) + 1;
    }

    static double second(int k, int l) {
        if (((k + l) & 1) == 1) {
            return 0;
        }
        double low = Math.min(k, l);
        double parity = (Math.min(k, l) & 1) == 1 ? 0.125 : 0;
        if (k == l) {
            return parity + low * (-1 / 3.0 + low * (-1 / 6.0 + low * (1 / 3.0 + low / 24)));
        }
        double j = Math.abs(k - l) / 2.0;
        return (low + 1) * j * j + (low * low - 1) * j + parity + low * (-0.75 + low * (-0.625 + low / 4));
    }

    /// Σ_kl f_k g_l E (1/N) tr (W/σ)ᵏ (Wᵀ/σ)ˡ for coefficients that are all of one sign at even k + l.
    static SizeExpansion pair(double[] f, double[] g) {
        double infinite = 0;
        double first = 0;
        double second = 0;
        for (int k = 0; k < f.length; k++) {
            for (int l = k & 1; l < g.length; l += 2) {
                double weight = f[k] * g[l];
                first += weight * first(k, l);
                second += weight * second(k, l);
            }
            if (k < g.length) {
                infinite += f[k] * g[k];
            }
        }
        double scale = Math.abs(infinite) + Math.abs(first) + Math.abs(second);
        return new SizeExpansion(infinite, first, OptionalDouble.of(second), 1e-14 * scale);
    }

    /// E (1/N) tr (z − W)⁻¹ (w − Wᵀ)⁻¹ with w the conjugate of z, |z| > σ:
    /// 1/(|z|² − σ²) + (1/N) |z|²/(|z|² − σ²)² 2 Re σ²/(z² − σ²) + ...
    static SizeExpansion resolvents(Complex z, double deviation) {
        double square = z.getReal() * z.getReal() + z.getImaginary() * z.getImaginary();
        double variance = deviation * deviation;
        double gap = square - variance;
        double real =
                z.multiply(z).subtract(variance).reciprocal().multiply(variance).getReal();
        double first = square / (gap * gap) * 2 * real;
        double second = secondSum(z, variance) / square;
        double scale = 1 / gap + square / (gap * gap) + Math.pow(square, 4) / Math.pow(gap, 5);
        return SizeExpansion.of(1 / gap, first, second, 4e-15 * scale);
    }

    /// Σ_kl b_kl (σ/z)ᵏ (σ/w)ˡ, summed by Σ_l lʳ qˡ and Σ_j jʳ xʲ with q = σ²/|z|² and x = σ²/z² or its
    /// conjugate.
    private static double secondSum(Complex z, double variance) {
        double q = variance / (z.getReal() * z.getReal() + z.getImaginary() * z.getImaginary());
        double p = 1 / (1 - q);
        double zeroth = p;
        double one = q * p * p;
        double two = q * (1 + q) * p * p * p;
        double three = q * (1 + q * (4 + q)) * p * p * p * p;
        double four = q * (1 + q * (11 + q * (11 + q))) * p * p * p * p * p;
        double parity = q / (8 * (1 - q * q));
        double diagonal = parity - one / 3 - two / 6 + three / 3 + four / 24;
        double rest = parity - 0.75 * one - 0.625 * two + three / 4;
        Complex x = z.multiply(z).reciprocal().multiply(variance);
        Complex y = x.negate().add(1).reciprocal();
        Complex sum = x.multiply(y).multiply(rest);
        sum = sum.add(x.multiply(y).multiply(y).multiply(two - zeroth));
        sum = sum.add(x.multiply(x.add(1)).multiply(y).multiply(y).multiply(y).multiply(one + zeroth));
        return diagonal + 2 * sum.getReal();
    }
}
