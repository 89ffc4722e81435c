package wick.theory.finitewidth;

import java.util.Optional;

/// The Gaussian averages over the pre-activations of several inputs that one step of the recursion
/// needs. φ_a = φ(z_a), a prime is a derivative; indices may coincide.
interface LayerMoments {

    /// ⟨φ_a φ_b⟩
    Jet values(int a, int b);

    /// ⟨φ′_a φ′_b⟩
    Jet slopes(int a, int b);

    /// ⟨φ_a φ_b φ_c φ_d⟩
    Bounded fourth(int a, int b, int c, int d);

    /// ⟨φ′_a φ′_b φ′_c φ′_d⟩
    Bounded slopeFourth(int a, int b, int c, int d);

    /// ⟨φ_a φ_b φ′_c φ′_d⟩
    Bounded mixed(int a, int b, int c, int d);

    /// The averages with φ″; empty behind a kink, where it is no function.
    Optional<Bends> bends();

    /// Averages with one second derivative.
    interface Bends {
        /// ⟨φ″_a φ_b⟩
        Bounded bend(int a, int b);

        /// ⟨φ″_a φ′_b φ′_c φ_d⟩
        Bounded bent(int a, int b, int c, int d);
    }
}
