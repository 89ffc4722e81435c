package wick.lab.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wick.lab.realization.RealNetwork;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Tanh;
import wick.network.training.OptimizerKind;
import wick.network.training.RateFactors;
import wick.network.training.WidthRule;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.statistics.Moments;

class FirstStepTest {
    private static final Matrix INPUT = Matrix.of(1, 3, 0.7, -1.1, 0.4);
    private static final double STEP = 1e-6;
    private static final int NETWORKS = 3000;

    private static WidthRule.Sized sized(OptimizerKind optimizer) {
        Initialization variances = new Initialization.Variances(1.5, 0.2);
        Layer tanh = new Layer.Pointwise(new Tanh());
        List<Layer> layers = List.of(
                new Layer.Dense(6, variances),
                tanh,
                new Layer.Dense(9, variances),
                tanh,
                new Layer.Dense(1, variances));
        // factors that differ from matrix to matrix: mu-P away from its base width
        Network network = new Network(3, layers, Distribution.NORMAL, Parameterization.MUP);
        return new WidthRule(network, optimizer, 9).at(18);
    }

    /// Real networks, their gradients, a finite difference: the means over networks of ln |dz| and ln |z| of each
    /// matrix. Twelve numbers; |z| < 4.5 fails by chance in one of 12 000 seeds.
    @ParameterizedTest
    @EnumSource(
            value = OptimizerKind.class,
            names = {"SGD", "ADAM"})
    void stepsAreThoseOfStoredWeights(OptimizerKind optimizer) {
        WidthRule.Sized sized = sized(optimizer);
        FirstStep step = new FirstStep(sized.wiring(), sized.factors(), optimizer);
        RealNetwork network = new RealNetwork(sized.wiring());
        List<Moments> implicit = moments();
        List<Moments> stored = moments();
        for (int k = 0; k < NETWORKS; k++) {
            add(step.at(INPUT, Address.of(5, "implicit").network(k)), implicit);
            network.draw(Address.of(5, "stored").network(k));
            add(difference(network, sized.factors(), optimizer), stored);
        }
        for (int j = 0; j < implicit.size(); j++) {
            double off = implicit.get(j).mean() - stored.get(j).mean();
            double error = Math.hypot(
                    implicit.get(j).estimate().standardError(),
                    stored.get(j).estimate().standardError());
            // the first layer's signs move it by the same amount in every network
            assertEquals(0, off, 4.5 * error + 1e-6, optimizer + " number " + j);
        }
    }

    private static List<Moments> moments() {
        List<Moments> moments = new ArrayList<>();
        for (int j = 0; j < 6; j++) {
            moments.add(new Moments());
        }
        return moments;
    }

    private static void add(List<Movement> movements, List<Moments> moments) {
        for (int k = 0; k < movements.size(); k++) {
            moments.get(2 * k).add(Math.log(movements.get(k).change()));
            moments.get(2 * k + 1).add(Math.log(movements.get(k).size()));
        }
    }

    private static List<Movement> difference(RealNetwork network, RateFactors factors, OptimizerKind optimizer) {
        network.forward(INPUT);
        List<Matrix> before = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            before.add(network.made(k).copy());
        }
        Map<String, Matrix> gradients = network.gradients(Matrix.of(1, 1, 1));
        Map<String, Matrix> parameters = network.parameters();
        for (int k = 0; k < 3; k++) {
            RateFactors.Matrix rates = factors.matrices().get(k);
            move("w" + (k + 1), rates.weight().rate(), gradients, parameters, optimizer);
            move("b" + (k + 1), rates.bias().rate(), gradients, parameters, optimizer);
        }
        network.forward(INPUT);
        List<Movement> movements = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            Movement moved =
                    Movement.between(before.get(k).entries(), network.made(k).entries());
            movements.add(new Movement(moved.change() / STEP, moved.size()));
        }
        return movements;
    }

    private static void move(
            String name,
            double rate,
            Map<String, Matrix> gradients,
            Map<String, Matrix> parameters,
            OptimizerKind kind) {
        double[] gradient =
                java.util.Objects.requireNonNull(gradients.get(name)).entries();
        double[] parameter =
                java.util.Objects.requireNonNull(parameters.get(name)).entries();
        for (int i = 0; i < gradient.length; i++) {
            parameter[i] -= STEP * rate * (kind == OptimizerKind.SGD ? gradient[i] : Math.signum(gradient[i]));
        }
    }

    @Test
    void onlyOneOutputIsMoved() {
        Initialization variances = new Initialization.Variances(1, 0);
        List<Layer> layers =
                List.of(new Layer.Dense(6, variances), new Layer.Pointwise(new Tanh()), new Layer.Dense(2, variances));
        Network network = new Network(3, layers, Distribution.NORMAL, Parameterization.MUP);
        WidthRule.Sized two = new WidthRule(network, OptimizerKind.SGD, 6).at(6);
        String message = String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> new FirstStep(two.wiring(), two.factors(), OptimizerKind.SGD))
                .getMessage());
        assertTrue(message.contains("one output, not of 2"), message);
    }
}
