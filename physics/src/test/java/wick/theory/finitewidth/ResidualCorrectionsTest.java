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
import wick.network.Monomial;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.ReferenceTable;

class ResidualCorrectionsTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "gelu", "relu"})
    void withoutSkipsTheCorrectionsAreThoseOfTheChain(String name) {
        Wiring wiring = Chains.of(named(name), Laws.ntk(1.5, 0.1), 2, 30, 70, 20);
        List<SingleInputLayer> chain = SingleInputCorrections.of(wiring, 0.8);
        List<KernelCorrections> places = ResidualCorrections.of(wiring, 0.8);
        assertEquals(chain.size(), places.size());
        for (int l = 0; l < chain.size(); l++) {
            assertEquals(
                    chain.get(l).fourPointVertex().value(),
                    places.get(l).fourPointVertex().value(),
                    1e-9);
            assertEquals(
                    chain.get(l).kernelCorrection().value(),
                    places.get(l).metricCorrection().value(),
                    1e-9);
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
        KernelCorrections readout = ResidualCorrections.of(new Wiring(2, 1, steps, Distribution.NORMAL), 0.8)
                .getLast();
        double k = 1.5 * 0.8 * Math.pow(1 + c, blocks);
        double growth = (4 * c + 2 * c * c) / ((1 + c) * (1 + c));
        assertEquals(k, readout.kernel().value(), 1e-12);
        assertEquals(k * k * (2 + blocks * growth), readout.fourPointVertex().value(), 1e-10);
        assertEquals(0, readout.metricCorrection().value(), 1e-12);
    }

    /// With φ = z² the moments of z₂ = z₁ + ξ can be counted: E z₂⁴ = 3K² + 6 E z₁² S + 3 E S², where the neuron's own
    /// z₁⁴ is part of S, and Cov(z₂;i², z₂;j²) = 2 Cov(z₁², S) + Var S.
    @Test
    void aSquareInTheBranchHasTheMomentsThatCanBeCounted() {
        double k = 0.7;
        double c = 0.3;
        Activation square = new Monomial(2);
        Step block = new Step.Residual(List.of(new Step.Pointwise(square), Chains.linear(1, 30, 30, Laws.ntk(c, 0))));
        Wiring wiring = wiring(
                Chains.linear(0, 2, 30, Laws.ntk(1, 0)),
                block,
                new Step.Pointwise(square),
                Chains.linear(2, 30, 1, Laws.ntk(1.5, 0)));
        List<KernelCorrections> places = ResidualCorrections.of(wiring, k);
        double v = 24 * c * k * k * k + 96 * c * c * Math.pow(k, 4);
        assertEquals(k + 3 * c * k * k, places.get(1).kernel().value(), 1e-10);
        assertEquals(v, places.get(1).fourPointVertex().value(), 1e-9);
        assertEquals(0, places.get(1).metricCorrection().value(), 1e-9);
        double g = 1.5 * (72 * c * k * k * k + 288 * c * c * Math.pow(k, 4));
        assertEquals(g, places.getLast().metricCorrection().value(), 1e-8);
    }

    /// Ensembles extrapolated in 1/n, errors of half a per cent of V; false alarms: six numbers at 4.5 standard
    /// errors, once in 24000 draws of the reference.
    @ParameterizedTest
    @ValueSource(strings = {"relu", "gelu", "deep"})
    void drawnNetworksHaveTheseCoefficients(String name) {
        Map<String, ReferenceTable.Row> rows = ReferenceTable.rows("residual_ensemble.csv").stream()
                .filter(row -> row.text(0).equals(name))
                .collect(Collectors.toMap(row -> row.text(1) + " " + row.text(2), row -> row));
        KernelCorrections readout = switch (name) {
            case "relu" -> readout(List.of(List.of("relu"), List.of("relu")), "relu");
            case "gelu" -> readout(List.of(List.of("gelu"), List.of("gelu")), "tanh");
            default -> readout(List.of(List.of("gelu", "tanh"), List.of("tanh", "relu")), "gelu");
        };
        metric(rows, readout);
        close(rows, "v 1111", readout.fourPointVertex().value());
    }

    private static KernelCorrections readout(List<List<String>> blocks, String last) {
        return ResidualCorrections.of(network(30, blocks, last), 0.8).getLast();
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
        assertTrue(Math.abs(pull) < 4.5, key + ": predicted " + predicted + ", " + pull + " standard errors off");
    }

    /// n (E S − K) at three widths, without its terms 1/n and 1/n².
    private static void metric(Map<String, ReferenceTable.Row> rows, KernelCorrections readout) {
        double[] weights = {1.0 / 3, -2, 8.0 / 3};
        double sum = 0;
        double variance = 0;
        for (int j = 0; j < 3; j++) {
            int n = 16 << j;
            ReferenceTable.Row row = row(rows, "s" + n + " 11");
            sum += weights[j] * n * (row.number(3) - readout.kernel().value());
            variance += Math.pow(weights[j] * n * row.number(4), 2);
        }
        double predicted = readout.metricCorrection().value();
        double pull = (sum - predicted) / Math.sqrt(variance);
        assertTrue(Math.abs(pull) < 4.5, "G: predicted " + predicted + ", " + pull + " standard errors");
    }

    @Test
    void whatIsNotCoveredIsRefusedByName() {
        Step first = Chains.linear(0, 2, 30, BRANCH);
        Step last = Chains.linear(2, 30, 1, BRANCH);
        Step inner = Chains.linear(1, 30, 30, BRANCH);
        Step tanh = new Step.Pointwise(new Tanh());
        assertMessage("ends with one", wiring(first, new Step.Residual(List.of(inner, tanh)), last));
        assertMessage("dense layer first", wiring(new Step.Residual(List.of(inner)), last));
        Step nested = new Step.Residual(List.of(tanh, new Step.Residual(List.of(inner)), inner));
        assertMessage("branch within a branch", wiring(first, nested, last));
    }

    private static Wiring wiring(Step... steps) {
        return new Wiring(2, 1, List.of(steps), Distribution.NORMAL);
    }

    private static void assertMessage(String word, Wiring wiring) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ResidualCorrections.of(wiring, 1));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(word), message);
    }
}
