package wick.topic.expressivity.lab.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Sigmoid;
import wick.network.Tanh;
import wick.network.weighted.NetworkBuilder;
import wick.network.weighted.Sum;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

class GateSearchTest {

    /// A start finds the gate of three factors about once in five times, so that thirty fail once in a
    /// thousand seeds.
    @ParameterizedTest
    @CsvSource({"sigmoid, 2, 2, 3", "silu, 2, 1, 2", "sigmoid, 3, 3, 4"})
    void oneNeuronLessIsNeverEnough(String activation, int factors, int without, int with) {
        Activation function = Activation.named(activation).orElseThrow();
        Address address = Address.of(1, "search");
        GateSearch.Found less = new GateSearch(function, factors, without).run(30, address);
        GateSearch.Found enough = new GateSearch(function, factors, with).run(30, address);
        assertTrue(less.residual() > 0.3 && less.solved() == 0, "residual " + less.residual());
        assertTrue(enough.residual() < 1e-13 && enough.solved() > 0, "residual " + enough.residual());
        assertEquals(30, enough.starts());
    }

    /// What was found, made a network, multiplies better and better as its scale falls.
    @Test
    void whatIsFoundMultiplies() {
        Matrix weights = new GateSearch(new Sigmoid(), 3, 4)
                .run(30, Address.of(1, "search"))
                .weights();
        Matrix points = GateErrors.points(3, 100, Address.of(2, "points"));
        double before = GateErrors.of(network(weights, 0.1), points).relative();
        double after = GateErrors.of(network(weights, 0.02), points).relative();
        assertTrue(before < 0.01, "error " + before);
        // all four biases vanish, and with them the odd orders of the error: λ², not λ
        assertEquals(25, before / after, 0.5);
    }

    private static wick.network.weighted.WeightedNetwork network(Matrix weights, double scale) {
        NetworkBuilder builder = new NetworkBuilder(3).layer(new Sigmoid());
        Sum readout = new Sum();
        double constant = 0;
        for (int j = 0; j < weights.rows(); j++) {
            Sum sum = new Sum();
            for (int i = 0; i < 3; i++) {
                sum.plus(i, scale * weights.at(j, i));
            }
            double w = weights.at(j, 3) / Math.pow(scale, 3);
            readout.plus(builder.neuron(weights.at(j, 4), sum), w);
            constant -= w * new Sigmoid().value(weights.at(j, 4));
        }
        builder.layer(new Linear()).neuron(constant, readout);
        return builder.build();
    }

    @Test
    void slopesAreThoseOfTheResiduals() {
        TaylorConditions conditions = TaylorConditions.of(new Tanh(), 3, 3);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        double[] unknowns = random.doubles(conditions.unknowns(), -1, 1).toArray();
        Matrix slopes = conditions.slopes(unknowns);
        double step = 1e-5;
        for (int k = 0; k < unknowns.length; k++) {
            double[] up = unknowns.clone();
            double[] down = unknowns.clone();
            up[k] += step;
            down[k] -= step;
            double[] higher = conditions.residuals(up);
            double[] lower = conditions.residuals(down);
            for (int r = 0; r < conditions.count(); r++) {
                assertEquals((higher[r] - lower[r]) / (2 * step), slopes.at(r, k), 1e-9, "condition " + r + ", " + k);
            }
        }
        assertEquals(19, conditions.count());
    }

    @Test
    void largeSearchesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new GateSearch(new Tanh(), 5, 4));
        assertThrows(IllegalArgumentException.class, () -> new GateSearch(new Tanh(), 3, 17));
    }
}
