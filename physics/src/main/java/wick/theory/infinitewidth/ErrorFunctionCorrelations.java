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
        final double[] h;

        final double[] halfSquare;
        final double[] value;
        final double[] slope;
        /// √⟨φ²⟩
        final double[] root;

        Side(double[] variances) {
            int size = variances.length;
            h = new double[size];
            halfSquare = new double[size];
            value = new double[size];
            slope = new double[size];
            root = new double[size];
            for (int i = 0; i < size; i++) {
                double q = variances[i];
                double square = new ErrorFunctionForm().moments(q).square();
                h[i] = q > 1e300 ? 1 : Math.sqrt(2 * q / (1 + 2 * q));
                halfSquare[i] = 0.5 / (1 + 2 * q);
                root[i] = Math.sqrt(square);
                value[i] = square == 0 ? 0 : 1 / root[i];
                // 4 k²/π over ⟨φ′²⟩ = 4 / (π √(1 + 4q))
                slope[i] = Math.sqrt(Math.sqrt(1 + 4 * q) / (1 + 2 * q));
            }
        }
    }

    @Override
    public void stretchInto(
            KernelStretch.Place place, double[] delta, double[] tangent, int offset, CellMemory memory) {
        int count = place.count();
        int i = place.row();
        epsilonsInto(place, delta, offset, memory.covariance);
        Versine.anglesInto(memory.covariance, count, memory.work);
        if (tangent.length > 0) {
            double own = rows.slope[i];
            System.arraycopy(columns.slope, place.from(), memory.slope, 0, count);
            for (int j = 0; j < count; j++) {
                double e = memory.covariance[j];
                memory.slope[j] *= own / Math.sqrt(e * (2 - e));
            }
            multiplyInto(memory.slope, count, tangent, offset);
        }
        System.arraycopy(columns.value, place.from(), memory.product, 0, count);
        double own = rows.value[i];
        for (int j = 0; j < count; j++) {
            double product = 1 - 2 / Math.PI * memory.work[j];
            memory.product[j] = 1 - own * memory.product[j] * product;
        }
        closeInto(place, delta, offset, memory.product);
        System.arraycopy(memory.product, 0, delta, offset, count);
    }

    private void epsilonsInto(KernelStretch.Place place, double[] delta, int offset, double[] epsilon) {
        double h = rows.h[place.row()];
        double k = rows.halfSquare[place.row()];
        double[] others = columns.h;
        double[] squares = columns.halfSquare;
        int from = place.from();
        for (int j = 0; j < place.count(); j++) {
            double other = others[from + j];
            double apart = 0.5 * (h - other) * (h - other) + (k + squares[from + j]);
            epsilon[j] = Math.fma(h * other, delta[offset + j], apart);
        }
    }

    private static void multiplyInto(double[] x, int count, double[] y, int offset) {
        for (int j = 0; j < count; j++) {
            y[offset + j] *= x[j];
        }
    }

    private void closeInto(KernelStretch.Place place, double[] delta, int offset, double[] result) {
        int i = place.row();
        for (int j = 0; j < place.count(); j++) {
            double d = delta[offset + j];
            if (d < NEAR) {
                result[j] = close(i, place.from() + j, d);
            }
        }
    }

    /// 1 − ⟨φφ⟩/√(⟨φ²⟩⟨φ²⟩) = \[(2/π)(θ_ij − ½ θ_ii − ½ θ_jj) − ½ (√⟨φ²⟩_i − √⟨φ²⟩_j)²\] / √(⟨φ²⟩⟨φ²⟩), the
    /// differences of angles by that of the squares of their cosines.
    private double close(int i, int j, double delta) {
        if (delta == 0 && rows.h[i] == columns.h[j]) {
            return 0;
        }
        double apart = rows.root[i] - columns.root[j];
        double angles = difference(rows.h[i], rows.halfSquare[i], columns.h[j], columns.halfSquare[j], delta)
                + difference(columns.h[j], columns.halfSquare[j], rows.h[i], rows.halfSquare[i], delta);
        double separation = angles / Math.PI - 0.5 * apart * apart;
        return Math.clamp(separation * rows.value[i] * columns.value[j], 0.0, 2.0);
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
