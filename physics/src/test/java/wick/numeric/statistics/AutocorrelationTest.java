package wick.numeric.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

class AutocorrelationTest {

    /// x_{t+1} = ρ x_t + noise has τ = (1 + ρ) / (2 (1 − ρ)). The spread of its estimate is τ √(2 (2W +
    /// 1) / n), by Madras and Sokal; four of them are missed in one of 16 000 cases.
    @ParameterizedTest
    @ValueSource(doubles = {-0.3, 0, 0.5, 0.9})
    void anAutoregressiveSeriesHasItsTimeAndTheErrorThatGoesWithIt(double rho) {
        int length = 20_000;
        Autocorrelation measured = Autocorrelation.of(series(rho, 4, length, 1));
        double exact = (1 + rho) / (2 * (1 - rho));
        double spread = exact * Math.sqrt(2.0 * (2 * measured.window() + 1) / (4.0 * length));
        // the window cuts ρ^W, at most e^{-6}, off
        assertEquals(exact, measured.time(), 4 * spread + exact * 0.01);
        assertEquals(0, measured.mean().deviationsFrom(0), 4);
        assertEquals(4 * length / (2 * measured.time()), measured.effective(), 1e-6);
    }

    /// Over 300 seeds the squared deviation of the mean in its own errors has mean 1 ± 0.08.
    @Test
    void theErrorOfTheMeanIsTheSpreadOverSeeds() {
        Moments squares = new Moments();
        for (int seed = 1; seed <= 300; seed++) {
            double z = Autocorrelation.of(series(0.7, 4, 1000, seed)).mean().deviationsFrom(0);
            squares.add(z * z);
        }
        assertEquals(1, squares.mean(), 4 * Math.sqrt(2.0 / 300) + 0.03);
    }

    @Test
    void seriesThatDisagreeAreCorrelatedForEver() {
        List<Vector> two = List.of(
                series(0, 1, 1000, 1).getFirst(),
                series(0, 1, 1000, 2).getFirst().map(x -> x + 3));
        assertTrue(Autocorrelation.of(two).time() > 100);
        assertThrows(IllegalArgumentException.class, () -> Autocorrelation.of(List.of(Vector.of(1, 2, 3))));
        assertEquals(
                0, Autocorrelation.of(List.of(Vector.of(2, 2, 2, 2))).mean().standardError());
    }

    private static List<Vector> series(double rho, int count, int length, long seed) {
        List<Vector> all = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            RandomStream stream = Address.of(seed, "autoregressive").network(s).open();
            double[] x = new double[length];
            double state = stream.nextNormal() / Math.sqrt(1 - rho * rho);
            for (int t = 0; t < length; t++) {
                x[t] = state;
                state = rho * state + stream.nextNormal();
            }
            all.add(Vector.of(x));
        }
        return all;
    }
}
