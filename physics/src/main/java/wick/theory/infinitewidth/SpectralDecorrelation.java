package wick.theory.infinitewidth;

import wick.network.Activation;

/// ⟨φ²⟩ − ⟨φφ⟩ = Σ_k values_k² (1 − ρ^k), every term positive for ρ ≥ 0.
record SpectralDecorrelation(Activation activation, double variance, Moments moments, HermiteSpectrum spectrum)
        implements Decorrelation {
    /// Above this relative error the average is taken by quadrature instead.
    private static final double TOLERANCE = 1e-13;

    @Override
    public double separation(double delta) {
        if (separationCut(delta) > TOLERANCE) {
            return new PairQuadrature(activation).at(variance, variance, delta).separation();
        }
        double rho = 1 - delta;
        double lost = 0;
        double sum = 0;
        for (int k = 1; k < spectrum.values().length; k++) {
            lost = lost * rho + delta; // 1 − ρ^k
            sum += spectrum.values()[k] * spectrum.values()[k] * lost;
        }
        return sum;
    }

    @Override
    public double slopeProduct(double delta) {
        if (slopeCut(delta) > TOLERANCE) {
            return new PairQuadrature(activation).at(variance, variance, delta).slopeProduct();
        }
        double rho = 1 - delta;
        double sum = 0;
        for (int k = spectrum.slopes().length - 1; k >= 0; k--) {
            sum = sum * rho + spectrum.slopes()[k] * spectrum.slopes()[k];
        }
        return sum;
    }

    @Override
    public double error(double delta) {
        return Math.min(TOLERANCE, separationCut(delta) + slopeCut(delta)) + 4 * Moments.ROUNDING;
    }

    /// What the cut leaves out of Σ values_k² (1 − ρ^k), relative to δ q ⟨φ′²⟩; 1 − ρ^k is at most 1 and,
    /// for ρ ≥ 0, k δ.
    private double separationCut(double delta) {
        double scale = delta * variance * moments.slopeSquare();
        return scale == 0 ? 0 : Math.min(2 * spectrum.valueTail(), delta * variance * spectrum.slopeTail()) / scale;
    }

    /// What the cut leaves out of Σ slopes_k² ρ^k, relative to ⟨φ′²⟩.
    private double slopeCut(double delta) {
        return spectrum.slopeTail() / moments.slopeSquare() * Math.pow(Math.abs(1 - delta), spectrum.slopes().length);
    }
}
