package wick.experiment.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.signal.Capture;
import wick.network.signal.Fans;
import wick.network.signal.Kind;
import wick.network.signal.Recording;
import wick.theory.signal.Band;

/// Captures of PyTorch models that others made, sound and with a fault planted: reference/diagnose/captures.py.
class DiagnosisTest {
    private static final Path CAPTURES = Path.of(System.getProperty("wick.root"), "reference", "diagnose");

    private static Diagnosis of(String name) {
        return Diagnosis.of(recording(name));
    }

    private static Recording recording(String name) {
        return Capture.read(CAPTURES.resolve(name + ".npz"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "gpt2-trained", "resnet18", "updates"})
    void soundModelsRaiseNoAlarm(String name) {
        Diagnosis diagnosis = of(name);
        assertTrue(diagnosis.isHealthy(), diagnosis.findings().toString());
        assertEquals(name.equals("gpt2-trained"), diagnosis.condition().trained());
    }

    @ParameterizedTest
    @CsvSource({
        "gpt2-strong-layer, WEIGHT_SCALE,          transformer.h.3.mlp.c_fc",
        "gpt2-without-norm, MISSING_NORMALIZATION, transformer.h.2.ln_2",
        "tanh-saturated,    WEIGHT_SCALE,          2",
        "not-finite,        NON_FINITE,            4"
    })
    void aPlantedFaultIsTheFirstFinding(String name, Fault fault, String module) {
        Finding first = of(name).findings().getFirst();
        assertEquals(fault, first.fault());
        assertEquals(List.of(module), first.modules());
        assertEquals(Severity.FAULT, first.severity());
    }

    /// What was multiplied by 4 and by 40 is to be divided by as much.
    @ParameterizedTest
    @CsvSource({"gpt2-strong-layer, 0.25", "tanh-saturated, 0.025"})
    void theAdviceTakesThePlantedFactorBack(String name, double factor) {
        double advised = of(name).findings().getFirst().words().factor().orElseThrow();
        assertEquals(factor, advised, 0.03 * factor);
    }

    /// PyTorch draws weights of variance 1/(3 fan-in): relu needs 2/fan-in, a factor √6 in size.
    @Test
    void aDeepReluNetworkOfDefaultWeightsDiesByTheSquareRootOfSixPerLayer() {
        Finding first = of("relu-default").findings().getFirst();
        assertTrue(first.fault() == Fault.SIGNAL_SCALE || first.fault() == Fault.GRADIENT_SCALE);
        assertTrue(first.modules().size() > 8, first.modules().toString());
        assertEquals(Math.sqrt(6), first.words().factor().orElseThrow(), 0.1);
    }

    @Test
    void residualBranchesWithoutScaleMakeTheStreamGrow() {
        Diagnosis diagnosis = of("residual-unscaled");
        Finding first = diagnosis.findings().getFirst();
        assertEquals(Fault.SIGNAL_SCALE, first.fault());
        assertTrue(
                first.words().advice().contains("1/sqrt(16) = 0.250"),
                first.words().advice());
        assertFalse(diagnosis.findings().stream().anyMatch(finding -> finding.fault() == Fault.LARGE_OUTPUT));
    }

    /// In an untrained model every linear map, forward and backward, is in its band; a factor of two in the
    /// theory would leave it for most.
    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "resnet18", "relu-default"})
    void linearMapsOfUntrainedModelsAreInTheirBands(String name) {
        int maps = 0;
        for (ProfileRow row : of(name).profile()) {
            Optional<Band> forward = row.expected();
            if (row.stage().kind().isLinear()
                    && forward.isPresent()
                    && row.output().isKnown()) {
                maps++;
                assertTrue(forward.get().contains(row.output().square()), row.toString());
                row.expectedBack()
                        .filter(_ -> row.back().isKnown())
                        .ifPresent(band -> assertTrue(band.contains(row.back().square()), row.toString()));
            }
        }
        assertTrue(maps > 10, maps + " maps");
    }

    @Test
    void theProfileIsDrawnForSignalsAndGradients() {
        assertEquals(2, ProfileFigures.of(of("gpt2")).size());
        assertEquals(Kind.EMBEDDING, of("gpt2").profile().getFirst().stage().kind());
    }

    @ParameterizedTest
    @CsvSource({
        "blocks.3.mlp.fc1,        blocks.*.mlp.fc1",
        "layer2.0.downsample.1,   layer*.*.downsample.1",
        "features.6,              features.*",
        "6,                       *",
        "encoder_layer_2.add#2,   encoder_layer_*.add#2",
        "add#7,                   add"
    })
    void aPartIsANameWithoutTheNumbersOfBlocks(String name, String role) {
        assertEquals(role, Roles.of(name));
    }

    /// The rule of He for fan-out, with one member drawn four times too wide.
    @Test
    void theRuleOfAGroupIsFoundInSpiteOfAnOddMember() {
        List<Consensus.Member> members = List.of(
                member(64, 64, 1), member(64, 128, 16), member(128, 128, 1), member(128, 256, 1), member(256, 256, 1));
        Consensus consensus = Consensus.of(members).orElseThrow();
        assertEquals(Consensus.Rule.FAN_OUT, consensus.rule());
        assertEquals(Math.log(4), consensus.deviation(1), 1e-12);
        assertEquals(0, consensus.deviation(3), 1e-12);
    }

    /// He's rule counts what one input reaches, which for a depthwise 3 x 3 map is 9; PyTorch's own counts
    /// all channels.
    @Test
    void fanOutIsCountedWithinGroupsWhereTheRuleIs() {
        List<Consensus.Member> within = List.of(
                grouped(32, 64, 1, 2.0 / 64),
                grouped(9, 288, 32, 2.0 / 9),
                grouped(64, 32, 1, 2.0 / 32),
                grouped(9, 576, 64, 2.0 / 9),
                grouped(64, 128, 1, 2.0 / 128));
        assertEquals(Consensus.Rule.REACHED, Consensus.of(within).orElseThrow().rule());
        List<Consensus.Member> across = List.of(
                grouped(32, 64, 1, 2.0 / 64),
                grouped(9, 288, 32, 2.0 / 288),
                grouped(64, 32, 1, 2.0 / 32),
                grouped(9, 576, 64, 2.0 / 576),
                grouped(64, 128, 1, 2.0 / 128));
        assertEquals(Consensus.Rule.FAN_OUT, Consensus.of(across).orElseThrow().rule());
    }

    private static Consensus.Member grouped(int fanIn, int fanOut, int groups, double variance) {
        return new Consensus.Member(0, variance, new Fans(fanIn, fanOut, 1, 1, groups), 0);
    }

    private static Consensus.Member member(int fanIn, int fanOut, double times) {
        return new Consensus.Member(0, times * 2 / fanOut, Fans.of(fanIn, fanOut), 0);
    }
}
