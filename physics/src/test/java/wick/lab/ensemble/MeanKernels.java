package wick.lab.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import wick.lab.realization.Outputs;
import wick.network.Network;
import wick.network.Wiring;
import wick.network.WrittenOutKernels;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.statistics.Moments;
import wick.observable.Measurement;

/// Mean kernels of `networks` real networks beside those of infinite width. Means at finite width differ
/// from the limit by terms of order 1/width, here below one error.
record MeanKernels(String experiment, int networks) {
    private static final int WIDTH = 96;

    /// In standard errors; a normal number is beyond with a probability of 7e-6.
    static final double MOST = 4.5;

    void check(WrittenOutKernels limit) {
        Network network = limit.network().withHiddenWidth(WIDTH);
        Wiring wiring = network.wire();
        Reading both = new Reading.Several(List.of(
                new Reading.Kernels(List.of(wiring.matrices().size() - 1)),
                new Reading.TangentKernel(new Outputs.Mean())));
        Matrix inputs = limit.inputs();
        List<Moments> moments = new Ensemble(
                        wiring, Measurement.Engine.REAL_WEIGHTS, Address.of(1, experiment), networks)
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
