package wick.theory.infinitewidth;

import wick.numeric.elementwise.Versine;

/// An activation linear on both sides of 0: a function of the correlation alone,
///
///     δ ← δ − κ (sin θ − θ cos θ),   ⟨φ′φ′⟩ / ⟨φ′²⟩ = 1 − κ θ,   cos θ = 1 − δ.
///
/// Source: Cho and Saul 2009 (arc-cosine kernels).
record KinkCorrelations(Versine.Kink kink) implements CorrelationMap {

    @Override
    public void stretchInto(
            KernelStretch.Place place, double[] delta, double[] tangent, int offset, CellMemory memory) {
        if (tangent.length == 0) {
            Versine.kinkInto(delta, offset, place.count(), kink);
        } else {
            Versine.kinkInto(delta, tangent, offset, place.count(), kink);
        }
    }
}
