package wick.theory.recurrent;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;
import wick.numeric.gaussian.LegendreRule;

/// Expected numbers of eigenvalues of a real n × n matrix of independent standard normal entries, exact
/// for every n.
///
/// Density of real eigenvalues (Q = 1 − P the regularized incomplete gamma function):
/// ρ(x) = (1/√(2π)) Q(n − 1, x²) + |x|^(n−1) e^(−x²/2) P((n − 1)/2, x²/2)/(2^(n/2) Γ(n/2)).
/// Density of complex ones x + iy, y > 0 (each with its conjugate):
/// ρ(x, y) = √(2/π) y e^(2y²) erfc(√2 y) Q(n − 1, x² + y²).
///
/// Source: Edelman, Kostlan and Shub 1994, doi:10.1090/S0894-0347-1994-1231689-0; Edelman 1997,
/// doi:10.1006/jmva.1996.1653.
public final class RealGinibre {
    private static final LegendreRule RULE = LegendreRule.of(12);
    private static final double PANEL = 0.5;

    /// Both densities fall as e^(−x²) or faster beyond the edge √n.
    private static final double BEYOND = 9;

    private final int size;

    public RealGinibre(int size) {
        if (size < 1 || size > 100_000) {
            throw new IllegalArgumentException("size " + size + " of a matrix must be between 1 and 100000");
        }
        this.size = size;
    }

    /// The density of real eigenvalues at x.
    public double realDensity(double x) {
        double square = x * x;
        double bulk = size == 1 ? 0 : upper(size - 1.0, square) / Math.sqrt(2 * Math.PI);
        return bulk + edge(Math.abs(x), square);
    }

    private double edge(double x, double square) {
        if (x == 0) {
            return size == 1 ? 1 / Math.sqrt(2 * Math.PI) : 0;
        }
        double logarithm = (size - 1) * Math.log(x) - square / 2 - size * Math.log(2) / 2 - Gamma.logGamma(size / 2.0);
        double lower = size == 1 ? 1 : Gamma.regularizedGammaP((size - 1) / 2.0, square / 2, 1e-15, 1_000_000);
        return Math.exp(logarithm) * lower;
    }

    /// The density of complex eigenvalues at x + iy, y > 0.
    public double complexDensity(double x, double y) {
        if (size == 1) {
            return 0;
        }
        return Math.sqrt(2 / Math.PI) * y * scaledErfc(Math.sqrt(2) * y) * upper(size - 1.0, x * x + y * y);
    }

    /// The expected number of real eigenvalues above x.
    public double expectedReal(double x) {
        return beyond(x, this::realDensity);
    }

    /// The expected number of pairs of complex eigenvalues with real part above x.
    public double expectedPairs(double x) {
        return beyond(x, this::column);
    }

    /// ∫ ρ(x, y) dy over y > 0.
    private double column(double x) {
        double edge = Math.sqrt(Math.max(0, size - x * x));
        return integral(0, edge + BEYOND, y -> complexDensity(x, y));
    }

    /// The integral of a density from x to where there are no eigenvalues any more.
    private double beyond(double x, DoubleUnaryOperator density) {
        double from = Math.max(x, -Math.sqrt(size) - BEYOND);
        return integral(from, Math.max(from, Math.sqrt(size)) + BEYOND, density);
    }

    /// By panels, the last ones, which have the smallest numbers, first.
    private static double integral(double from, double to, DoubleUnaryOperator density) {
        int panels = (int) Math.ceil((to - from) / PANEL);
        double width = (to - from) / panels;
        double sum = 0;
        for (int panel = panels - 1; panel >= 0; panel--) {
            for (int i = 0; i < RULE.size(); i++) {
                sum += RULE.weight(i) * density.applyAsDouble(from + width * (panel + (1 + RULE.node(i)) / 2));
            }
        }
        return sum * width / 2;
    }

    private static double upper(double shape, double x) {
        return x == 0 ? 1 : Gamma.regularizedGammaQ(shape, x, 1e-15, 1_000_000);
    }

    /// e^(x²) erfc(x) for x ≥ 0, by its continued fraction where the product would underflow.
    static double scaledErfc(double x) {
        if (x < 4) {
            return Math.exp(x * x) * Erf.erfc(x);
        }
        double tail = x;
        for (int k = 60; k >= 1; k--) {
            tail = x + k / (2 * tail);
        }
        return 1 / (Math.sqrt(Math.PI) * tail);
    }
}
