package wick.numeric.gaussian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HermiteGridTest {

    private static double[] samples(HermiteGrid grid, double deviation, DoubleUnaryOperator f) {
        double[] samples = new double[grid.samples(Symmetry.NONE)];
        grid.pointsInto(deviation, samples);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = f.applyAsDouble(samples[i]);
        }
        return samples;
    }

    /// e^(σx) = e^(σ²/2) Σ_k σ^k/√(k!) h_k(x), the generating function.
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 1.7})
    void coefficientsOfTheExponentialAreThoseOfItsGeneratingFunction(double deviation) {
        HermiteGrid grid = HermiteGrid.uniform(0.1, 14);
        double[] found = new double[48];
        grid.coefficientsInto(samples(grid, deviation, Math::exp), Symmetry.NONE, found.length, found);
        double expected = Math.exp(deviation * deviation / 2);
        for (int k = 0; k < found.length; k++) {
            assertEquals(expected, found[k], 1e-14 * Math.exp(deviation * deviation), "h_" + k);
            expected *= deviation / Math.sqrt(k + 1.0);
        }
    }

    /// max(x, 0): c_0 = 1/√(2π), c_1 = ½, c_{2m} = (−1)^{m−1} (2m − 3)!!/√((2m)!)/√(2π), all other c_k = 0.
    @Test
    void coefficientsOfAKinkedFunctionComeFromPanels() {
        HermiteGrid grid = HermiteGrid.panels(0.7, 12.5);
        double[] found = new double[128];
        grid.coefficientsInto(samples(grid, 1, x -> Math.max(x, 0)), Symmetry.NONE, found.length, found);
        double density = 1 / Math.sqrt(2 * Math.PI);
        assertEquals(density, found[0], 1e-15);
        assertEquals(0.5, found[1], 1e-15);
        double expected = density / Math.sqrt(2);
        for (int k = 2; k + 2 < found.length; k += 2) {
            assertEquals(expected, found[k], 1e-14, "h_" + k);
            assertEquals(0, found[k + 1], 1e-14, "h_" + (k + 1));
            expected *= -(k - 1) / Math.sqrt((k + 1.0) * (k + 2));
        }
    }

    /// A step at 0.8: c_k = p(0.8) h_{k−1}(0.8)/√k, p the normal density.
    @Test
    void aBreakAwayFromZeroIsKept() {
        HermiteGrid grid = HermiteGrid.panels(0.7, 12.5, 0.8);
        double[] found = new double[64];
        double[] samples = samples(grid, 1, x -> x > 0.8 ? 1 : 0);
        grid.coefficientsInto(samples, Symmetry.NONE, found.length, found);
        double density = Math.exp(-0.32) / Math.sqrt(2 * Math.PI);
        double before = 0;
        double here = 1;
        for (int k = 1; k < found.length; k++) {
            assertEquals(density * here / Math.sqrt(k), found[k], 1e-14, "h_" + k);
            double next = (0.8 * here - Math.sqrt(k - 1.0) * before) / Math.sqrt(k);
            before = here;
            here = next;
        }
    }

    @Test
    void squaresAreGaussianAverages() {
        HermiteGrid grid = HermiteGrid.uniform(0.1, 14);
        assertEquals(3, grid.square(samples(grid, 1, x -> x * x)), 1e-14);
        assertEquals(Math.exp(2 * 1.44), grid.square(samples(grid, 1.2, Math::exp)), 1e-13);
    }

    @Test
    void coefficientsDoNotDependOnHowManyWereAskedForBefore() {
        HermiteGrid fresh = HermiteGrid.uniform(0.2, 12.5);
        HermiteGrid used = HermiteGrid.uniform(0.2, 12.5);
        used.coefficientsInto(samples(used, 1, Math::tanh), Symmetry.NONE, 7, new double[7]);
        used.coefficientsInto(samples(used, 1, Math::tanh), Symmetry.NONE, 90, new double[90]);
        double[] first = new double[40];
        double[] second = new double[40];
        fresh.coefficientsInto(samples(fresh, 1, Math::tanh), Symmetry.NONE, 40, first);
        used.coefficientsInto(samples(used, 1, Math::tanh), Symmetry.NONE, 40, second);
        assertArrayEquals(first, second);
    }

    @Test
    void anOddFunctionNeedsHalfTheSamples() {
        HermiteGrid grid = HermiteGrid.uniform(0.2, 12.5);
        double[] all = new double[40];
        grid.coefficientsInto(samples(grid, 1.3, Math::tanh), Symmetry.NONE, 40, all);
        double[] half = new double[grid.samples(Symmetry.ODD)];
        grid.pointsInto(1.3, half);
        for (int i = 0; i < half.length; i++) {
            half[i] = Math.tanh(half[i]);
        }
        assertEquals(grid.square(samples(grid, 1.3, Math::tanh)), grid.square(half), 1e-15);
        double[] odd = new double[40];
        grid.coefficientsInto(half, Symmetry.ODD, 40, odd);
        assertArrayEquals(all, odd, 1e-17);
    }
}
