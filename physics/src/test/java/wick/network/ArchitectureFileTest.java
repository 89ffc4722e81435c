package wick.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.text.InputException;

/// Networks beyond stacks of dense layers, as files.
final class ArchitectureFileTest {
    private static final String EVERYTHING = """
            network:
              input: [3, 8, 8]
              layers:
                - conv: {channels: 16, size: [3, 3], stride: [2, 2], padding: circular, weight-variance: 2}
                - layer-norm
                - activation: relu
                - residual:
                    branch:
                      - conv: {channels: 16, size: [3, 3], dilation: [2, 2], weight-variance: 2, bias-variance: 0.1}
                - repeat:
                    times: 3
                    weights: tied
                    layers:
                      - conv: {channels: 16, size: [3, 3], weight-variance: 1.5}
                      - activation: tanh
                - attention: {channels: 8, key-variance: 2}
                - sum:
                    branches:
                      - []
                      - - dropout: {rate: 0.25}
                        - conv: {channels: 8, size: [1, 1], weight-variance: 1}
                - concatenate:
                    branches:
                      - - average-pool: {size: [2, 2]}
                      - - max-pool: {size: [2, 2]}
                - product:
                    branches:
                      - []
                      - - layer-norm: {epsilon: 0.001}
                - global-average-pool
                - dense: {width: 10, weight-variance: 1}
            """;

    @Test
    void everyKindSurvivesARoundTrip() {
        Network network = NetworkFile.parse("all.yaml", EVERYTHING);
        assertEquals(network, NetworkFile.parse("again.yaml", NetworkFile.text(network)));
        assertEquals(new Shape(3, List.of(8, 8)), network.input());
        assertEquals(NetworkFile.text(network), NetworkFile.text(NetworkFile.parse("x", NetworkFile.text(network))));
    }

    @Test
    void shapesFlowThroughAllOfThem() {
        Network network = NetworkFile.parse("all.yaml", EVERYTHING);
        String text = NetworkSummary.of(network).text();
        assertTrue(text.contains("16 x 4 x 4"), text);
        assertTrue(text.contains("16 x 2 x 2"), text);
        assertEquals(10, network.wire().outputs());
    }

    @Test
    void tiedRepeatsShareOneMatrixAndOthersDoNot() {
        Network network = NetworkFile.parse("all.yaml", EVERYTHING);
        // conv, residual conv, tied conv, three of attention, conv in the sum, readout
        assertEquals(8, network.wire().matrices().size());
        assertEquals(3 * 9 * 16L, network.wire().matrices().getFirst().fanIn() * 16L);
    }

    @Test
    void aDenseLayerTakesEveryUnitOfAGrid() {
        Network network = NetworkFile.parse("flat.yaml", """
                network:
                  input: [2, 3, 4]
                  layers:
                    - conv: {channels: 6, size: [2, 2], weight-variance: 1}
                    - dense: {width: 5, weight-variance: 1}
                """);
        assertEquals(72, network.wire().matrices().getLast().fanIn());
        assertEquals(
                new Step.Flatten(new Shape(6, List.of(3, 4))),
                network.wire().steps().get(1));
    }

    @Test
    void anInputThatIsReadByNoWindowIsFlatAlready() {
        Network network = NetworkFile.parse(
                "flat.yaml", "network: {input: [2, 3, 4], layers: [flatten, {dense: {width: 5, weight-variance: 1}}]}");
        assertEquals(1, network.wire().steps().size());
        assertEquals(24, network.wire().matrices().getFirst().fanIn());
    }

    @Test
    void otherWidthsKeepTheNetworkTogether() {
        Network wide = NetworkFile.parse("all.yaml", EVERYTHING).withHiddenWidth(32);
        assertEquals(32, wide.wire().matrices().getFirst().fanOut());
        assertEquals(10, wide.wire().outputs());
    }

    private static String refusal(String layers) {
        String text = "network:\n  input: [3, 8, 8]\n  layers:\n" + layers;
        return String.valueOf(assertThrows(InputException.class, () -> NetworkFile.parse("bad.yaml", text))
                .getMessage());
    }

    @Test
    void whatDoesNotFitIsNamedWithItsLineAndBothShapes() {
        String readout = "    - dense: {width: 1, weight-variance: 1}\n";
        String large =
                refusal("    - conv: {channels: 4, size: [9, 9], padding: valid, weight-variance: 1}\n" + readout);
        assertTrue(large.contains("bad.yaml, line 4") && large.contains("9") && large.contains("[8, 8]"), large);
        String line = refusal("    - conv: {channels: 4, size: [3], weight-variance: 1}\n" + readout);
        assertTrue(line.contains("1 dimensions") && line.contains("2 dimensions"), line);
        String sum = refusal(
                "    - sum: {branches: [[], [{conv: {channels: 4, size: [1, 1], weight-variance: 1}}]]}\n" + readout);
        assertTrue(sum.contains("3 x 8 x 8") && sum.contains("4 x 8 x 8"), sum);
        String flat = refusal("    - flatten\n    - conv: {channels: 4, size: [3, 3], weight-variance: 1}\n" + readout);
        assertTrue(flat.contains("bad.yaml, line 5") && flat.contains("positions"), flat);
        String soft = refusal("    - softmax\n" + readout);
        assertTrue(soft.contains("no Gaussian limit"), soft);
    }
}
