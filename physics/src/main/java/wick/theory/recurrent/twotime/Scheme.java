package wick.theory.recurrent.twotime;

/// One step from t to t + d of ∂_t y = −γ y + j + noise, for a current j that is known at both ends:
///
///     y(t + d) = retain · y(t) + early · j(t) + late · j(t + d) + noise of variance κ · noise.
///
/// In steps of length η: retain = 1 − ηγ, early = noise = η, late = 0, exact. In continuous time: the
/// exponential decay is exact, and j is linear between the ends, which makes errors of order d².
record Scheme(double retain, double early, double late, double noise) {

    static Scheme inSteps(double decay, double step) {
        return new Scheme(1 - step * decay, step, 0, step);
    }

    static Scheme continuous(double decay, double spacing) {
        double u = decay * spacing;
        double lost = -Math.expm1(-u);
        // ∫ e^{−γ(d − r)} r/d dr = (u − lost)/(γ u); its series where the difference would lose digits
        double late = u < 1e-2
                ? spacing * (0.5 - u / 6 + u * u / 24 - u * u * u / 120 + u * u * u * u / 720)
                : (u - lost) / (decay * u);
        double all = lost / decay;
        return new Scheme(Math.exp(-u), all - late, late, -Math.expm1(-2 * u) / (2 * decay));
    }

    /// Whether a step needs nothing that lies ahead.
    boolean isExplicit() {
        return late == 0;
    }

    /// What a constant current adds in one step.
    double whole() {
        return early + late;
    }
}
