package wick.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Matrix;
import wick.observable.Measurement.Engine;

class PowerFitTest {
    private static final List<Integer> WIDTHS = List.of(64, 128, 256, 512, 1024);

    @Test
    void theExponentOfALawWithItsCorrectionsIsExact() {
        double[] bare = WIDTHS.stream().mapToDouble(n -> 3 * Math.pow(n, 0.7)).toArray();
        double[] bent = WIDTHS.stream()
                .mapToDouble(n -> 3 * Math.pow(n, 0.7) * Math.exp(2 / Math.sqrt(n) - 5.0 / n))
                .toArray();
        assertEquals(0.7, new PowerFit(WIDTHS, List.of()).exponent(bare), 1e-12);
        assertEquals(0.7, new PowerFit(WIDTHS, List.of(0.5)).exponent(bare), 1e-12);
        assertEquals(0.7, new PowerFit(WIDTHS, List.of(0.5, 1.0)).exponent(bent), 1e-12);
        assertTrue(Math.abs(new PowerFit(WIDTHS, List.of()).exponent(bent) - 0.7) > 0.01);
    }

    /// What all widths of one network have in common, and a power of its own, leave only the power's scatter.
    @Test
    void everyNetworkHasItsOwnExponent() {
        List<Sample> samples = WIDTHS.stream()
                .map(n -> new Sample(Matrix.of(2, 1, 5 * n, 0.1 * Math.pow(n, 0.5)), 1, Engine.REAL_WEIGHTS))
                .toList();
        Sample exponents = new PowerFit(WIDTHS, List.of(1.0)).exponents(samples, row -> row[0]);
        assertEquals(1, exponents.rows().at(0, 0), 1e-12);
        assertEquals(0.5, exponents.rows().at(1, 0), 1e-12);
        assertEquals(0.75, exponents.mean(0).measurement().mean(), 1e-12);
    }

    @Test
    void whatHasNoPowerIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PowerFit(List.of(64, 64, 128), List.of(1.0)));
        List<Sample> samples = WIDTHS.stream()
                .map(_ -> new Sample(Matrix.of(2, 1, 1, 0), 1, Engine.REAL_WEIGHTS))
                .toList();
        PowerFit fit = new PowerFit(WIDTHS, List.of());
        assertThrows(IllegalArgumentException.class, () -> fit.exponents(samples, row -> row[0]));
    }
}
