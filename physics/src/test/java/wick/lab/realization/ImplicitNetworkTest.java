package wick.lab.realization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wick.lab.realization.Wirings.Law;
import wick.network.Combination;
import wick.network.Distribution;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.statistics.Moments;
import wick.numeric.statistics.TwoSample;
import wick.observable.Measurement.Engine;

class ImplicitNetworkTest {
    private static final Law TANH = new Law(new Tanh(), 1.7, 0.05);
    private static final Law RELU = new Law(new Relu(), 2, 0.1);

    record Case(String name, Wiring wiring, int inputs, Outputs outputs, int networks) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        Outputs one = new Outputs.One(0);
        return Stream.of(
                new Case("n=8 L=3 B=2", Wirings.dense(4, 8, 3, 1, TANH), 2, one, 6000),
                new Case("n=3 L=4 B=2", Wirings.dense(4, 3, 4, 1, RELU), 2, one, 6000),
                new Case("n=64 L=4 B=2", Wirings.dense(4, 64, 4, 1, TANH), 2, one, 1500),
                new Case("n=2 B=4, fewer units than inputs", Wirings.dense(5, 2, 4, 1, TANH), 4, one, 6000),
                new Case("n=5 C=2, all outputs", Wirings.dense(3, 5, 3, 2, TANH), 2, new Outputs.All(), 6000),
                new Case(
                        "n=2 C=3, more outputs than units",
                        Wirings.dense(3, 2, 3, 3, RELU),
                        2,
                        new Outputs.All(),
                        6000),
                new Case("mean over outputs", Wirings.dense(3, 4, 3, 3, TANH), 2, new Outputs.Mean(), 6000),
                new Case("rates", Wirings.withRates(Wirings.dense(3, 5, 3, 1, TANH), 0.5, 0.2), 2, one, 6000),
                new Case("residual", Wirings.residual(3, 5, 1, TANH), 2, one, 6000),
                new Case("residual on the input", Wirings.residualOnInput(3, 2, TANH), 2, new Outputs.All(), 6000),
                new Case("sum of branches", Wirings.branches(Combination.SUM), 2, one, 6000),
                new Case("product of branches", Wirings.branches(Combination.PRODUCT), 2, one, 6000),
                new Case("branches side by side", Wirings.branches(Combination.CONCATENATE), 2, one, 6000),
                new Case("layer norm", structured("layer norm of a flat signal"), 2, new Outputs.Mean(), 6000),
                new Case("dropout", structured("dropout"), 2, new Outputs.Mean(), 6000),
                new Case("cube", structured("cube"), 2, one, 6000));
    }

    private static Wiring structured(String name) {
        return Objects.requireNonNull(Wirings.structured().get(name));
    }

    /// Kernel entries of every layer, outputs, products of outputs and all NTK entries, compared between
    /// independent
    /// ensembles of both engines by KS and by Welch's test of means and of squares. The smallest p-value of
    /// a case,
    /// times
    /// the number of tests in it, below 1e-3 fails: a right sampler fails in less than one of 1000 cases.
    @ParameterizedTest
    @MethodSource("cases")
    void implicitWeightsHaveTheLawOfRealOnes(Case given) {
        List<double[]> real = samples(given, Engine.REAL_WEIGHTS);
        List<double[]> implicit = samples(given, Engine.IMPLICIT_WEIGHTS);
        double smallest = 1;
        int tests = 0;
        int worst = -1;
        for (int q = 0; q < real.size(); q++) {
            double[] a = real.get(q);
            double[] b = implicit.get(q);
            double[] pValues = {
                TwoSample.kolmogorovSmirnov(a, b).pValue(), welch(a, b, 1), welch(a, b, 2),
            };
            for (double p : pValues) {
                tests++;
                if (p < smallest) {
                    smallest = p;
                    worst = q;
                }
            }
        }
        assertTrue(tests >= 20);
        assertTrue(smallest * tests > 1e-3, "p = " + smallest + " in " + tests + " tests, quantity " + worst);
    }

    private static double welch(double[] a, double[] b, int power) {
        Moments first = new Moments();
        Moments second = new Moments();
        for (int i = 0; i < a.length; i++) {
            first.add(Math.pow(a[i], power));
            second.add(Math.pow(b[i], power));
        }
        if (first.variance() < 1e-20 * first.mean() * first.mean()) {
            return 1;
        }
        return TwoSample.welch(first.estimate(), second.estimate()).pValue();
    }

    private static List<double[]> samples(Case given, Engine engine) {
        Wiring wiring = given.wiring();
        Realization network = Realization.of(wiring, engine);
        Matrix inputs = Wirings.gaussian(given.inputs(), wiring.inputs(), 11);
        int rows = given.outputs().rows(given.inputs(), wiring.outputs());
        Matrix kernel = Matrix.zeros(given.inputs(), given.inputs());
        Matrix tangent = Matrix.zeros(rows, rows);
        int matrices = new RealNetwork(wiring).matrices().size();
        List<double[]> columns = new ArrayList<>();
        for (int k = 0; k < given.networks(); k++) {
            network.realize(Address.of(1, "law").network(k), inputs);
            int q = 0;
            // the inputs' own kernel is the same number in every network
            for (int layer = 1; layer < matrices; layer++) {
                network.kernelInto(layer, kernel);
                q = record(kernel, k, q, given, columns);
            }
            double[] z = network.outputs().entries();
            for (int i = 0; i < z.length; i++) {
                put(z[i], k, q++, given, columns);
                put(z[0] * z[i], k, q++, given, columns);
            }
            network.tangentKernelInto(given.outputs(), tangent);
            record(tangent, k, q, given, columns);
        }
        return columns;
    }

    private static int record(Matrix symmetric, int k, int from, Case given, List<double[]> columns) {
        int q = from;
        for (int i = 0; i < symmetric.rows(); i++) {
            for (int j = 0; j <= i; j++) {
                put(symmetric.at(i, j), k, q++, given, columns);
            }
        }
        return q;
    }

    private static void put(double value, int k, int q, Case given, List<double[]> columns) {
        if (q == columns.size()) {
            columns.add(new double[given.networks()]);
        }
        columns.get(q)[k] = value;
    }

    /// Exact at every width: E S^m = K^m Π_k<m (1 + 2k/n)^(L−1) for L matrices, σ_w² = 1, no bias. Four
    /// standard
    /// errors,
    /// 2 engines x 3 shapes x 3 moments.
    @Test
    void deepLinearNetworksHaveTheirExactMoments() {
        int[][] shapes = {{10, 5}, {6, 4}, {40, 3}};
        for (int[] shape : shapes) {
            int n = shape[0];
            int depth = shape[1];
            Wiring wiring = Wirings.dense(2, n, depth, 1, new Law(new Linear(), 1, 0));
            for (Engine engine : List.of(Engine.REAL_WEIGHTS, Engine.IMPLICIT_WEIGHTS)) {
                Realization network = Realization.of(wiring, engine);
                Matrix input = Matrix.of(1, 2, 1, 1);
                Matrix kernel = Matrix.zeros(1, 1);
                Moments[] powers = {new Moments(), new Moments(), new Moments()};
                for (int k = 0; k < 20_000; k++) {
                    network.realize(Address.of(2, "linear").network(k), input);
                    network.kernelInto(depth - 1, kernel);
                    double s = kernel.at(0, 0);
                    powers[0].add(s);
                    powers[1].add(s * s);
                    powers[2].add(s * s * s);
                }
                double exact = 1;
                for (int m = 1; m <= 3; m++) {
                    exact *= Math.pow(1 + 2 * (m - 1.0) / n, depth - 1);
                    double z = powers[m - 1].estimate().deviationsFrom(exact);
                    assertEquals(0, z, 4, engine + " n=" + n + " L=" + depth + " m=" + m);
                }
            }
        }
    }

    /// E S_ab S_cd of deep linear networks with two inputs, n = 6, L = 4, x = (1, .3), (.2, 1.1): 4
    /// standard errors.
    @Test
    void deepLinearNetworksWithTwoInputsHaveTheirExactProducts() {
        Wiring wiring = Wirings.dense(2, 6, 4, 1, new Law(new Linear(), 1, 0));
        for (Engine engine : List.of(Engine.REAL_WEIGHTS, Engine.IMPLICIT_WEIGHTS)) {
            Realization network = Realization.of(wiring, engine);
            Matrix inputs = Matrix.of(2, 2, 1, 0.3, 0.2, 1.1);
            Matrix kernel = Matrix.zeros(2, 2);
            Moments diagonal = new Moments();
            Moments mixed = new Moments();
            for (int k = 0; k < 20_000; k++) {
                network.realize(Address.of(3, "linear pairs").network(k), inputs);
                network.kernelInto(3, kernel);
                diagonal.add(kernel.at(0, 0) * kernel.at(1, 1));
                mixed.add(kernel.at(0, 1) * kernel.at(0, 1));
            }
            assertEquals(0, diagonal.estimate().deviationsFrom(0.4844296296296296), 4, engine + " 11|22");
            assertEquals(0, mixed.estimate().deviationsFrom(0.3279481481481481), 4, engine + " 12|12");
        }
    }

    /// Infinite width by networks of width 100 000, whose weights would take 80 GB a layer. Values of the
    /// NNGP
    /// recursion for tanh, σ_w² = 1.5, σ_b² = .1, inputs with x·x′/d = 1, .4, .7, third matrix; within 5
    /// standard
    /// errors of 20 networks (the correction of order 1/n is a thousand times smaller).
    @Test
    void veryWideNetworksReachTheInfiniteWidthKernel() {
        Wiring wiring = Wirings.dense(2, 100_000, 3, 1, new Law(new Tanh(), 1.5, 0.1));
        Realization network = Realization.of(wiring, Engine.IMPLICIT_WEIGHTS);
        double c = 0.4 / 1;
        double d = Math.sqrt(0.7 - 0.16);
        Matrix inputs = Matrix.of(2, 2, Math.sqrt(2), 0, c * Math.sqrt(2), d * Math.sqrt(2));
        Matrix kernel = Matrix.zeros(2, 2);
        Moments[] entries = {new Moments(), new Moments(), new Moments()};
        for (int k = 0; k < 20; k++) {
            network.realize(Address.of(1, "wide").network(k), inputs);
            network.kernelInto(2, kernel);
            entries[0].add(kernel.at(0, 0));
            entries[1].add(kernel.at(0, 1));
            entries[2].add(kernel.at(1, 1));
        }
        double[] exact = {0.6377368498, 0.3739370809, 0.6066945074};
        for (int i = 0; i < 3; i++) {
            assertEquals(0, entries[i].estimate().deviationsFrom(exact[i]), 5, "entry " + i);
        }
    }

    @Test
    void equalInputsGetEqualOutputs() {
        Wiring wiring = Wirings.dense(3, 50, 4, 2, TANH);
        Realization network = Realization.of(wiring, Engine.IMPLICIT_WEIGHTS);
        Matrix inputs = Matrix.of(3, 3, 1, 2, 3, -1, 0, 1, 1, 2, 3);
        network.realize(Address.of(1, "equal"), inputs);
        for (int i = 0; i < 2; i++) {
            assertEquals(network.outputs().at(0, i), network.outputs().at(2, i), 1e-13);
        }
        Matrix kernel = Matrix.zeros(3, 3);
        network.tangentKernelInto(new Outputs.One(1), kernel);
        assertEquals(kernel.at(0, 0), kernel.at(0, 2), 1e-12 * kernel.at(0, 0));
        assertEquals(kernel.at(0, 1), kernel.at(2, 1), 1e-12 * kernel.at(0, 0));
    }

    @Test
    void onlyNormalWeightsCanBeImplicit() {
        for (Distribution distribution : List.of(Distribution.UNIFORM, Distribution.ORTHOGONAL)) {
            Wiring wiring = Wirings.with(Wirings.dense(2, 3, 2, 1, TANH), distribution);
            String message =
                    String.valueOf(assertThrows(IllegalArgumentException.class, () -> new ImplicitNetwork(wiring))
                            .getMessage());
            assertTrue(message.contains(distribution.toString()), message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "convolution in one dimension, the convolution with matrix w1",
        "residual attention, the attention with matrix w1",
        "tied dense layers, 'matrix w2, tied over several layers,'"
    })
    void whatCannotBeImplicitIsNamed(String name, String layer) {
        Wiring wiring = structured(name);
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> new ImplicitNetwork(wiring))
                .getMessage());
        assertEquals(layer + " cannot be held implicitly: use real weights", message);
        assertFalse(Realization.implicitFor(wiring));
        assertTrue(Realization.implicitFor(structured("dropout")));
    }

    @Test
    void backwardIsAnsweredOncePerDraw() {
        ImplicitNetwork network = new ImplicitNetwork(Wirings.dense(2, 3, 2, 1, TANH));
        Matrix inputs = Wirings.gaussian(2, 2, 1);
        Matrix kernel = Matrix.zeros(2, 2);
        network.realize(Address.of(1, "once"), inputs);
        network.tangentKernelInto(new Outputs.Mean(), kernel);
        Matrix again = kernel.copy();
        assertThrows(IllegalStateException.class, () -> network.tangentKernelInto(new Outputs.Mean(), kernel));
        network.realize(Address.of(1, "once"), inputs);
        network.tangentKernelInto(new Outputs.Mean(), kernel);
        assertEquals(again, kernel);
    }
}
