package wick.network.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Padding;
import wick.network.Parameterization;
import wick.network.Parameterization.Exponents;
import wick.network.Pooling;
import wick.network.Relu;
import wick.network.Shape;
import wick.network.Step;
import wick.network.Window;

class WidthRuleTest {
    /// Weights as torch.nn draws them; biases of a variance that does not depend on fans.
    private static final Initialization TORCH = new Initialization.Variances(1.0 / 3, 0.01);

    private static Network perceptron(Parameterization parameterization) {
        return flat(64, parameterization, dense(32), relu(), dense(16), relu(), dense(10));
    }

    private static Network flat(int inputs, Parameterization parameterization, Layer... layers) {
        return new Network(inputs, List.of(layers), Distribution.NORMAL, parameterization);
    }

    private static Layer dense(int width) {
        return new Layer.Dense(width, TORCH);
    }

    private static Layer relu() {
        return new Layer.Pointwise(new Relu());
    }

    private static Network named(String name) {
        Window three = new Window(List.of(3), List.of(1), List.of(1), Padding.VALID);
        Window one = new Window(List.of(1), List.of(1), List.of(1), Padding.SAME);
        Layer pool = new Layer.GlobalPool(Pooling.AVERAGE);
        return switch (name) {
            case "perceptron" -> perceptron(Parameterization.MUP);
            case "convolutions" ->
                new Network(
                        new Shape(3, List.of(9)),
                        // twice as many channels in the second layer, so that widths 64 and 256 are its base and width
                        List.of(
                                new Layer.Convolution(32, three, TORCH),
                                relu(),
                                new Layer.Convolution(64, three, TORCH),
                                pool,
                                dense(10)),
                        Distribution.NORMAL,
                        Parameterization.MUP);
            case "attention" ->
                new Network(
                        new Shape(8, List.of(5)),
                        List.of(
                                new Layer.Convolution(32, one, TORCH),
                                new Layer.Attention(32, 1.0 / 3, 1.0 / 3, 1.0 / 3),
                                pool,
                                dense(10)),
                        Distribution.NORMAL,
                        Parameterization.MUP);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// `reference/network/width_rule.py` ran the printed snippet on models of torch.nn. Its deviations are means of
    /// drawn weights; 27 at 5 standard errors would raise a false alarm in one of 60 000 seeds.
    @Test
    void rulesAreWhatTheSnippetMakesOfModelsOfPytorch() throws IOException {
        Path file = Path.of(System.getProperty("wick.root", "."), "reference", "network", "width_rule.csv");
        List<List<String>> rows = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .toList();
        String before = "";
        int parameter = 0;
        for (List<String> row : rows) {
            String model = row.get(0) + row.get(1);
            parameter = model.equals(before) ? parameter + 1 : 0;
            before = model;
            int times = row.get(1).equals("convolutions") ? 2 : 1;
            WidthRule rule = new WidthRule(
                    named(row.get(1)),
                    OptimizerKind.valueOf(row.get(0).toUpperCase(java.util.Locale.ROOT)),
                    times * Integer.parseInt(row.get(2)));
            compare(row, rule, times * Integer.parseInt(row.get(3)), parameter);
        }
        assertEquals(66, rows.size());
    }

    private static void compare(List<String> row, WidthRule rule, int width, int parameter) {
        WidthRule.Sized sized = rule.at(width);
        RateFactors.Matrix factors = sized.factors().matrices().get(parameter / 2);
        boolean bias = parameter % 2 == 1;
        RateFactors.Parameter one = bias ? factors.bias() : factors.weight();
        assertEquals(Double.parseDouble(row.get(7)), one.rate(), 1e-9, row.toString());
        assertEquals(Double.parseDouble(row.get(8)), one.decay(), 1e-9, row.toString());
        boolean adam = !row.getFirst().equals("sgd");
        assertEquals(Double.parseDouble(row.get(9)), adam ? one.epsilon() : 1, 1e-9, row.toString());
        if (!bias) { // torch.nn draws biases that vanish with the fan-in
            double here = deviation(sized, parameter / 2);
            double there = deviation(
                    rule.at(Integer.parseInt(row.get(2)) * (row.get(1).equals("convolutions") ? 2 : 1)), parameter / 2);
            assertEquals(
                    Double.parseDouble(row.get(5)), here / there, 5 * Double.parseDouble(row.get(6)), row.toString());
        }
    }

    private static double deviation(WidthRule.Sized sized, int matrix) {
        Step.Linear linear = sized.wiring().matrices().get(matrix);
        return Math.sqrt(linear.weightVariance() / linear.fanIn());
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void atTheBaseWidthEveryParameterizationIsTheNetworkAsWritten(OptimizerKind optimizer) {
        List<Step.Linear> plain = perceptron(Parameterization.STANDARD).wire().matrices();
        Parameterization odd = abc(new Exponents(0.3, 0.2, 1), new Exponents(0.1, 0.4, 0.7), new Exponents(0.5, 1, 0));
        Stream<Parameterization> all = Stream.concat(Parameterization.NAMED.values().stream(), Stream.of(odd));
        all.forEach(parameterization -> {
            WidthRule.Sized base = new WidthRule(perceptron(parameterization), optimizer, 32).at(32);
            for (int k = 0; k < plain.size(); k++) {
                Step.Linear linear = base.wiring().matrices().get(k);
                assertEquals(plain.get(k).weightVariance(), linear.weightVariance(), 1e-12);
                assertEquals(plain.get(k).biasVariance(), linear.biasVariance(), 1e-12);
            }
            assertEquals(RateFactors.uniform(base.wiring()), base.factors());
        });
    }

    @Test
    void theStandardParameterizationLeavesEveryRateAlone() {
        WidthRule.Sized wide = new WidthRule(perceptron(Parameterization.STANDARD), OptimizerKind.ADAM, 32).at(256);
        assertEquals(RateFactors.uniform(wide.wiring()), wide.factors());
        List<Step.Linear> plain = perceptron(Parameterization.STANDARD)
                .withHiddenWidth(256)
                .wire()
                .matrices();
        for (int k = 0; k < plain.size(); k++) {
            assertEquals(
                    plain.get(k).weightVariance(),
                    wide.wiring().matrices().get(k).weightVariance(),
                    1e-12);
        }
    }

    /// The network's own wiring has the rates of gradient descent by [Parameterization], from width to width.
    @Test
    void gradientDescentScalesAsTheWiringsOfTheParameterization() {
        for (Parameterization parameterization : List.of(Parameterization.NTK, Parameterization.MUP)) {
            Network network = perceptron(parameterization);
            WidthRule rule = new WidthRule(network, OptimizerKind.SGD, 32);
            WidthRule.Sized wide = rule.at(128);
            RateFactors narrow =
                    RateFactors.ofDescent(network.withHiddenWidth(32).wire());
            RateFactors own = RateFactors.ofDescent(network.withHiddenWidth(128).wire());
            for (int k = 0; k < 3; k++) {
                RateFactors.Matrix factors = wide.factors().matrices().get(k);
                assertEquals(
                        own.matrices().get(k).weight().rate()
                                / narrow.matrices().get(k).weight().rate(),
                        factors.weight().rate(),
                        1e-12);
                assertEquals(
                        own.matrices().get(k).bias().rate()
                                / narrow.matrices().get(k).bias().rate(),
                        factors.bias().rate(),
                        1e-12);
            }
            RateFactors descent = RateFactors.ofDescent(wide.wiring());
            for (int k = 0; k < 3; k++) {
                assertEquals(
                        wide.factors().matrices().get(k).weight().rate(),
                        descent.matrices().get(k).weight().rate(),
                        1e-12);
            }
        }
    }

    /// Exponents per layer are not recognized as mu-P by name: the other road to the same numbers.
    @Test
    void exponentsOfMupGiveTheFansOfMup() {
        List<Exponents> sgd = Parameterization.MUP.exponents();
        List<Exponents> adam =
                List.of(new Exponents(-0.5, 0.5, 0.5), new Exponents(0, 0.5, 1), new Exponents(0.5, 0.5, 0.5));
        same(sgd, OptimizerKind.SGD);
        same(adam, OptimizerKind.ADAMW);
    }

    private static void same(List<Exponents> exponents, OptimizerKind optimizer) {
        Network network = flat(4, Parameterization.MUP, dense(8), relu(), dense(8), relu(), dense(8), relu(), dense(2));
        Parameterization explicit = new Parameterization(
                List.of(exponents.get(0), exponents.get(1), exponents.get(1), exponents.get(2)), false);
        WidthRule.Sized named = new WidthRule(network, optimizer, 8).at(40);
        WidthRule.Sized given = new WidthRule(network.withParameterization(explicit), optimizer, 8).at(40);
        for (int k = 0; k < 4; k++) {
            assertEquals(deviation(named, k), deviation(given, k), 1e-12);
            RateFactors.Matrix one = named.factors().matrices().get(k);
            RateFactors.Matrix other = given.factors().matrices().get(k);
            assertEquals(one.weight().rate(), other.weight().rate(), 1e-12);
            assertEquals(one.bias().rate(), other.bias().rate(), 1e-12);
            if (optimizer == OptimizerKind.SGD) {
                assertEquals(one.weight().decay(), other.weight().decay(), 1e-12);
            }
        }
    }

    /// W = μ w with μ = n^−½, trained by adam with a fixed rate of w: W's rate falls by 2 where n grows by 4, the
    /// gradient of w is that of W times μ, so that ε counts as 2 ε and decay as 4 λ.
    @Test
    void multipliersReachRateDecayAndEpsilon() {
        WidthRule rule = new WidthRule(perceptron(Parameterization.NTK), OptimizerKind.ADAM, 32);
        RateFactors.Parameter hidden = rule.at(128).factors().matrices().get(1).weight();
        assertEquals(0.5, hidden.rate(), 1e-12);
        assertEquals(4, hidden.decay(), 1e-12);
        assertEquals(2, hidden.epsilon(), 1e-12);
        WidthRule decoupled = new WidthRule(perceptron(Parameterization.NTK), OptimizerKind.ADAMW, 32);
        RateFactors.Parameter beside =
                decoupled.at(128).factors().matrices().get(1).weight();
        assertEquals(1, beside.rate() * beside.decay(), 1e-12);
    }

    @Test
    void tiedBlocksHaveOneRule() {
        Layer block = new Layer.Repeat(3, List.of(dense(8), relu()), true);
        Network network = flat(4, Parameterization.MUP, dense(8), relu(), block, dense(2));
        WidthRule.Sized wide = new WidthRule(network, OptimizerKind.ADAM, 8).at(32);
        assertEquals(3, wide.factors().matrices().size());
        assertEquals(0.25, wide.factors().matrices().get(1).weight().rate(), 1e-12);
    }

    @Test
    void widthsThatBreakALayerAreRefused() {
        Network network = flat(4, Parameterization.MUP, dense(24), relu(), dense(9), relu(), dense(2));
        WidthRule rule = new WidthRule(network, OptimizerKind.SGD, 24);
        assertEquals(18, rule.at(48).wiring().matrices().get(1).fanOut());
        assertTrue(message(() -> rule.at(20))
                .contains("width 20 leaves no whole number of units to a layer of 9 where"
                        + " the widest has 24; allowed are multiples of 8"));
        assertTrue(message(() -> rule.at(4)).contains("allowed are multiples of 8"));
        assertTrue(message(() -> rule.at(0)).contains("at least 1"));
        assertTrue(message(() -> new WidthRule(flat(4, Parameterization.MUP, dense(2)), OptimizerKind.SGD, 8))
                .contains("no hidden layer"));
    }

    private static String message(Runnable call) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    private static Parameterization abc(Exponents... exponents) {
        return new Parameterization(List.of(exponents), false);
    }
}
