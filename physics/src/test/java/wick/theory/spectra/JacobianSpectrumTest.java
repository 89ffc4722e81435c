package wick.theory.spectra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hipparchus.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.LeakyRelu;
import wick.network.Linear;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.network.Tanh;
import wick.numeric.gaussian.Approximation;
import wick.theory.ReferenceTable;

class JacobianSpectrumTest {

    private static JacobianSpectrum stack(Activation activation, double weight, int layers, Distribution law) {
        return JacobianSpectrum.of(new JacobianSpectrum.Stack(activation, 0.57, weight, layers), law);
    }

    /// The moments of a product of L independent Gaussian matrices are binom((L+1)k, k)/(Lk + 1).
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 30})
    void deepLinearGaussianNetworksHaveFussCatalanMoments(int layers) {
        var moments = stack(new Linear(), 1, layers, Distribution.NORMAL)
                .relativeMoments(6)
                .toArray();
        for (int k = 1; k <= 6; k++) {
            double expected = CombinatoricsUtils.binomialCoefficientDouble((layers + 1) * k, k) / (layers * k + 1.0);
            assertEquals(expected, moments[k - 1], 1e-12 * expected, "moment " + k);
        }
    }

    /// (L+1)^(L+1)/L^L is where the Fuss–Catalan numbers' generating function breaks down.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 30})
    void theFussCatalanSpectrumEndsWhereItsMomentsSay(int layers) {
        double edge =
                stack(new Linear(), 1, layers, Distribution.NORMAL).largest().orElseThrow();
        double expected = Math.exp((layers + 1) * Math.log(layers + 1) - layers * Math.log(layers));
        assertEquals(expected, edge, 1e-11 * expected);
    }

    /// One Gaussian matrix: √((4 − λ)/λ)/(2π).
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 1, 2, 3.9, 3.999999})
    void oneGaussianMatrixFollowsMarchenkoAndPastur(double lambda) {
        Approximation density = stack(new Linear(), 1, 1, Distribution.NORMAL).density(lambda);
        double expected = Math.sqrt((4 - lambda) / lambda) / (2 * Math.PI);
        assertTrue(Math.abs(expected - density.value()) <= density.error(), density + " is not " + expected);
        assertTrue(density.error() < 1e-8 * expected, density.toString());
    }

    /// With widths in the ratio y = outputs/inputs, Marchenko and Pastur's law of ratio y, of mean 1.
    @ParameterizedTest
    @CsvSource({"200, 100, 0.7", "100, 300, 0.7", "100, 300, 2.1"})
    void unequalWidthsShiftTheEdges(int outputs, int inputs, double lambda) {
        Network network = new Network(
                inputs,
                List.of(new Layer.Dense(outputs, new Initialization.Variances(1, 0))),
                Distribution.NORMAL,
                Parameterization.NTK);
        JacobianSpectrum spectrum = JacobianSpectrum.of(network.wire(), 1);
        double y = outputs / (double) inputs;
        double top = (1 + Math.sqrt(y)) * (1 + Math.sqrt(y));
        double bottom = (1 - Math.sqrt(y)) * (1 - Math.sqrt(y));
        double expected = Math.sqrt((top - lambda) * (lambda - bottom)) / (2 * Math.PI * y * lambda);
        assertEquals(expected, spectrum.density(lambda).value(), 1e-10);
        assertEquals(top, spectrum.largest().orElseThrow(), 1e-10);
        assertEquals(Math.max(0, 1 - 1 / y), spectrum.zeroMass(), 1e-15);
    }

    @Test
    void orthogonalLinearNetworksAreIsometriesAtAnyDepth() {
        JacobianSpectrum spectrum = stack(new Linear(), 1.44, 50, Distribution.ORTHOGONAL);
        assertEquals(Math.pow(1.44, 50), spectrum.mean(), 1e-10 * Math.pow(1.44, 50));
        assertEquals(0, spectrum.relativeVariance(), 1e-13);
        assertEquals(spectrum.mean(), spectrum.largest().orElseThrow(), 1e-10 * spectrum.mean());
    }

    /// Critical relu with orthogonal weights, two layers: D₁ W D₂ is a product of two free projections,
    /// whose law is arcsine on \[0, 4] times half the mass for weights of variance 2.
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1, 2, 3.5})
    void twoFreeProjectionsMakeTheArcsineLaw(double lambda) {
        double density =
                stack(new Relu(), 2, 2, Distribution.ORTHOGONAL).density(lambda).value();
        double expected = 0.5 / (Math.PI * Math.sqrt(lambda * (4 - lambda)));
        assertEquals(expected, density, 1e-11);
    }

    @ParameterizedTest
    @CsvSource({
        "tanh, 1, NORMAL",
        "tanh, 4, NORMAL",
        "tanh, 3, ORTHOGONAL",
        "relu, 3, NORMAL",
        "relu, 6, ORTHOGONAL",
        "gelu, 2, ORTHOGONAL",
        "sin, 2, NORMAL",
        "softplus, 2, NORMAL",
        "linear, 40, NORMAL"
    })
    void theDensityHasTheMomentsOfTheSeries(String name, int layers, Distribution law) {
        JacobianSpectrum spectrum = stack(Activation.named(name).orElseThrow(), 1.3, layers, law);
        double[] moments = spectrum.relativeMoments(3).toArray();
        double top = spectrum.largest().orElseThrow();
        double mean = spectrum.mean();
        double[] integrals = integrals(spectrum, top, 80);
        for (int k = 0; k < 3; k++) {
            integrals[k] /= Math.pow(mean, k + 1);
        }
        for (int k = 0; k < 3; k++) {
            assertEquals(moments[k], integrals[k], 1e-3 * moments[k], "moment " + (k + 1));
        }
    }

    /// ∫ λ^k density, k = 1, 2, 3.
    private static double[] integrals(JacobianSpectrum spectrum, double top, int points) {
        double[] integrals = new double[3];
        for (int i = 0; i < points; i++) {
            // λ = top sin⁴θ smooths both ends of the spectrum
            double theta = Math.PI / 2 * (i + 0.5) / points;
            double lambda = top * Math.pow(Math.sin(theta), 4);
            double measure = 4 * top * Math.pow(Math.sin(theta), 3) * Math.cos(theta) * Math.PI / 2 / points;
            double density = spectrum.density(lambda).value();
            for (int k = 0; k < 3; k++) {
                integrals[k] += measure * density * Math.pow(lambda, k + 1);
            }
        }
        return integrals;
    }

    @Test
    void densitiesAreThoseOfTheReference() {
        for (ReferenceTable.Row row : ReferenceTable.rows("jacobian_spectrum.csv")) {
            JacobianSpectrum spectrum = JacobianSpectrum.of(
                    new JacobianSpectrum.Stack(
                            Activation.named(row.text(0)).orElseThrow(), row.number(1), row.number(2), (int)
                                    row.number(3)),
                    Distribution.valueOf(row.text(4).toUpperCase(java.util.Locale.ROOT)));
            Approximation density = spectrum.density(row.number(5));
            assertEquals(row.number(6), density.value(), 1e-11, row.toString());
            assertTrue(Math.abs(row.number(6) - density.value()) <= density.error() + 1e-14, row.toString());
        }
    }

    /// Var/mean² = Σ over slope factors (⟨s²⟩/⟨s⟩² − 1) + one for each Gaussian matrix.
    @Test
    void theVarianceGrowsLinearlyWithDepth() {
        double gaussian = stack(new Relu(), 2, 7, Distribution.NORMAL).relativeVariance();
        double orthogonal = stack(new Relu(), 2, 7, Distribution.ORTHOGONAL).relativeVariance();
        assertEquals(14, gaussian, 1e-11);
        assertEquals(7, orthogonal, 1e-11);
    }

    /// Critical relu-like stacks with little spread per layer, at large depth.
    @Test
    void deepOrthogonalNetworksTendToTheUniversalSpectra() {
        double spread = 0.5;
        int layers = 4000;
        JacobianSpectrum limit = JacobianSpectrum.deep(JacobianSpectrum.DeepLimit.SMOOTH, spread);
        // two slopes near 1, each on half the line: variance per layer t²
        double t = Math.sqrt(spread / layers);
        Activation gentle = new LeakyRelu(Math.sqrt(1 - t), Math.sqrt(1 + t));
        JacobianSpectrum deep = stack(gentle, 1, layers, Distribution.ORTHOGONAL);
        for (double lambda : new double[] {0.3, 1, 2}) {
            double expected = limit.density(lambda).value();
            assertEquals(expected, deep.density(lambda).value(), 2e-3 * expected);
        }
    }

    @ParameterizedTest
    @EnumSource(JacobianSpectrum.DeepLimit.class)
    void universalSpectraHaveMeanOneAndTheVarianceAskedFor(JacobianSpectrum.DeepLimit limit) {
        JacobianSpectrum spectrum = JacobianSpectrum.deep(limit, 0.3);
        assertEquals(1, spectrum.mean(), 1e-15);
        assertEquals(0.3, spectrum.relativeVariance(), 1e-14);
        JacobianSpectrum.Atom shared = spectrum.isolated().orElse(new JacobianSpectrum.Atom(0, 0));
        assertEquals(limit == JacobianSpectrum.DeepLimit.BERNOULLI ? 0.7 : 0, shared.mass(), 1e-15);
        double[] moments = integrals(spectrum, spectrum.largest().orElseThrow(), 100);
        assertEquals(1, moments[0] + shared.mass() * shared.eigenvalue(), 2e-3);
        assertEquals(1.3, moments[1] + shared.mass() * Math.pow(shared.eigenvalue(), 2), 2e-3);
    }

    @Test
    void whatHasNoSpectrumIsRefusedByName() {
        Network residual = new Network(
                4,
                List.of(
                        new Layer.Dense(4, new Initialization.Variances(1, 0)),
                        new Layer.Residual(List.of(
                                new Layer.Pointwise(new Tanh()),
                                new Layer.Dense(4, new Initialization.Variances(1, 0)))),
                        new Layer.Dense(4, new Initialization.Variances(1, 0))),
                Distribution.NORMAL,
                Parameterization.NTK);
        var refused = assertThrows(IllegalArgumentException.class, () -> JacobianSpectrum.of(residual.wire(), 1));
        assertTrue(String.valueOf(refused.getMessage()).contains("Residual"), refused.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> stack(new Tanh(), 1, 1, Distribution.ORTHOGONAL).density(0.5));
        assertThrows(
                IllegalArgumentException.class,
                () -> stack(new Tanh(), 1, 2, Distribution.NORMAL).density(0));
    }
}
