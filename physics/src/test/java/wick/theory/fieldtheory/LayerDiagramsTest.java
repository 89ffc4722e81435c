package wick.theory.fieldtheory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.NetworkFile;
import wick.network.Wiring;
import wick.numeric.gaussian.Covariance;
import wick.numeric.matrix.Matrix;
import wick.theory.finitewidth.CorrelatorLayer;
import wick.theory.finitewidth.Correlators;
import wick.theory.finitewidth.SecondOrder;
import wick.theory.finitewidth.SecondOrderLayer;
import wick.theory.finitewidth.SingleInputCorrections;
import wick.theory.finitewidth.SingleInputLayer;

class LayerDiagramsTest {

    private static Wiring network(String activation, double weight, double bias) {
        String dense = "dense: {width: %d, weight-variance: " + weight + ", bias-variance: " + bias + "}";
        StringBuilder text = new StringBuilder("network:\n  input: 4\n  layers:\n");
        for (int width : List.of(24, 40, 32)) {
            text.append("    - ").append(String.format(dense, width)).append("\n    - activation: ");
            text.append(activation).append("\n");
        }
        text.append("    - ").append(String.format(dense, 2)).append("\n");
        return NetworkFile.parse("network", text.toString()).wire();
    }

    @Test
    void theFirstOrderHasTheDiagramsOfThePapers() {
        // V' : one neuron with both legs; two neurons joined by V. G' : one neuron with G, one with V twice
        assertEquals(2, LayerDiagrams.of(2, 1).diagrams().size());
        LayerDiagrams metric = LayerDiagrams.of(1, 1);
        assertEquals(
                List.of(1, 2),
                metric.diagrams().stream()
                        .map(d -> d.symmetryFactor().intValueExact())
                        .toList());
    }

    /// Widths differ from layer to layer; the recursion of theory.finitewidth is another derivation and other code.
    @ParameterizedTest
    @CsvSource({"tanh, 1.5, 0.1", "gelu, 2, 0.1", "relu, 2, 0", "erf, 3, 0.2", "sin, 1, 0.3"})
    void theSumOfTheDiagramsIsTheRecursionOfFiniteWidth(String activation, double weight, double bias) {
        Wiring wiring = network(activation, weight, bias);
        List<SingleInputLayer> recursion = SingleInputCorrections.of(wiring, 0.8);
        for (LayerFlow.Stage stage : LayerFlow.of(wiring, 0.8, 1)) {
            SingleInputLayer layer = recursion.get(stage.layer() - 1);
            assertEquals(layer.kernel().value(), stage.kernel(), 1e-12);
            double vertex = layer.fourPointVertex().value();
            assertEquals(vertex, stage.after().term(2, 1) * stage.width(), 1e-10 * Math.max(1, vertex));
            double metric = layer.kernelCorrection().value();
            assertEquals(metric, stage.after().term(1, 1) * stage.width(), 1e-10 * Math.max(1, Math.abs(metric)));
        }
    }

    @ParameterizedTest
    @CsvSource({"tanh, 1.5, 0.1", "gelu, 2, 0.1", "relu, 2, 0", "erf, 3, 0.2"})
    void theSumsOfSecondOrderAreTheRecursionOfSecondOrder(String activation, double weight, double bias) {
        Wiring wiring = network(activation, weight, bias);
        List<SecondOrderLayer> recursion = SecondOrder.of(wiring, 0.8);
        for (LayerFlow.Stage stage : LayerFlow.of(wiring, 0.8, 2)) {
            SecondOrderLayer layer = recursion.get(stage.layer() - 1);
            double scale = (double) stage.width() * stage.width();
            double bound = 1e-9 * Math.max(1, Math.abs(layer.vertexSecond().value()));
            assertEquals(layer.vertexSecond().value(), stage.after().term(2, 2) * scale, bound);
            assertEquals(layer.metricSecond().value(), stage.after().term(1, 2) * scale, bound);
            assertEquals(layer.sixPoint().value(), stage.after().term(3, 2) * scale, bound);
        }
    }

    @ParameterizedTest
    @CsvSource({"tanh, 1.5, 0.1", "gelu, 2, 0.1"})
    void theSumOfTheDiagramsIsTheRecursionForTwoInputs(String activation, double weight, double bias) {
        Wiring wiring = network(activation, weight, bias);
        // x·x/4 = 1, 0.7 and 0.4 between them
        Matrix inputs = Matrix.of(2, 4, 2, 0, 0, 0, 0.8, Math.sqrt(2.16), 0, 0);
        int[][] pairs = {{0, 0}, {0, 1}, {1, 1}};
        List<CorrelatorLayer> recursion = Correlators.of(wiring, inputs);
        for (PairFlow.Stage stage : PairFlow.of(wiring, new Covariance(1, 0.7, 0.4))) {
            CorrelatorLayer layer = recursion.get(stage.layer() - 1);
            for (int e = 0; e < PairFlow.PAIRS; e++) {
                int[] first = pairs[e];
                assertEquals(
                        layer.kernel().at(first[0], first[1]), stage.kernel().at(e), 1e-11);
                assertEquals(
                        layer.kernelCorrection().at(first[0], first[1]),
                        stage.after().correction().at(e) * stage.width(),
                        1e-10);
                for (int f = 0; f < PairFlow.PAIRS; f++) {
                    assertEquals(
                            layer.fourPointVertex().at(first[0], first[1], pairs[f][0], pairs[f][1]),
                            stage.after().vertex().at(e, f) * stage.width(),
                            1e-10);
                }
            }
        }
    }

    /// E S^m is a product over layers that is known exactly: Π_{k<m} (1 + 2k/n) for linear networks, and for relu
    /// E S² = K² (1 + 5/n) and E S³ = K³ (1 + 15/n + 44/n²) per layer. Expanded here in the number 1/n of equal
    /// widths, up to fourth order for the variance and third for the third cumulant.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void higherOrdersAreThoseOfTheExactlySolvableNetworks(boolean relu) {
        int order = 4;
        int width = 10;
        double kernel = 1.7;
        UnitMoments moments = (power, times) -> {
            double value = relu ? 0.5 * Math.pow(2, power) : 1;
            for (int k = 1; k < 2 * power; k += 2) {
                value *= k;
            }
            for (int t = 0; t < times; t++) {
                value *= power - t;
            }
            return value * Math.pow(kernel, power - times);
        };
        LayerStep step = new LayerStep(moments, 1, width);
        LayerCumulants cumulants = LayerCumulants.NONE;
        double[] second = {1, 0, 0, 0, 0};
        double[] third = {1, 0, 0, 0, 0};
        for (int layer = 0; layer < 4; layer++) {
            cumulants = step.next(cumulants, order);
            second = product(second, relu ? new double[] {1, 5} : new double[] {1, 2});
            third = product(third, relu ? new double[] {1, 15, 44} : new double[] {1, 6, 8});
            for (int t = 1; t <= order; t++) {
                double scale = Math.pow(kernel, 2) * Math.pow(width, -t);
                assertEquals(0, cumulants.term(1, t), 1e-12, "the mean has no corrections");
                assertEquals(second[t] * scale, cumulants.term(2, t), 1e-11 * Math.max(1, second[t]) * scale);
                // κ₃ = E S³ − 3 E S² E S + 2 (E S)³
                double cube = (third[t] - 3 * second[t]) * scale * kernel;
                assertEquals(cube, cumulants.term(3, t), 1e-10 * Math.max(1, third[t]) * scale * kernel);
            }
        }
    }

    private static double[] product(double[] series, double[] factor) {
        double[] product = new double[series.length];
        for (int i = 0; i < series.length; i++) {
            for (int j = 0; j < factor.length && i + j < series.length; j++) {
                product[i + j] += series[i] * factor[j];
            }
        }
        return product;
    }

    @Test
    void everyDiagramHasTheOrderThatWasAskedFor() {
        for (int order = 1; order <= 3; order++) {
            for (int legs = 1; legs <= order + 1; legs++) {
                LayerDiagrams all = LayerDiagrams.of(legs, order);
                for (Diagram diagram : all.diagrams()) {
                    List<Integer> powers = new ArrayList<>();
                    diagram.nodes().forEach(node -> {
                        if (node instanceof Node.Inner(int vertex)) {
                            powers.add(
                                    switch (all.vertex(vertex)) {
                                        case LayerVertex.Neurons(int outs, int _) -> outs - 1;
                                        case LayerVertex.Cumulant(int _, int power) -> power;
                                    });
                        }
                    });
                    assertEquals(
                            order, powers.stream().mapToInt(Integer::intValue).sum());
                    assertEquals(1, diagram.pieces());
                }
            }
        }
    }

    @Test
    void whatIsNoPlainChainOrNoOrderIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> LayerDiagrams.of(3, 1));
        assertThrows(IllegalArgumentException.class, () -> LayerDiagrams.of(1, 9));
        Wiring zero = network("tanh", 1, 0);
        assertThrows(IllegalArgumentException.class, () -> LayerFlow.of(zero, 0, 1));
    }
}
