package wick.numeric.gaussian;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Step and reach of the trapezoid rule in standard normal coordinates, the same in each.
///
/// The rule converges like exp(−2π d/step), d the distance of the nearest pole from the real line. A
/// product f₁(z₁) ⋯ f_k(z_k) with z = L u has its poles along every coordinate at least as far away as
/// f_j(√K_jj u) does, so one variable alone tells the step for all.
public record UniformGrid(double step, double reach) {
    private static final double[] REACHES = {6, 7, 8, 9, 10.5, 12.5, 15, 19, 24};
    private static final double WIDEST = 0.6;
    private static final double SHRINK = 0.88;
    private static final int TRIES = 32;
    private static final double FINER = 0.61;

    public UniformGrid {
        if (!(step > 0) || !(reach > 0) || Double.isInfinite(reach)) {
            throw new IllegalArgumentException("step " + step + " and reach " + reach + " must be positive");
        }
    }

    /// The widest grid on which ⟨f(z)⟩, z ~ N(0, variance), is good to `tolerance` times ⟨|f|⟩ for each
    /// of the probes.
    ///
    /// Throws an [ArithmeticException] where a probe is not finite, outgrows the density or varies too
    /// fast.
    public static UniformGrid resolving(List<DoubleUnaryOperator> probes, double variance, double tolerance) {
        double deviation = Math.sqrt(variance);
        double reach = 0;
        double step = WIDEST;
        for (DoubleUnaryOperator probe : probes) {
            reach = Math.max(reach, reach(probe, deviation, tolerance));
        }
        for (int tries = 0; tries < TRIES; tries++) {
            UniformGrid coarse = new UniformGrid(step, reach);
            UniformGrid fine = new UniformGrid(step * FINER, reach);
            boolean settled = true;
            for (DoubleUnaryOperator probe : probes) {
                double change = Math.abs(coarse.sum(probe, deviation) - fine.sum(probe, deviation));
                double magnitude = fine.sum(z -> Math.abs(probe.applyAsDouble(z)), deviation);
                settled &= change <= tolerance * magnitude + Double.MIN_NORMAL;
            }
            if (settled) {
                return coarse;
            }
            step *= SHRINK;
        }
        throw new ArithmeticException("the activation varies too fast for averages over several inputs of variance "
                + variance + ": a grid of step " + step + " does not resolve it");
    }

    private static double reach(DoubleUnaryOperator probe, double deviation, double tolerance) {
        for (double reach : REACHES) {
            double edge = (Math.abs(probe.applyAsDouble(reach * deviation))
                            + Math.abs(probe.applyAsDouble(-reach * deviation)))
                    * Math.exp(-reach * reach / 2);
            double inside = new UniformGrid(WIDEST / 4, reach).sum(z -> Math.abs(probe.applyAsDouble(z)), deviation);
            if (!Double.isFinite(edge) || !Double.isFinite(inside)) {
                break;
            }
            if (edge * reach <= 0.1 * tolerance * inside + Double.MIN_NORMAL) {
                return reach;
            }
        }
        throw new ArithmeticException("the activation is not finite or outgrows the density of a normal variable of"
                + " deviation " + deviation);
    }

    /// ⟨f(z)⟩ on this grid.
    private double sum(DoubleUnaryOperator f, double deviation) {
        double sum = 0;
        int last = last();
        for (int j = -last; j <= last; j++) {
            sum += weight(j) * f.applyAsDouble(deviation * step * j);
        }
        return sum;
    }

    /// Nodes are step · j, |j| ≤ last.
    int last() {
        return (int) Math.ceil(reach / step);
    }

    double weight(int j) {
        double u = step * j;
        return step / Math.sqrt(2 * Math.PI) * Math.exp(-u * u / 2);
    }

    /// The same reach with a step so many times as long.
    UniformGrid coarser(double factor) {
        return new UniformGrid(step * factor, reach);
    }
}
