package wick.theory.infinitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wick.theory.Printed.assertPrinted;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.gaussian.Covariance;
import wick.numeric.matrix.Matrix;
import wick.theory.Chains;
import wick.theory.Chains.Laws;

class PairPropagationTest {

    private static PairLayer last(Activation activation, Laws laws, int layers, Covariance inputs) {
        return PairPropagation.of(Chains.deep(activation, laws, 2, 8, layers))
                .layers(inputs)
                .getLast();
    }

    @Test
    void correlationOfCriticalReluApproachesOneAsPrinted() {
        Covariance half = new Covariance(1, 1, 0.5);
        assertPrinted("0.6089977810", last(new Relu(), Laws.ntk(2, 0), 2, half).correlation());
        assertPrinted("0.8976467298", last(new Relu(), Laws.ntk(2, 0), 11, half).correlation());
        assertPrinted(
                "0.9965527109", last(new Relu(), Laws.ntk(2, 0), 101, half).correlation());
        assertPrinted(
                "42.956", 1e6 * last(new Relu(), Laws.ntk(2, 0), 1001, half).decorrelation());
        assertPrinted(
                "44.234", 1e8 * last(new Relu(), Laws.ntk(2, 0), 10001, half).decorrelation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "abs", "tanh", "erf", "gelu", "silu", "sin", "cos", "sigmoid", "softplus"})
    void itIsTheLineThatTheKernelsOfTwoInputsFollow(String name) {
        Wiring wiring = Chains.deep(GaussianAveragesTest.activation(name), Laws.ntk(1.1, 0.05), 3, 8, 6);
        for (Matrix inputs :
                List.of(Matrix.of(2, 3, 1, 0.5, -0.2, 0.3, -0.4, 0.9), Matrix.of(2, 3, 1, 0.5, -0.25, -0.5, 1, 0.25))) {
            double[] x = inputs.row(0);
            double[] y = inputs.row(1);
            List<PairLayer> line = PairPropagation.of(wiring)
                    .layers(new Covariance(product(x, x) / 3, product(y, y) / 3, product(x, y) / 3));
            List<Kernels> layers = KernelRecursion.of(wiring).layers(inputs);
            for (int l = 0; l < 6; l++) {
                Matrix kernel = layers.get(l).nngp();
                assertEquals(kernel.at(0, 0), line.get(l).firstVariance(), 1e-13);
                assertEquals(kernel.at(1, 1), line.get(l).secondVariance(), 1e-13);
                double correlation = kernel.at(0, 1) / Math.sqrt(kernel.at(0, 0) * kernel.at(1, 1));
                assertEquals(correlation, line.get(l).correlation(), 1e-12);
            }
        }
    }

    private static double product(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    @Test
    void nearlyEqualInputsSeparateAtTheRateOfTheSusceptibility() {
        MeanFieldState state = MeanField.of(new Tanh(), 2.25, 0.05).state();
        double q = state.fixedPointVariance().orElseThrow().value();
        double chi = state.susceptibility().orElseThrow().value();
        double start = (q - 0.05) / 2.25;
        double apart = 1e-15;
        List<PairLayer> line = PairPropagation.of(Chains.deep(new Tanh(), Laws.ntk(2.25, 0.05), 2, 8, 31))
                .layers(new Covariance(start, start, start * (1 - apart)));
        double growth = line.get(30).decorrelation() / line.get(0).decorrelation();
        assertEquals(30 * Math.log(chi), Math.log(growth), 1e-10);
        assertTrue(line.getLast().error() < 1e-11, () -> line.getLast().toString());
    }
}
