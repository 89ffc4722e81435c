package wick.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wick.text.Document;
import wick.text.InputException;
import wick.text.Json;

class NetworkLawsTest {

    @Test
    void everyNetworkSurvivesTheRoundTripThroughItsFileAndHashesByContent() {
        Map<String, Network> byHash = new HashMap<>();
        RandomNetworks networks = new RandomNetworks(1);
        for (int i = 0; i < 500; i++) {
            Network network = networks.next();
            String text = NetworkFile.text(network);

            Network again = NetworkFile.parse("again.yaml", text);

            assertEquals(network, again, text);
            assertEquals(text, NetworkFile.text(again));
            assertEquals(network.wire(), again.wire());
            assertEquals(network, byHash.getOrDefault(network.hash(), network));
            byHash.put(network.hash(), network);
        }
        assertTrue(byHash.size() > 450, "different networks have different hashes");
    }

    @Test
    void scalingTheHiddenWidthKeepsShapeAndProportions() {
        RandomNetworks networks = new RandomNetworks(2);
        for (int i = 0; i < 200; i++) {
            Network network = networks.next();

            Network wide = network.withHiddenWidth(4000);

            assertEquals(network.inputs(), wide.wire().inputs());
            assertEquals(network.wire().outputs(), wide.wire().outputs());
            assertEquals(
                    network.wire().matrices().size(), wide.wire().matrices().size());
            assertEquals(network.parameterization(), wide.parameterization());
        }
        Network network = NetworkFile.parse("n", """
                network:
                  input: 30
                  layers:
                    - residual: {branch: [dense: {width: 40, init: lecun}, dense: {width: 30, init: lecun}]}
                    - dense: {width: 20, init: lecun}
                    - repeat: {times: 2, layers: [dense: {width: 10, init: lecun}, dense: {width: 20, init: lecun}]}
                    - dense: {width: 3, init: lecun}
                """);
        assertEquals(
                List.of(400, 30, 200, 100, 200, 100, 200, 3),
                network.withHiddenWidth(400).wire().matrices().stream()
                        .map(Step.Linear::fanOut)
                        .toList());
        assertEquals(
                5, network.withRepeats(1).withHiddenWidth(40).wire().matrices().size() - 1);
    }

    private record Mutations(SplittableRandom random) {
        private static final String LETTERS = "{}[]:,-#&*!|>'\"%@` \n\t?~0123456789.eaxwl\u0000\u00e9\uD83D";

        String of(String text) {
            StringBuilder mutated = new StringBuilder(text);
            int times = 1 + random.nextInt(4);
            for (int k = 0; k < times; k++) {
                int at = random.nextInt(mutated.length());
                int to = Math.min(mutated.length(), at + 1 + random.nextInt(12));
                switch (random.nextInt(5)) {
                    case 0 -> mutated.delete(at, to);
                    case 1 -> mutated.setLength(Math.max(1, at));
                    case 2 -> mutated.insert(at, mutated.substring(at, to));
                    case 3 -> mutated.setCharAt(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                    default -> mutated.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                }
                if (mutated.isEmpty()) {
                    return "";
                }
            }
            return mutated.toString();
        }
    }

    @ParameterizedTest
    @EnumSource(Example.class)
    void whateverHappensToAFileItIsReadOrRefusedInOneClearLine(Example example) {
        Mutations mutations = new Mutations(new SplittableRandom(example.text().length()));
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            String text = mutations.of(example.text());
            try {
                NetworkFile.parse("mutant.yaml", text).wire();
            } catch (InputException e) {
                refused++;
                String message = String.valueOf(e.getMessage());
                assertTrue(message.startsWith("mutant.yaml"), message);
                assertEquals(1, message.lines().count(), message);
            }
        }
        int count = refused;
        assertTrue(count > 300 && count < 1450, () -> count + " of 1500 were refused");
    }

    @ParameterizedTest
    @EnumSource(Example.class)
    void theExamplesAreWiredAndSayNothingUnknown(Example example) {
        Network network = NetworkFile.parse(example.file(), example.text());

        assertEquals(64, network.inputs());
        assertEquals(10, network.wire().outputs());
        NetworkSummary summary = NetworkSummary.of(network);
        assertTrue(summary.text().contains(network.hash()));
        assertTrue(Json.text(summary.json())
                .contains("\"parameters\": " + network.wire().parameters()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Example.class,
            names = {"DIGITS", "CHAOTIC", "PYTORCH_DEFAULT"})
    void theExamplesOfTheProjectAreThoseThatShip(Example example) throws Exception {
        Path file = Path.of(System.getProperty("wick.root"), "examples", example.file());

        assertEquals(Files.readString(file), example.text());
        assertEquals(
                List.of("network", "data", "study"),
                Document.read(file).fields("network", "data", "study").names());
    }

    @Test
    void theDefaultStudyHasFourHiddenLayersOf256NearCriticality() {
        Wiring wiring = NetworkFile.parse("digits.yaml", Example.DIGITS.text()).wire();

        assertEquals(
                new Step.Linear(0, 64, 256, 1.76, 0.05, 1.76, 0.05),
                wiring.steps().getFirst());
        assertEquals(new Step.Linear(4, 256, 10, 1, 0, 1, 0), wiring.steps().getLast());
        assertEquals(64 * 256 + 3 * 256 * 256 + 2560, wiring.weights());
        assertEquals(4 * 256 + 10, wiring.biases());
        assertEquals(8 * wiring.parameters(), wiring.bytes());
    }

    @Test
    void aChangeAnywhereChangesTheHash() {
        Network network = NetworkFile.parse("digits.yaml", Example.DIGITS.text());

        assertNotEquals(network.hash(), network.withHiddenWidth(255).hash());
        assertNotEquals(
                network.hash(), network.withDistribution(Distribution.UNIFORM).hash());
        assertNotEquals(
                network.hash(),
                network.withParameterization(Parameterization.MUP).hash());
        assertNotEquals(network.hash(), network.withRepeats(5).hash());
        assertEquals("b6ef", network.hash().substring(0, 4), "the canonical text has changed");
    }
}
