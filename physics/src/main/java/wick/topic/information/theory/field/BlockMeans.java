package wick.topic.information.theory.field;

import wick.numeric.matrix.Vector;
import wick.topic.information.QuadraticField;

/// The field of block means: each block of `block` x `block` points of the square lattice is replaced by its mean.
///
/// Exactly, S'(q') = b⁻² Σ_m \|W((q' + 2π m)/b)\|² S((q' + 2π m)/b) with m over \[0, b)² and
/// W(q) = Π_a sin(b q_a/2) / (b sin(q_a/2)). Its couplings are the Taylor coefficients of 1/S'(q') in the lattice's own
/// −∇², K' = Σ_a 4 sin²(q'_a/2); they depend on the direction from the second order on, so a direction is named.
///
/// With y0 → 0, y1' = y1 and along an axis y2' = b⁻² y2 + (1 − b⁻²) y1/6: the second coupling does not decay, it flows
/// to y1/6 (along the diagonal to y1/8; in powers of \|q\|² the fixed point is y1 (\|q\|² + \|q\|⁴/12) in every
/// direction).
public record BlockMeans(QuadraticField field, int block) {
    /// The largest block.
    public static final int LARGEST = 1 << 12;

    /// Along which wave vectors a coupling is read off.
    public enum Direction {
        AXIS,
        DIAGONAL
    }

    public BlockMeans {
        if (block < 1 || block > LARGEST) {
            throw new IllegalArgumentException("block " + block + " must be from 1 to " + LARGEST);
        }
    }

    /// S'(q1, q2)
    public double spectrum(double q1, double q2) {
        double sum = 0;
        for (int m = 0; m < block; m++) {
            double p1 = (q1 + 2 * Math.PI * m) / block;
            double w1 = window(p1);
            for (int n = 0; n < block && w1 > 0; n++) {
                double p2 = (q2 + 2 * Math.PI * n) / block;
                double w2 = window(p2);
                sum += w2 > 0 ? w1 * w2 * field.spectrum(QuadraticField.laplacian(p1, p2)) : 0;
            }
        }
        return sum / ((double) block * block);
    }

    /// sin²(b q/2) / (b² sin²(q/2)), 0 where it is below rounding.
    private double window(double q) {
        double s = Math.sin(q / 2);
        double ratio = Math.abs(s) < 1e-12 ? 1 : Math.sin(block * q / 2) / (block * s);
        return Math.abs(ratio) < 1e-14 ? 0 : ratio * ratio;
    }

    /// y0', …, y_order' along a direction.
    public Vector couplings(int order, Direction direction) {
        int powers = 2 * order + 2;
        PowerSeries q = PowerSeries.laplacian(0, 1, powers);
        PowerSeries[] laplacians = new PowerSeries[block];
        PowerSeries[] windows = new PowerSeries[block];
        double square = (double) block * block;
        for (int m = 0; m < block; m++) {
            laplacians[m] = PowerSeries.laplacian(2 * Math.PI * m / block, block, powers);
            windows[m] = m == 0
                    ? q.overSquare().over(laplacians[m].overSquare()).times(1 / square)
                    : q.over(laplacians[m]).times(1 / square);
        }
        double[] y = field.couplings().toArray();
        PowerSeries inverse = switch (direction) {
            case AXIS -> {
                PowerSeries others = PowerSeries.constant(0, powers);
                for (int m = 1; m < block; m++) {
                    others = others.plus(windows[m].over(laplacians[m].polynomial(y)));
                }
                yield inverse(windows[0], laplacians[0].polynomial(y), others);
            }
            case DIAGONAL -> diagonal(laplacians, windows, y);
        };
        PowerSeries inSines = inverse.times(square).inSquaredSines(order);
        double[] couplings = new double[order + 1];
        for (int i = 0; i <= order; i++) {
            couplings[i] = direction == Direction.AXIS ? inSines.term(i) : inSines.term(i) / (1 << i);
        }
        return Vector.of(couplings);
    }

    /// 1/(u/D + v) = D/(u + D v), which also holds where D vanishes at 0.
    private static PowerSeries inverse(PowerSeries window, PowerSeries stiffness, PowerSeries others) {
        return stiffness.over(window.plus(stiffness.times(others)));
    }

    private PowerSeries diagonal(PowerSeries[] laplacians, PowerSeries[] windows, double[] y) {
        PowerSeries others = windows[0].times(0);
        for (int m = 0; m < block; m++) {
            for (int n = m; n < block; n++) {
                if (n > 0) {
                    PowerSeries part = windows[m]
                            .times(windows[n])
                            .over(laplacians[m].plus(laplacians[n]).polynomial(y));
                    others = others.plus(part.times(m == n ? 1 : 2));
                }
            }
        }
        return inverse(
                windows[0].times(windows[0]), laplacians[0].plus(laplacians[0]).polynomial(y), others);
    }
}
