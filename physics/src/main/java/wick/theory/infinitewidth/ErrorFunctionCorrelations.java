package wick.theory.infinitewidth;

import wick.numeric.elementwise.Versine;

/// φ = erf in normalized form. With h² = 2q/(1 + 2q) and k² = 1/(1 + 2q),
///
///     ⟨φφ⟩ = 1 − 2θ/π,   ⟨φ′φ′⟩ = (4/π) k_i k_j / √(ε (2 − ε)),   cos θ = 1 − ε,
///     ε = ½ (h_i − h_j)² + ½ (k_i² + k_j²) + h_i h_j δ,
///
/// where 1 − correlation δ loses no digits, at any variance.
///
/// Source: Williams 1997 (computing with infinite networks).
final class ErrorFunctionCorrelations implements CorrelationMap {
    /// Below this δ, 1 − correlation of the outputs is computed by itself.
    private static final double NEAR = 1e-2;

    private final Side rows;
    private final Side columns;

    ErrorFunctionCorrelations(double[] rowVariances, double[] columnVariances) {
        rows = new Side(rowVariances);
        columns = new Side(columnVariances);
    }

    private static final class Side {
        /// h, k²/2, 1/√⟨φ²⟩ and 2k/√(π⟨φ′²⟩) of every input.
        final Versine.Spheres of;
        /// √⟨φ²⟩
        final double[] root;

        Side(double[] variances) {
            of = new Versine.Spheres(variances.length);
            root = new double[variances.length];
            for (int i = 0; i < variances.length; i++) {
                double q = variances[i];
                root[i] = Math.sqrt(new ErrorFunctionForm().moments(q).square());
                of.h[i] = q > 1e300 ? 1 : Math.sqrt(2 * q / (1 + 2 * q));
                of.k[i] = 0.5 / (1 + 2 * q);
                of.value[i] = root[i] == 0 ? 0 : 1 / root[i];
                // 4 k²/π over ⟨φ′²⟩ = 4 / (π √(1 + 4q))
                of.slope[i] = Math.sqrt(Math.sqrt(1 + 4 * q) / (1 + 2 * q));
            }
        }
    }

    @Override
    public void stretchInto(
            KernelStretch.Place place, double[] delta, double[] tangent, int offset, CellMemory memory) {
        int count = place.count();
        boolean near = someNear(delta, offset, count);
        if (near) {
            System.arraycopy(delta, offset, memory.work, 0, count);
        }
        Versine.Sphere row = rows.of.at(place.row());
        if (tangent.length > 0) {
            Versine.sinesInto(delta, tangent, offset, count, row, columns.of, place.from());
        }
        Versine.arcsinesInto(delta, offset, count, row, columns.of, place.from());
        if (near) {
            closeInto(place, memory.work, delta, offset);
        }
    }

    private static boolean someNear(double[] delta, int offset, int count) {
        for (int j = offset; j < offset + count; j++) {
            if (delta[j] < NEAR) {
                return true;
            }
        }
        return false;
    }

    private void closeInto(KernelStretch.Place place, double[] before, double[] delta, int offset) {
        for (int j = 0; j < place.count(); j++) {
            if (before[j] < NEAR) {
                delta[offset + j] = close(place.row(), place.from() + j, before[j]);
            }
        }
    }

    /// 1 − ⟨φφ⟩/√(⟨φ²⟩⟨φ²⟩) = \[(2/π)(θ_ij − ½ θ_ii − ½ θ_jj) − ½ (√⟨φ²⟩_i − √⟨φ²⟩_j)²\] / √(⟨φ²⟩⟨φ²⟩), the
    /// differences of angles by that of the squares of their cosines.
    private double close(int i, int j, double delta) {
        double h = rows.of.h[i];
        double k = rows.of.k[i];
        double other = columns.of.h[j];
        double otherK = columns.of.k[j];
        if (delta == 0 && h == other) {
            return 0;
        }
        double apart = rows.root[i] - columns.root[j];
        double angles = difference(h, k, other, otherK, delta) + difference(other, otherK, h, k, delta);
        double separation = angles / Math.PI - 0.5 * apart * apart;
        return Math.clamp(separation * rows.of.value[i] * columns.of.value[j], 0.0, 2.0);
    }

    /// θ_ij − θ_ii from cos²θ_ii − cos²θ_ij = h_i² \[(h_i − h_j)(h_i + h_j) + h_j² δ (2 − δ)\].
    private static double difference(double h, double k, double other, double otherK, double delta) {
        double squares = h * h * ((h - other) * (h + other) + other * other * delta * (2 - delta));
        double ownEpsilon = 2 * k;
        double epsilon = 0.5 * (h - other) * (h - other) + (k + otherK) + h * other * delta;
        double ownSine = Math.sqrt(ownEpsilon * (2 - ownEpsilon));
        double sine = Math.sqrt(epsilon * (2 - epsilon));
        double sum = sine * (1 - ownEpsilon) + ownSine * (1 - epsilon);
        return sum == 0 ? 0 : Math.asin(Math.clamp(squares / sum, -1, 1));
    }
}
