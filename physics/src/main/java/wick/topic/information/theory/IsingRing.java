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

    /// The coefficient of Π x_i over the sites of `set` (bit i for site i) in −ln p, as a polynomial of bits
    /// x_i = (1 + s_i)/2 on a ring of three spins or more: ln Z − N (K − h) for the empty set, 4 K − 2 h for
    /// one site, −4 K for two neighbors, and 0 for any other set.
    ///
    /// Source: Lin, Tegmark, Rolnick 2017, arXiv:1608.08225, eqs. 2 and 12.
    public double bitCoupling(int set) {
        if (spins < 3 || spins > 30 || set < 0 || (set >> spins) != 0) {
            throw new IllegalArgumentException(
                    "set " + set + " must be one of sites of a ring of 3 to 30 spins; there are " + spins);
        }
        int turned = (set >> 1) | ((set & 1) << (spins - 1));
        // a pair of neighbors meets itself turned by one site
        double pair = (set & turned) == 0 ? 0 : -4 * coupling;
        return switch (Integer.bitCount(set)) {
            case 0 -> logPartition() - spins * (coupling - field);
            case 1 -> 4 * coupling - 2 * field;
            case 2 -> pair;
            default -> 0;
        };
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
