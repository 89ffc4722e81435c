package wick.theory.finitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Linear;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.ReferenceTable;

class ResidualCorrectionsTest {
    private static final Matrix PAIR = Matrix.of(2, 2, Math.sqrt(2), 0, 0.4 * Math.sqrt(2), Math.sqrt(1.4 - 0.32));

    private static final Laws BRANCH = Laws.ntk(0.5, 0.1);

    private static Activation named(String name) {
        return Activation.named(name).orElseThrow();
    }

    /// dense, blocks with these activations in their branches, activation, readout; the first layer has weight
    /// variance 1 and no bias, the readout 1.5 and 0.1.
    private static Wiring network(int width, List<List<String>> blocks, String readout) {
        List<Step> steps = new ArrayList<>();
        int index = 0;
        steps.add(Chains.linear(index++, 2, width, Laws.ntk(1, 0)));
        for (List<String> block : blocks) {
            List<Step> branch = new ArrayList<>();
            for (String name : block) {
                branch.add(new Step.Pointwise(named(name)));
                branch.add(Chains.linear(index++, width, width, BRANCH));
            }
            steps.add(new Step.Residual(branch));
        }
        steps.add(new Step.Pointwise(named(readout)));
        steps.add(Chains.linear(index, width, 1, Laws.ntk(1.5, 0.1)));
        return new Wiring(2, 1, steps, Distribution.NORMAL);
    }

    private static Matrix one(double meanSquare) {
        return Matrix.of(1, 2, Math.sqrt(2 * meanSquare), 0);
    }

    @Test
    void withoutSkipsTheCorrectionsAreThoseOfTheChain() {
        Wiring wiring = Chains.of(new Tanh(), Laws.ntk(1.5, 0.1), 2, 30, 70, 20);
        List<CorrelatorLayer> chain = Correlators.of(wiring, PAIR);
        List<KernelCorrections> places = ResidualCorrections.of(wiring, PAIR);
        assertEquals(chain.size(), places.size());
        for (int l = 0; l < chain.size(); l++) {
            for (int i = 0; i < 16; i++) {
                int[] at = {i >> 3, (i >> 2) & 1, (i >> 1) & 1, i & 1};
                assertEquals(
                        chain.get(l).fourPointVertex().at(at),
                        places.get(l).fourPointVertex().at(at),
                        1e-13);
                assertEquals(
                        chain.get(l).kernelCorrection().at(at[0], at[1]),
                        places.get(l).metricCorrection().at(at[0], at[1]),
                        1e-13);
            }
        }
    }

    /// z′ = z + W z multiplies q = |z|²/n by 1 + C on average and q² by (1 + C)² + (4C + 2C²)/n: given z, |z′|²
    /// has the mean n q (1 + C) and the variance 4 n q S + 2 n S², S = C q.
    @Test
    void deepLinearResidualNetworksHaveTheSeriesOfTheirClosedForm() {
        double c = 0.5;
        int blocks = 4;
        List<Step> steps = new ArrayList<>();
        steps.add(Chains.linear(0, 2, 30, Laws.ntk(1, 0)));
        for (int l = 1; l <= blocks; l++) {
            steps.add(new Step.Residual(
                    List.of(new Step.Pointwise(new Linear()), Chains.linear(l, 30, 30, Laws.ntk(c, 0)))));
        }
        steps.add(Chains.linear(blocks + 1, 30, 1, Laws.ntk(1.5, 0)));
        KernelCorrections readout = ResidualCorrections.of(new Wiring(2, 1, steps, Distribution.NORMAL), one(0.8))
                .getLast();
        double k = 1.5 * 0.8 * Math.pow(1 + c, blocks);
        double growth = (4 * c + 2 * c * c) / ((1 + c) * (1 + c));
        assertEquals(k, readout.kernel().at(0, 0), 1e-12);
        assertEquals(k * k * (2 + blocks * growth), readout.fourPointVertex().at(0, 0, 0, 0), 1e-10);
        assertEquals(0, readout.metricCorrection().at(0, 0), 1e-12);
    }

    /// Ensembles extrapolated in 1/n, errors below one per cent of V; false alarms: 28 numbers at 4.5 standard
    /// errors, once in 5000 draws of the reference.
    @ParameterizedTest
    @ValueSource(strings = {"relu", "gelu", "deep", "pair"})
    void drawnNetworksHaveTheseCoefficients(String name) {
        Map<String, ReferenceTable.Row> rows = ReferenceTable.rows("residual_ensemble.csv").stream()
                .filter(row -> row.text(0).equals(name))
                .collect(Collectors.toMap(row -> row.text(1) + " " + row.text(2), row -> row));
        List<KernelCorrections> places = switch (name) {
            case "relu" -> places(List.of(List.of("relu"), List.of("relu")), "relu", one(0.8));
            case "gelu" -> places(List.of(List.of("gelu"), List.of("gelu")), "tanh", one(0.8));
            case "deep" -> places(List.of(List.of("gelu", "tanh"), List.of("tanh", "relu")), "gelu", one(0.8));
            default -> places(List.of(List.of("tanh"), List.of("tanh", "gelu")), "gelu", PAIR);
        };
        KernelCorrections readout = places.getLast();
        int[][] pairs = name.equals("pair") ? new int[][] {{0, 0}, {0, 1}, {1, 1}} : new int[][] {{0, 0}};
        for (int a = 0; a < pairs.length; a++) {
            String ab = label(pairs[a]);
            metric(rows, ab, readout, pairs[a]);
            for (int b = a; b < pairs.length; b++) {
                double v = readout.fourPointVertex().at(pairs[a][0], pairs[a][1], pairs[b][0], pairs[b][1]);
                close(rows, "v " + ab + label(pairs[b]), v);
            }
        }
        places.get(places.size() - 2).threePointVertex().ifPresent(t -> close(rows, "t 1", t.value()));
    }

    private static List<KernelCorrections> places(List<List<String>> blocks, String readout, Matrix inputs) {
        return ResidualCorrections.of(network(30, blocks, readout), inputs);
    }

    private static String label(int[] pair) {
        return "" + (pair[0] + 1) + (pair[1] + 1);
    }

    private static ReferenceTable.Row row(Map<String, ReferenceTable.Row> rows, String key) {
        ReferenceTable.Row row = rows.get(key);
        if (row == null) {
            throw new AssertionError("no row " + key);
        }
        return row;
    }

    private static void close(Map<String, ReferenceTable.Row> rows, String key, double predicted) {
        ReferenceTable.Row row = row(rows, key);
        double pull = (row.number(3) - predicted) / row.number(4);
        System.out.printf(
                "%s %s predicted %.6f measured %.6f(%.6f) pull %.2f%n",
                row.text(0), key, predicted, row.number(3), row.number(4), pull);
        assertTrue(Math.abs(pull) < 4.5, key + ": predicted " + predicted + ", " + pull + " standard errors off");
    }

    /// n (E S − K) at three widths, without its terms 1/n and 1/n².
    private static void metric(Map<String, ReferenceTable.Row> rows, String pair, KernelCorrections readout, int[] at) {
        double[] weights = {1.0 / 3, -2, 8.0 / 3};
        double sum = 0;
        double variance = 0;
        for (int j = 0; j < 3; j++) {
            int n = 16 << j;
            ReferenceTable.Row row = row(rows, "s" + n + " " + pair);
            sum += weights[j] * n * (row.number(3) - readout.kernel().at(at));
            variance += Math.pow(weights[j] * n * row.number(4), 2);
        }
        double predicted = readout.metricCorrection().at(at);
        double pull = (sum - predicted) / Math.sqrt(variance);
        System.out.printf(
                "G %s predicted %.6f measured %.6f(%.6f) pull %.2f%n", pair, predicted, sum, Math.sqrt(variance), pull);
        assertTrue(Math.abs(pull) < 4.5, "G " + pair + ": predicted " + predicted + ", " + pull + " standard errors");
    }

    @Test
    void whatIsNotCoveredIsRefusedByName() {
        assertMessage("gelu", network(30, List.of(List.of("gelu")), "tanh"), PAIR);
        Step first = Chains.linear(0, 2, 30, BRANCH);
        Step last = Chains.linear(2, 30, 1, BRANCH);
        Step inner = Chains.linear(1, 30, 30, BRANCH);
        Step tanh = new Step.Pointwise(new Tanh());
        assertMessage("ends with one", wiring(first, new Step.Residual(List.of(inner, tanh)), last), PAIR);
        assertMessage("dense layer first", wiring(new Step.Residual(List.of(inner)), last), PAIR);
        Step nested = new Step.Residual(List.of(tanh, new Step.Residual(List.of(inner)), inner));
        assertMessage("branch within a branch", wiring(first, nested, last), PAIR);
    }

    private static Wiring wiring(Step... steps) {
        return new Wiring(2, 1, List.of(steps), Distribution.NORMAL);
    }

    private static void assertMessage(String word, Wiring wiring, Matrix inputs) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ResidualCorrections.of(wiring, inputs));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(word), message);
    }
}
