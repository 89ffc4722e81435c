package wick.topic.information.theory;

/// Spins s_i = ±1 on a ring, p ∝ exp(−H), H = −K Σ s_i s_(i+1) − h Σ s_i, by the transfer matrix
/// T(s, s') = exp(K s s' + h (s + s')/2).
public record IsingRing(int spins, double coupling, double field) {

    public IsingRing {
        if (spins < 2 || spins > 1_000_000) {
            throw new IllegalArgumentException("spins " + spins + " must be from 2 to 1000000");
        }
        if (!(Math.abs(coupling) <= 20 && Math.abs(field) <= 20)) {
            throw new IllegalArgumentException(
                    "coupling " + coupling + " and field " + field + " must be from -20 to 20");
        }
    }

    /// The eigenvalues of T, ln λ₊ and λ₋/λ₊.
    private double logLargest() {
        double s = Math.sinh(field);
        return coupling + Math.log(Math.cosh(field) + Math.sqrt(s * s + Math.exp(-4 * coupling)));
    }

    private double ratio() {
        double s = Math.sinh(field);
        double root = Math.sqrt(s * s + Math.exp(-4 * coupling));
        double sum = Math.cosh(field) + root;
        // λ₊ λ₋ = 2 sinh 2K, which keeps its digits where cosh − root does not
        return -Math.expm1(-4 * coupling) / (sum * sum);
    }

    /// ln Z = N ln λ₊ + ln(1 + (λ₋/λ₊)^N)
    public double logPartition() {
        return spins * logLargest() + Math.log1p(Math.pow(ratio(), spins));
    }

    /// ⟨s⟩ = cos φ (1 − r^N)/(1 + r^N), where cot φ = e^(2K) sinh h.
    public double magnetization() {
        double power = Math.pow(ratio(), spins);
        return cosine() * (1 - power) / (1 + power);
    }

    /// ⟨s_0 s_k⟩ = cos² φ + sin² φ (r^k + r^(N−k))/(1 + r^N)
    public double correlation(int distance) {
        double r = ratio();
        double cosine = cosine();
        double along = (Math.pow(r, distance) + Math.pow(r, spins - distance)) / (1 + Math.pow(r, spins));
        return cosine * cosine + (1 - cosine * cosine) * along;
    }

    private double cosine() {
        double cotangent = Math.exp(2 * coupling) * Math.sinh(field);
        return cotangent / Math.hypot(1, cotangent);
    }

    /// F = −ln Z
    public double freeEnergy() {
        return -logPartition();
    }

    /// ⟨H⟩ of the energy of `other` over this ring's states.
    private double energyOf(IsingRing other) {
        return -spins * (other.coupling * correlation(1) + other.field * magnetization());
    }

    /// KL(p ‖ q) = ⟨H_q − H_p⟩_p + ln Z_q − ln Z_p of this ring p from `other` q: how far the variational free energy
    /// ⟨H_q⟩_p − S_p lies above F_q.
    public double divergenceFrom(IsingRing other) {
        if (other.spins != spins) {
            throw new IllegalArgumentException(
                    "rings of " + spins + " and " + other.spins + " spins have no divergence");
        }
        return energyOf(other) - energyOf(this) + other.logPartition() - logPartition();
    }

    /// S_p = ⟨H_p⟩_p + ln Z_p
    public double entropy() {
        return energyOf(this) + logPartition();
    }

    /// ⟨H_q⟩_p − S_p: the free energy of q as this ring's states would have it, never below F_q.
    public double variationalFreeEnergy(IsingRing other) {
        return energyOf(other) - entropy();
    }
}
