package wick.lab.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wick.lab.realization.Outputs;
import wick.network.Network;
import wick.network.Wiring;
import wick.network.WrittenOutKernels;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.statistics.Moments;
import wick.observable.Measurement;

/// Ensembles of real networks of every kind against kernels that share no code with them.
class EveryArchitectureTest {
    private static final int NETWORKS = 200;
    private static final int WIDTH = 96;

    /// Of about 600 numbers one is off by more than 4.5 standard errors by chance in less than one of 200
    /// runs; the seed
    /// is fixed. Means at finite width differ from the limit by terms of order 1/width, here below one error.
    private static final double MOST = 4.5;

    static List<WrittenOutKernels> networks() {
        return WrittenOutKernels.all();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void meanKernelsOfRealNetworksAreThoseOfInfiniteWidth(WrittenOutKernels limit) {
        Network network = limit.network().withHiddenWidth(WIDTH);
        Wiring wiring = network.wire();
        Reading both = new Reading.Several(List.of(
                new Reading.Kernels(List.of(wiring.matrices().size() - 1)),
                new Reading.TangentKernel(new Outputs.Mean())));
        Matrix inputs = limit.inputs();
        List<Moments> moments = new Ensemble(
                        wiring, Measurement.Engine.REAL_WEIGHTS, Address.of(1, "every.architecture"), NETWORKS)
                .moments(inputs, both, _ -> {});
        int pairs = Pairs.count(inputs.rows());
        assertEquals(2 * pairs, moments.size());
        for (int i = 0; i < inputs.rows(); i++) {
            for (int j = i; j < inputs.rows(); j++) {
                int pair = Pairs.index(i, j, inputs.rows());
                check("nngp", i, j, moments.get(pair), limit.nngp());
                if (limit.hasTangentKernel()) {
                    check("ntk", i, j, moments.get(pairs + pair), limit.ntk());
                }
            }
        }
    }

    private static void check(String kernel, int i, int j, Moments measured, Matrix limits) {
        double limit = limits.at(i, j);
        double error = measured.estimate().standardError();
        double difference = Math.abs(measured.estimate().mean() - limit);
        String told =
                kernel + " " + i + "," + j + ": " + measured.estimate().mean() + " ± " + error + ", limit " + limit;
        // the diagonal of the sign is the same in every network
        assertTrue(difference < MOST * error + 1e-12, told);
        // an error so large that it proves nothing would pass too
        assertTrue(error < 0.1 * Math.sqrt(limits.at(i, i) * limits.at(j, j)), told);
    }
}
