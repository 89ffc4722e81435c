package wick.topic.expressivity.lab.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.lab.realization.Outputs;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Tanh;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

class ParitySignalTest {
    private static final int BITS = 4;
    private static final Initialization DRAW = new Initialization.Variances(1.5, 0.2);

    private static Ensemble network() {
        var wiring = new Network(
                        BITS,
                        List.of(new Layer.Dense(5, DRAW), new Layer.Pointwise(new Tanh()), new Layer.Dense(1, DRAW)),
                        Distribution.NORMAL,
                        Parameterization.NTK)
                .wire();
        return new Ensemble(wiring, Engine.REAL_WEIGHTS, Address.of(1, "parity-signal"), 1);
    }

    /// The products of inputs written out, and the variance from one pair of parities after another.
    @Test
    void theTransformGivesTheSumsOverInputs() {
        Matrix inputs = ParitySignal.inputs(BITS);
        double[] pairs = network()
                .sample(inputs, new Reading.TangentKernel(new Outputs.Mean()), _ -> {})
                .row(0);
        double[] numbers =
                network().sample(inputs, new ParitySignal(BITS), _ -> {}).row(0);
        double[][] kernel = new double[16][16];
        int at = 0;
        for (int a = 0; a < 16; a++) {
            for (int b = a; b < 16; b++) {
                kernel[a][b] = pairs[at];
                kernel[b][a] = pairs[at++];
            }
        }
        double[] bySize = new double[BITS + 1];
        double trace = 0;
        double every = 0;
        for (int s = 0; s < 16; s++) {
            for (int t = 0; t < 16; t++) {
                double sum = 0;
                for (int a = 0; a < 16; a++) {
                    for (int b = 0; b < 16; b++) {
                        sum += parity(inputs, a, s) * parity(inputs, b, t) * kernel[a][b] / 256;
                    }
                }
                every += sum / 256;
                trace += s == t ? sum / 16 : 0;
                bySize[Integer.bitCount(s)] += s == t ? sum : 0;
            }
        }
        int[] binomials = {1, 4, 6, 4, 1};
        for (int k = 0; k <= BITS; k++) {
            assertEquals(bySize[k] / binomials[k], numbers[k], 1e-12, "size " + k);
        }
        assertEquals(trace - every, numbers[BITS + 1], 1e-12);
    }

    private static double parity(Matrix inputs, int x, int set) {
        double product = 1;
        for (int i = 0; i < BITS; i++) {
            product *= (set >> i & 1) == 1 ? inputs.at(x, i) : 1;
        }
        return product;
    }

    /// E|∇f|² / 2ᵈ − |∇f(1, …, 1)|² / 4ᵈ, an identity for every network.
    @Test
    void theVarianceOverParitiesIsKnownFromTheGradientAlone() {
        Matrix inputs = ParitySignal.inputs(BITS);
        double[] pairs = network()
                .sample(inputs, new Reading.TangentKernel(new Outputs.Mean()), _ -> {})
                .row(0);
        double[] numbers =
                network().sample(inputs, new ParitySignal(BITS), _ -> {}).row(0);
        double expected = numbers[BITS + 2] / 16 - pairs[0] / 256;
        assertEquals(expected, numbers[BITS + 1], 1e-13);
    }

    @Test
    void tooManyBitsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ParitySignal(11));
    }
}
