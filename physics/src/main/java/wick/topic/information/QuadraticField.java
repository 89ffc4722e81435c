package wick.topic.information;

import java.util.List;
import wick.numeric.matrix.Vector;

/// A Gaussian field on a periodic square lattice whose Hamiltonian is quadratic and local:
/// H = ½ Σ_q \|φ_q\|² (y0 + y1 K + y2 K² + …) with K = Σ_a 4 sin²(q_a/2), the lattice's −∇².
///
/// Its spectrum is S(q) = ⟨\|φ_q\|²⟩ = 1/(y0 + y1 K + y2 K² + …). A Hamiltonian written without the factor ½ has
/// couplings of half the size; no ratio changes.
///
/// Source: Lin, Tegmark and Rolnick 2017, arXiv:1608.08225, equation 23.
public record QuadraticField(Vector couplings) {
    /// The largest K in two dimensions.
    private static final double LARGEST = 8;

    public QuadraticField {
        boolean numbers = couplings.size() >= 1;
        for (int i = 0; i < couplings.size(); i++) {
            numbers = numbers && Double.isFinite(couplings.at(i));
        }
        if (!numbers) {
            throw new IllegalArgumentException("couplings " + couplings + " must be finite numbers, at least one");
        }
    }

    public static QuadraticField of(double... couplings) {
        return new QuadraticField(Vector.of(couplings));
    }

    public static QuadraticField of(List<Double> couplings) {
        return of(couplings.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// y0 + y1 K + y2 K² + …
    public double stiffness(double k) {
        double sum = 0;
        for (int i = couplings.size() - 1; i >= 0; i--) {
            sum = sum * k + couplings.at(i);
        }
        return sum;
    }

    /// S at K; infinite where a massless field has its zero mode.
    public double spectrum(double k) {
        return 1 / stiffness(k);
    }

    /// −∇² of the lattice at wave vector (q1, q2).
    public static double laplacian(double q1, double q2) {
        double s1 = Math.sin(q1 / 2);
        double s2 = Math.sin(q2 / 2);
        return 4 * (s1 * s1 + s2 * s2);
    }

    /// Throws [IllegalArgumentException] unless every mode with K > 0 is stable, and the one with K = 0 not
    /// unstable; looks at 4001 values of K.
    public QuadraticField requireStable() {
        for (int i = 0; i <= 4000; i++) {
            double k = LARGEST * i / 4000;
            if (!(i == 0 ? stiffness(k) >= 0 : stiffness(k) > 0)) {
                throw new IllegalArgumentException("couplings " + couplings + " give y0 + y1 K + ... = " + stiffness(k)
                        + " at K = " + k + ", where it must be positive: no such field exists");
            }
        }
        return this;
    }
}
