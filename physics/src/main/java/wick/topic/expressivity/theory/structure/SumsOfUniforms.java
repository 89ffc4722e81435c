package wick.topic.expressivity.theory.structure;

import wick.numeric.matrix.Vector;

/// Sums of n independent variables that are uniform on an interval, scaled to variance 1, and the Hamiltonian that
/// their first four moments have.
///
/// The fourth cumulant is −6/(5n). Of all densities with such moments that of largest entropy has H = a x² + b x⁴
/// with b = −κ/24 + κ²/16 − κ³/32 + 11 κ⁴/192 + ... for a fourth cumulant κ, from the perturbation series of the
/// integrals ∫ x^k e^(−x²/2 − g x⁴); so that b = 1/(20n) + 9/(100n²) + 27/(500n³) + 297/(2500n⁴) + ...
///
/// Source: Lin, Tegmark and Rolnick 2017, arXiv:1608.08225, section II.D.1.
public record SumsOfUniforms(int terms) {

    public SumsOfUniforms {
        if (terms < 1 || terms > 1_000_000) {
            throw new IllegalArgumentException("terms " + terms + " of a sum must be from 1 to 1000000");
        }
    }

    /// −6/(5n).
    public double fourthCumulant() {
        return -1.2 / terms;
    }

    /// The coupling b of x⁴ in the Hamiltonian of largest entropy.
    public double quartic() {
        return switch (MaximumEntropy.of(MomentProblem.ofLine(0, 1, 0, 3 + fourthCumulant()))) {
            case MaximumEntropy.Density density -> density.couplings().at(3);
            case MaximumEntropy.None none -> throw new IllegalStateException(none.reason());
        };
    }

    /// Coefficients of 1/n, 1/n², 1/n³, 1/n⁴ in b.
    public static Vector series() {
        return Vector.of(1.0 / 20, 9.0 / 100, 27.0 / 500, 297.0 / 2500);
    }
}
