package wick.topic.expressivity.theory.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Linear;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Tanh;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.theory.infinitewidth.KernelRecursion;

class BooleanPriorTest {

    private static KernelRecursion kernel(Activation activation) {
        Initialization draw = new Initialization.Variances(3, 0.3);
        List<Layer> layers =
                List.of(new Layer.Dense(8, draw), new Layer.Pointwise(activation), new Layer.Dense(1, draw));
        return KernelRecursion.of(new Network(3, layers, Distribution.NORMAL, Parameterization.STANDARD).wire());
    }

    /// The classes of Boolean functions of three bits under negation and permutation, by their sizes.
    @Test
    void thereAre14ClassesAndTheirProbabilitiesSumToOne() {
        BooleanPrior prior = BooleanPrior.of(kernel(new Tanh()), 2048);
        assertEquals(
                List.of(2, 16, 24, 24, 48, 6, 16, 8, 8, 48, 24, 24, 6, 2),
                prior.all().stream().map(BooleanPrior.Kind::functions).toList());
        double sum = IntStream.range(0, 256).mapToDouble(prior::probability).sum();
        double error = IntStream.range(0, 256).mapToDouble(prior::error).sum();
        assertEquals(1, sum, error);
        double entropy = IntStream.range(0, 256)
                .mapToDouble(prior::probability)
                .map(p -> -p * Math.log(p) / Math.log(2))
                .sum();
        assertEquals(entropy, prior.entropy(), 1e-12);
        assertEquals(0, error, 0.01);
    }

    /// Signs of Gaussian vectors drawn by a Cholesky factor written here, on the raw kernel, class by
    /// class: 14 numbers,
    /// false alarms below 1e-3.
    @Test
    void probabilitiesAreThoseOfDrawnSigns() {
        KernelRecursion kernel = kernel(new Tanh());
        BooleanPrior prior = BooleanPrior.of(kernel, 4096);
        Matrix k = kernel.kernels(BooleanPrior.corners()).nngp();
        double[][] lower = new double[8][8];
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = k.at(i, j);
                for (int m = 0; m < j; m++) {
                    rest -= lower[i][m] * lower[j][m];
                }
                lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
            }
        }
        int draws = 400_000;
        RandomStream stream = Address.of(1, "boolean-prior").open();
        int[] counts = new int[14];
        double[] y = new double[8];
        for (int draw = 0; draw < draws; draw++) {
            stream.normalsInto(8, y, 0);
            int function = 0;
            for (int i = 0; i < 8; i++) {
                double z = 0;
                for (int j = 0; j <= i; j++) {
                    z += lower[i][j] * y[j];
                }
                function |= z > 0 ? 1 << i : 0;
            }
            counts[prior.classOf(function)]++;
        }
        for (int c = 0; c < 14; c++) {
            double p = prior.all().get(c).probability().value();
            double error = Math.sqrt(p * (1 - p) / draws);
            assertEquals(p, counts[c] / (double) draws, 4 * error + 1e-6, "class " + c);
        }
    }

    /// A linear network computes threshold functions only; its kernel has rank four.
    @Test
    void aLinearNetworkIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> BooleanPrior.of(kernel(new Linear()), 64));
    }
}
