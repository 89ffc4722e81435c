package wick.theory.finitewidth;

import java.util.function.IntFunction;

/// ⟨∂F/∂z_e⟩ of F = f(z_a) g(z_b) for e = `first` = a and e = `second` = b; where the two coincide,
/// `ofFirst` is the whole derivative and `ofSecond` is 0.
record Gradient(int first, int second, Bounded ofFirst, Bounded ofSecond) {

    /// Coefficients with two input indices.
    interface Coefficients {
        Bounded at(int e, int f);
    }

    /// Of φ_a φ′_c, from the derivatives of ⟨φ_a φ_c⟩ in K: ⟨φ′_a φ′_c⟩ = d/dK_ac and ⟨φ_a φ″_c⟩ = 2
    /// d/dK_cc; where a = c,
    /// ⟨(φφ′)′⟩ = d⟨φ²⟩/dK. Likewise of φ′_a φ″_c from the derivatives of ⟨φ′_a φ′_c⟩.
    static Gradient of(Jet jet, int a, int c) {
        return jet.size() == 1
                ? new Gradient(a, c, jet.responses().getFirst(), Bounded.exact(0))
                : new Gradient(
                        a, c, jet.responses().get(1), jet.responses().get(2).times(2));
    }

    /// Σ_e ⟨∂F/∂z_e⟩ T_e
    Bounded along(IntFunction<Bounded> tensor) {
        Bounded sum = ofFirst.times(tensor.apply(first));
        return first == second ? sum : sum.plus(ofSecond.times(tensor.apply(second)));
    }

    /// Σ_ef ⟨∂F/∂z_e⟩ ⟨∂F₂/∂z_f⟩ T_ef
    Bounded times(Gradient other, Coefficients tensor) {
        return along(e -> other.along(f -> tensor.at(e, f)));
    }
}
