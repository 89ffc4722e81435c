package wick.theory.spectra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Formula;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.LeakyRelu;
import wick.network.Linear;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Relu;

/// Where there are no eigenvalues the density is 0 to the last bit, and nothing is thrown.
class SpectralGapTest {

    private static JacobianSpectrum chain(Distribution law, Activation activation, int... widths) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            if (i > 1) {
                layers.add(new Layer.Pointwise(activation));
            }
            layers.add(new Layer.Dense(widths[i], new Initialization.Variances(1, 0)));
        }
        return JacobianSpectrum.of(new Network(widths[0], layers, law, Parameterization.NTK).wire(), 1);
    }

    private static JacobianSpectrum leaky(double slope, int layers) {
        return JacobianSpectrum.of(
                new JacobianSpectrum.Stack(new LeakyRelu(slope, 1), 0.57, 1, layers), Distribution.ORTHOGONAL);
    }

    private static void assertGap(JacobianSpectrum spectrum, double edge) {
        for (double part = 1 - 1e-6; part > 1e-12; part = part > 0.1 ? part - 0.1 : part / 10) {
            assertEquals(0, spectrum.density(part * edge).value(), "at " + part + " of the edge");
            assertEquals(0, spectrum.density(part * edge).error());
        }
        assertTrue(spectrum.density(edge * (1 + 1e-4)).value() > 0);
    }

    @ParameterizedTest
    @CsvSource({"300, 100", "120, 100", "100, 300", "1000, 10"})
    void oneGaussianMatrixHasMarchenkoAndPastursLowerEdge(int inputs, int outputs) {
        double root = 1 - Math.sqrt(outputs / (double) inputs);
        assertGap(chain(Distribution.NORMAL, new Linear(), inputs, outputs), root * root);
    }

    /// A half of the directions is lost, so that the rest is a Gaussian matrix with half the rows.
    @Test
    void reluBehindAGaussianMatrixHalvesItsRows() {
        JacobianSpectrum single =
                JacobianSpectrum.of(new JacobianSpectrum.Stack(new Relu(), 0.57, 1, 1), Distribution.NORMAL);
        assertEquals(0.5, single.zeroMass(), 1e-15);
        double root = 1 - Math.sqrt(0.5);
        assertGap(single, root * root);
    }

    /// D₁ O D₂ with D = a + (1 − a) P and free P of rank 1/2: an angle θ between the subspaces, of
    /// arcsine law, gives 2 x 2 blocks, whose eigenvalues between a⁴ and 1 all lie on both sides of a²:
    /// the lower ones from a⁴ to a².
    @ParameterizedTest
    @CsvSource({"0.6", "0.3", "0.9"})
    void orthogonalWeightsKeepTheSmallestSlopeOfEveryLayer(double slope) {
        assertGap(leaky(slope, 2), Math.pow(slope, 4));
    }

    /// Of a projection of rank 1/2, compressed to a free tenth of all directions, the eigenvalues lie
    /// from 1/2 − 0.3 to 1/2 + 0.3.
    @Test
    void fewOutputsSeeMeansOfManySlopes() {
        JacobianSpectrum spectrum = chain(Distribution.ORTHOGONAL, new LeakyRelu(0.6, 1), 100, 100, 10);
        assertEquals(0.36 + 0.64 * 0.8, spectrum.largest().orElseThrow(), 1e-9);
        assertGap(spectrum, 0.36 + 0.64 * 0.2);
    }

    @ParameterizedTest
    @CsvSource({"leaky", "wavy"})
    void noPointOfThePositiveLineIsLost(String name) {
        JacobianSpectrum spectrum = name.equals("leaky")
                ? leaky(0.6, 3)
                : JacobianSpectrum.of(
                        new JacobianSpectrum.Stack(Formula.of("z + 0.3 * sin(z)"), 0.57, 1, 3),
                        Distribution.ORTHOGONAL);
        double top = spectrum.largest().orElseThrow();
        for (double lambda = 1e-14; lambda < 100; lambda *= 1.7) {
            double density = spectrum.density(lambda).value();
            assertTrue(density >= 0 && (lambda < top || density < 1e-6), lambda + ": " + density);
        }
    }

    @Test
    void spectraThatReachZeroHaveNoGap() {
        JacobianSpectrum square = chain(Distribution.NORMAL, new Linear(), 100, 100);
        assertTrue(square.density(1e-9).value() > 1);
        JacobianSpectrum twice = chain(Distribution.NORMAL, new Linear(), 100, 100, 100);
        assertTrue(twice.density(1e-9).value() > 1);
        JacobianSpectrum relu =
                JacobianSpectrum.of(new JacobianSpectrum.Stack(new Relu(), 0.57, 2, 2), Distribution.ORTHOGONAL);
        assertTrue(relu.density(1e-9).value() > 1);
    }
}
