package wick.theory.recurrent.meanfield;

/// How far a computed autocorrelation misses its equations, in units with γ = 1, at any of its times.
///
/// `energy`: of Δ′²/2 + V, twice its deviation from V(q). `motion`: of Δ″ = −V′(Δ), the second derivative
/// taken by differences of the solution. `start`: of the energy that the noise asks for, times 2. `series`: what
/// g²⟨φφ⟩ may lack because its series is cut.
public record Certificate(double energy, double motion, double start, double series) {

    public double largest() {
        return Math.max(Math.max(energy, motion), Math.max(start, series));
    }
}
