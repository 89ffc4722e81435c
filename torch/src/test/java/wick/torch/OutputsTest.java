package wick.torch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wick.lab.realization.RealNetwork;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.network.Wiring;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.RateFactors;
import wick.network.training.Recipe;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

class OutputsTest {
    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Address ADDRESS = Address.of(5, "torch outputs").network(2);
    private static final int POINTS = 6;

    static Stream<String> architectures() {
        return Zoo.names().stream().filter(name -> !name.equals("dropped"));
    }

    static List<String> activations() {
        return List.of(
                "linear", "relu", "abs", "sign", "erf", "tanh", "sigmoid", "gelu", "silu", "softplus", "sin", "cos", "exp",
                "{leaky-relu: {negative-slope: 0.2, positive-slope: 1.3}}",
                "{rectified-monomial: {degree: 0}}",
                "{rectified-monomial: {degree: 1}}",
                "{rectified-monomial: {degree: 3}}",
                "{monomial: {degree: 3}}",
                "{polynomial: {coefficients: [0.1, 1, -0.5, 0.2]}}",
                "{hermite: {degree: 4}}",
                "{gaussian: {width: 0.7}}",
                "{rbf: {gamma: 0.5}}",
                "\"z * sigmoid(1.702 * z)\"",
                "\"max(z, 0.1 * z) - min(z, 0.5)^2 / (1 + exp(-abs(z)))\"",
                "\"sqrt(1 + z^2) * 2^sin(z) + log(2 + cos(pi * z)) - -tanh(z) * erf(z) * sign(z)\"",
                "\"(1 + z^2)^-1.5 + (2 + sin(z))^z\"");
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void outputsAndGradientsAreThoseOfARealNetworkOfTheSameDraws(String name) {
        agree(Zoo.named(name), Zoo.normal(POINTS, Zoo.named(name).inputs(), 0));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void everyActivationAndItsDerivativeAreThoseOfTheDescription(String activation) {
        Wiring wiring = Zoo.withActivation(activation);
        agree(wiring, Zoo.normal(POINTS, wiring.inputs(), 0));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void atAKinkTheDerivativeIsTheMeanOfBothSides(String activation) {
        Wiring wiring = Zoo.withActivation(activation).with(linear -> new wick.network.Step.Linear(
                linear.index(), linear.fanIn(), linear.fanOut(), linear.weightVariance(), 0, 1, 1));
        agree(wiring, Matrix.zeros(POINTS, wiring.inputs()));
    }

    /// Outputs, and through one step of rate 1 all derivatives.
    private static void agree(Wiring wiring, Matrix inputs) {
        Matrix targets = Zoo.normal(inputs.rows(), wiring.outputs(), 1);
        Recipe recipe = new Recipe(new Optimizer.Sgd(1), Loss.HALF_SQUARES, 1);
        TrainingTask task = new TrainingTask(
                wiring, recipe, RateFactors.uniform(wiring), new TrainingTask.Examples(inputs, targets));
        RealNetwork network = new RealNetwork(wiring);
        network.draw(ADDRESS);
        Matrix expected = network.forward(inputs).copy();
        try (TrainingSession session = ENGINE.open(task, ADDRESS)) {
            double apart = Zoo.difference(session.outputs(inputs), expected);
            assertTrue(apart < 1e-12, () -> "outputs differ by " + apart);
            session.advance(1);
            Matrix slope = Matrix.zeros(expected.rows(), expected.columns());
            for (int i = 0; i < slope.entries().length; i++) {
                slope.entries()[i] = (expected.entries()[i] - targets.entries()[i]) / inputs.rows();
            }
            var gradients = network.gradients(slope);
            var moved = session.parameters();
            network.parameters().forEach((parameter, before) -> {
                Matrix gradient = gradients.getOrDefault(parameter, Matrix.zeros(0, 0));
                for (int i = 0; i < before.entries().length; i++) {
                    before.entries()[i] -= gradient.entries()[i];
                }
                double far = Zoo.difference(moved.getOrDefault(parameter, Matrix.zeros(0, 0)), before);
                assertTrue(far < 1e-12, () -> parameter + " differs by " + far);
            });
        }
    }
}
