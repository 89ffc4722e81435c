package wick.theory.spectra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Abs;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Erf;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Linear;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.theory.ReferenceTable;
import wick.theory.infinitewidth.KernelRecursion;

class SphereSpectrumTest {

    private record Chain(Activation activation, double weight, double bias, int hidden) {
        KernelRecursion on(int inputs) {
            var variances = new Initialization.Variances(weight, bias);
            List<Layer> hiddenLayers = List.of(new Layer.Dense(8, variances), new Layer.Pointwise(activation));
            return KernelRecursion.of(new Network(
                            inputs,
                            List.of(new Layer.Repeat(hidden, hiddenLayers), new Layer.Dense(1, variances)),
                            Distribution.NORMAL,
                            Parameterization.NTK)
                    .wire());
        }
    }

    @Test
    void eigenvaluesAreThoseOfTheReference() {
        for (ReferenceTable.Row row : ReferenceTable.rows("sphere_spectrum.csv")) {
            Chain chain = new Chain(
                    Activation.named(row.text(0)).orElseThrow(), row.number(1), row.number(2), (int) row.number(3));
            int degree = (int) row.number(6);
            SphereSpectrum spectrum = SphereSpectrum.of(
                    chain.on((int) row.number(5)),
                    SphereSpectrum.Kind.valueOf(row.text(4).toUpperCase(Locale.ROOT)),
                    degree);
            var value = spectrum.levels().get(degree).eigenvalue();
            assertEquals(row.number(7), value.value(), value.error() + 1e-17, row.toString());
            assertTrue(value.error() < 1e-12, row + " has error " + value.error());
        }
    }

    /// κ = b + w t has one constant and d linear eigenfunctions, and t = P₁.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 100})
    void theKernelOfALinearNetworkHasTwoLevels(int dimension) {
        SphereSpectrum spectrum =
                SphereSpectrum.of(new Chain(new Linear(), 1.5, 0.2, 1).on(dimension), SphereSpectrum.Kind.NNGP, 4);
        assertEquals(0.2 + 1.5 * 0.2, spectrum.levels().get(0).eigenvalue().value(), 1e-14);
        assertEquals(2.25 / dimension, spectrum.levels().get(1).eigenvalue().value(), 1e-14);
        for (int k = 2; k <= 4; k++) {
            assertEquals(0, spectrum.levels().get(k).eigenvalue().value(), 1e-14);
        }
        assertEquals(0, spectrum.beyond(), 1e-12);
    }

    /// Without biases a relu layer is |z|/2 + z/2: besides degree 1 it only sees even functions.
    @Test
    void oneReluLayerWithoutBiasSeesNoOddFunctionsButLinearOnes() {
        SphereSpectrum relu = SphereSpectrum.of(new Chain(new Relu(), 2, 0, 1).on(4), SphereSpectrum.Kind.NTK, 9);
        SphereSpectrum abs = SphereSpectrum.of(new Chain(new Abs(), 1, 0, 1).on(4), SphereSpectrum.Kind.NTK, 9);
        for (int k = 0; k <= 9; k++) {
            double value = relu.levels().get(k).eigenvalue().value();
            if (k % 2 == 1 && k > 1) {
                assertEquals(0, value, 1e-14, "degree " + k);
            } else {
                assertTrue(value > 1e-6, "degree " + k + ": " + value);
            }
            assertEquals(k % 2 == 1, abs.levels().get(k).eigenvalue().value() < 1e-14, "degree " + k);
        }
    }

    /// Of smooth activations eigenvalues fall faster than any power, of relu's NTK as k^(−d) in dimension
    /// d.
    @ParameterizedTest
    @CsvSource({"NTK, 3, 3", "NTK, 4, 4", "NNGP, 3, 5"})
    void kinksMakeEigenvaluesFallAsAPowerOfTheDegree(SphereSpectrum.Kind kind, int dimension, double exponent) {
        SphereSpectrum spectrum = SphereSpectrum.of(new Chain(new Relu(), 2, 0, 1).on(dimension), kind, 128);
        double early = exponent(spectrum, 32);
        double late = exponent(spectrum, 64);
        // corrections in 1/k are removed by one step of extrapolation
        assertEquals(exponent, 2 * late - early, 0.02);
    }

    private static double exponent(SphereSpectrum spectrum, int degree) {
        return Math.log(spectrum.levels().get(degree).eigenvalue().value()
                        / spectrum.levels().get(2 * degree).eigenvalue().value())
                / Math.log(2);
    }

    @Test
    void multiplicitiesAreThoseOfSphericalHarmonics() {
        double[] circle = {1, 2, 2, 2};
        for (int k = 0; k < 4; k++) {
            assertEquals(circle[k], SphereSpectrum.multiplicity(2, k));
            assertEquals(2 * k + 1, SphereSpectrum.multiplicity(3, k));
            assertEquals((k + 1) * (k + 1), SphereSpectrum.multiplicity(4, k));
        }
        assertEquals(784, SphereSpectrum.multiplicity(784, 1));
        assertEquals(784 * 785 / 2 - 1, SphereSpectrum.multiplicity(784, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 784})
    void allLevelsTogetherHoldTheTrace(int dimension) {
        SphereSpectrum spectrum = SphereSpectrum.of(
                new Chain(new Erf(), 1.5, 0.1, 2).on(dimension), SphereSpectrum.Kind.NTK, dimension == 3 ? 60 : 5);
        assertEquals(0, spectrum.beyond(), dimension == 3 ? 1e-11 : 0.1);
        assertTrue(spectrum.beyond() > -1e-11);
    }

    @Test
    void oneDimensionHasNoSphere() {
        assertThrows(
                IllegalArgumentException.class,
                () -> SphereSpectrum.of(new Chain(new Erf(), 1, 0, 1).on(1), SphereSpectrum.Kind.NTK, 3));
    }
}
