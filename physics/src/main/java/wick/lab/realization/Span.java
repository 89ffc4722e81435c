package wick.lab.realization;

/// An orthonormal basis of the span of some vectors, and the vectors' coordinates in it.
///
/// Vectors v_b (rows of an array) become v_b = Σ_k R_bk q_k. Each is orthogonalized twice (once leaves
/// errors of the condition number times rounding, twice leaves rounding). What is left below [#CUT] times
/// its length counts as lying in the span: equal inputs, more inputs than units. A response to a difference
/// of inputs smaller than that is lost, so tangent vectors are to be asked for by themselves, never as a
/// difference of two nearly equal inputs.
final class Span {
    /// The bias of a response is at most this times the length of the query.
    static final double CUT = 1e-13;

    private final int length;
    private final double[] basis;
    private final int most;
    private final double[] coordinates;
    private int rank;

    Span(int vectors, int length) {
        this.length = length;
        most = vectors;
        basis = new double[Math.multiplyExact(Math.min(vectors, length), length)];
        coordinates = new double[Math.multiplyExact(vectors, vectors)];
    }

    int vectors() {
        return most;
    }

    int rank() {
        return rank;
    }

    /// q_k at entries k · length …
    double[] basis() {
        return basis;
    }

    /// R_bk; 0 for k ≥ rank.
    double coordinate(int vector, int k) {
        return coordinates[vector * most + k];
    }

    /// v_a · v_b
    double gram(int a, int b) {
        return Dot.of(coordinates, a * most, coordinates, b * most, rank);
    }

    /// |v_a − v_b|²
    double squaredDistance(int a, int b) {
        double sum = 0;
        for (int k = 0; k < rank; k++) {
            double difference = coordinate(a, k) - coordinate(b, k);
            sum += difference * difference;
        }
        return sum;
    }

    /// Takes the vectors in the rows of `rows`.
    void take(double[] rows) {
        rank = 0;
        java.util.Arrays.fill(coordinates, 0);
        for (int vector = 0; vector < most; vector++) {
            take(vector, rows, vector * length);
        }
    }

    private void take(int vector, double[] rows, int from) {
        double squared = Dot.of(rows, from, rows, from, length);
        if (squared == 0) {
            return;
        }
        int at = vector * most;
        if (rank == length) {
            // the basis is complete: coordinates are all there is
            for (int k = 0; k < rank; k++) {
                coordinates[at + k] = Dot.of(rows, from, basis, k * length, length);
            }
            return;
        }
        int free = rank * length;
        System.arraycopy(rows, from, basis, free, length);
        if (rank > 0) {
            removeSpan(at, free);
            removeSpan(at, free);
        }
        double left = rank == 0 ? squared : Dot.of(basis, free, basis, free, length);
        if (left <= CUT * CUT * squared) {
            return;
        }
        double norm = Math.sqrt(left);
        coordinates[at + rank] = norm;
        double inverse = 1 / norm;
        for (int i = free; i < free + length; i++) {
            basis[i] *= inverse;
        }
        rank++;
    }

    private void removeSpan(int at, int free) {
        for (int k = 0; k < rank; k++) {
            double along = Dot.of(basis, k * length, basis, free, length);
            coordinates[at + k] += along;
            Dot.addInto(-along, basis, k * length, length, basis, free);
        }
    }
}
