package wick.theory.recurrent.diagrams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import wick.theory.fieldtheory.Fraction;

class CactusChainTest {

    /// The terms are the diagrams of the engine.
    @Test
    void termsOfTheBareChainAreTheCactusDiagrams() {
        Fraction decay = Fraction.of(3, 2);
        Fraction frequency = Fraction.of(2, 5);
        CactusChain spectrum = CactusChain.spectrum(1.5, 0.7, 0.4, 4);
        CactusChain variance = CactusChain.variance(1.5, 0.7, 4);
        for (int order = 0; order <= 4; order++) {
            RecurrentDiagram cactus = RecurrentDiagrams.linear(order).at(0).getFirst();
            double coupling = Math.pow(0.7, order);
            double atFrequency =
                    coupling * cactus.spectrum(decay, Fraction.ONE, frequency).toDouble();
            double atEqualTime = coupling
                    * cactus.equalTime(OrderedTimes.continuous(decay, Fraction.ONE))
                            .toDouble();
            assertEquals(atFrequency, spectrum.terms().get(order).bare(), 1e-14);
            assertEquals(atEqualTime, variance.terms().get(order).bare(), 1e-14);
        }
    }

    /// Exact at infinite N: 1/(ω² + γ² − σ_w²) and 1/2m.
    @Test
    void bareChainAddsUpToTheExactTheoryAndTheDressedOneToTheSquareOfItsGeometricSeries() {
        CactusChain spectrum = CactusChain.spectrum(1, 0.25, 0.6, 60);
        assertEquals(1 / (0.36 + 0.75), spectrum.bareLimit(), 1e-15);
        assertEquals(spectrum.bareLimit(), spectrum.terms().getLast().bareSum(), 1e-13);
        assertEquals(1.36 / (1.11 * 1.11), spectrum.dressedLimit(), 1e-15);
        assertEquals(spectrum.dressedLimit(), spectrum.terms().getLast().dressedSum(), 1e-12);
        CactusChain variance = CactusChain.variance(1, 0.25, 120);
        assertEquals(1 / (2 * Math.sqrt(0.75)), variance.terms().getLast().bareSum(), 1e-13);
        assertEquals(variance.dressedLimit(), variance.terms().getLast().dressedSum(), 1e-12);
    }

    /// Twice the variance over its exact value is 1.3471506281 · m at γ = 1, σ_w = 1/2 (2X/κ = 1.3471506281): what
    /// the formula ξ₀ (1 + γ² ξ₀²)/2 gives with ξ₀ = 1/m; by quadrature of the spectrum here.
    @Test
    void dressedChainHasTheVarianceOfItsSpectrum() {
        double sum = 0;
        double step = 1e-3;
        for (int i = -400_000; i <= 400_000; i++) {
            double frequency = i * step;
            sum += CactusChain.spectrum(1, 0.25, frequency, 0).dressedLimit() * step;
        }
        double tail = 2 / 400.0;
        assertEquals(
                (sum + tail) / (2 * Math.PI), CactusChain.variance(1, 0.25, 0).dressedLimit(), 1e-7);
        assertEquals(1.3471506281, 2 * CactusChain.variance(1, 0.25, 0).dressedLimit(), 1e-10);
    }

    /// Each term of the dressed chain at a frequency is the next factor σ_w²/|z|².
    @Test
    void aDressedLineStandsForTheRestOfTheBareChain() {
        CactusChain chain = CactusChain.spectrum(2, 1.5, 0.5, 5);
        for (CactusChain.Term term : chain.terms()) {
            double expected = Math.pow(1.5 / 4.25, term.order()) / (4.25 - 1.5);
            assertEquals(expected, term.dressed(), 1e-14);
        }
    }

    @Test
    void strongCouplingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CactusChain.variance(1, 1, 3));
    }
}
