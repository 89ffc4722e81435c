package wick.theory.finitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.kernellaw.KernelLaw;
import wick.theory.kernellaw.LayerLaw;

class SecondOrderTest {

    private static SecondOrderLayer last(Wiring wiring) {
        return SecondOrder.of(wiring, 1).getLast();
    }

    /// E S² = K² (1 + c/n)^h and E S³ = K³ (1 + 3c/n + d/n²)^h, c = 5, d = 44 for relu, c = 2, d = 8 for
    /// linear: by (1 + c/n)^h = 1 + hc/n + h(h − 1)c²/2n² + …
    @ParameterizedTest
    @CsvSource({"relu, 2, 5, 44, 3", "relu, 2, 5, 44, 7", "linear, 1, 2, 8, 4"})
    void scaleInvariantNetworksHaveTheSeriesOfTheirClosedForms(String name, double weight, int c, int d, int hidden) {
        Activation activation = Activation.named(name).orElseThrow();
        SecondOrderLayer layer = last(Chains.deep(activation, Laws.ntk(weight, 0), 2, 50, hidden + 1));
        double k = layer.kernel().value();
        double pairs = hidden * (hidden - 1) / 2.0;
        assertEquals(weight, k, 1e-12);
        assertEquals(0, layer.metricFirst().value(), 1e-12);
        assertEquals(0, layer.metricSecond().value(), 1e-11);
        assertEquals(hidden * c * k * k, layer.vertexFirst().value(), 1e-10);
        assertEquals(pairs * c * c * k * k, layer.vertexSecond().value(), 1e-9);
        // E S³ − 3 K E S² + 2 K³ at order 1/n²
        double third = hidden * d + 9 * c * c * pairs - 3 * c * c * pairs;
        assertEquals(third * k * k * k, layer.sixPoint().value(), 1e-8);
    }

    @Test
    void theFirstOrderIsThatOfTheFirstOrderRecursion() {
        Wiring wiring = Chains.of(new Tanh(), Laws.ntk(1.5, 0.1), 2, 30, 70, 20);
        SingleInputLayer first = SingleInputCorrections.of(wiring, 1).getLast();
        SecondOrderLayer both = last(wiring);
        assertEquals(first.fourPointVertex().value(), both.vertexFirst().value(), 1e-12);
        assertEquals(first.kernelCorrection().value(), both.metricFirst().value(), 1e-12);
    }

    /// The remainder over 1/n² is c₂ + c₃/n + c₄/n² + …: three widths and Richardson's extrapolation.
    @ParameterizedTest
    @CsvSource({"tanh, 1.5, .1, 3", "gelu, 2, .1, 2", "sin, 1.2, .2, 2"})
    void theSecondOrderIsTheRemainderOfTheLawAtLargeWidth(String name, double weight, double bias, int hidden) {
        Activation activation = Activation.named(name).orElseThrow();
        SecondOrderLayer series = last(Chains.deep(activation, Laws.ntk(weight, bias), 2, 64, hidden + 1));
        double[] metric = new double[3];
        double[] vertex = new double[3];
        double[] third = new double[3];
        for (int i = 0; i < 3; i++) {
            double n = 40 << i;
            LayerLaw law = KernelLaw.of(Chains.deep(activation, Laws.ntk(weight, bias), 2, 40 << i, hidden + 1), 1)
                    .getLast();
            metric[i] = ((law.mean().value() - series.kernel().value()) * n
                            - series.metricFirst().value())
                    * n;
            vertex[i] = (law.variance().value() * n - series.vertexFirst().value()) * n;
            third[i] = law.centralMoment(3).value() * n * n;
        }
        assertEquals(extrapolated(metric), series.metricSecond().value(), 2e-3 * size(metric));
        assertEquals(extrapolated(vertex), series.vertexSecond().value(), 2e-3 * size(vertex));
        assertEquals(extrapolated(third), series.sixPoint().value(), 2e-3 * size(third));
    }

    private static double extrapolated(double[] y) {
        double first = 2 * y[1] - y[0];
        double second = 2 * y[2] - y[1];
        return (4 * second - first) / 3;
    }

    private static double size(double[] y) {
        return Math.max(Math.abs(y[2]), 1e-3);
    }

    @Test
    void unequalWidthsOfAReluNetworkCountAsInTheClosedForm() {
        Wiring wiring = Chains.of(new Relu(), Laws.ntk(2, 0), 2, 20, 50);
        // 4 (1 + 5/20)(1 + 5/50) = 4 (1 + 5/20 + 5/50) + 4 · 25/1000
        SecondOrderLayer layer = last(wiring);
        assertEquals(4 * (5.0 / 20 + 5.0 / 50) * 50, layer.vertexFirst().value(), 1e-9);
        assertEquals(4 * 25.0 / 1000 * 2500, layer.vertexSecond().value(), 1e-9);
        assertEquals(4 * (1.25 * 1.1 - 1), layer.variance(), 1e-12);
        assertEquals(
                0,
                last(Chains.deep(new Linear(), Laws.ntk(1, 0), 2, 9, 2))
                        .vertexSecond()
                        .value(),
                1e-12);
    }
}
