package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnoseVerbTest {
    private static final Path ROOT = Path.of(System.getProperty("wick.root"));
    private static final Pattern EXAMPLE = Pattern.compile("\\$ wick diagnose (\\S+)\n(.*?)\n```", Pattern.DOTALL);

    @TempDir
    private Path folder = Path.of("");

    private static String capture(String name) {
        return ROOT.resolve("reference/diagnose/" + name + ".npz").toString();
    }

    @Test
    void theExampleOfThePageIsTrue() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(ROOT.resolve("docs/diagnose.md")));
        assertTrue(example.find());
        Spoken spoken = Spoken.by("diagnose", ROOT.resolve(example.group(1)).toString());
        assertEquals(1, spoken.code());
        assertEquals(example.group(2).strip(), spoken.out().strip());
    }

    @Test
    void aFaultEndsWithOneAndItsModuleAndFactorAreInTheAnswer() throws IOException {
        Written found = Written.by(Spoken.by("diagnose", capture("gpt2-strong-layer"), "--json"), 1);
        assertEquals("fault", found.at("verdict"));
        assertEquals(false, found.at("trained"));
        if (found.list("findings").getFirst() instanceof Map<?, ?> first) {
            assertEquals("weight_scale", first.get("fault"));
            assertEquals(java.util.List.of("transformer.h.3.mlp.c_fc"), first.get("modules"));
        } else {
            throw new AssertionError(found.list("findings"));
        }
        assertEquals(65, found.list("profile").size());
    }

    @Test
    void aHealthyModelEndsWithZeroAndThePageNeedsNothingFromOutside() throws IOException {
        Path out = folder.resolve("diagnosis");
        Spoken spoken = Spoken.by("diagnose", capture("resnet18"), "--out", out.toString());
        assertEquals(0, spoken.code(), spoken.err());
        String page = Files.readString(out.resolve("report.html"));
        assertTrue(page.contains("Signals over depth"));
        assertTrue(page.contains("layer4.1.conv2"));
        assertFalse(page.contains("src=\"http"));
        assertTrue(Files.readString(out.resolve("diagnosis.json")).contains("\"verdict\": \"healthy\""));
    }

    @Test
    void whatCannotBeDiagnosedIsRefusedByName() throws IOException {
        assertTrue(refused(folder.resolve("absent.npz")).contains("absent.npz: no such file"));
        Path strange = folder.resolve("model.pt");
        Files.writeString(strange, "PK");
        assertTrue(refused(strange).contains("of what kind of file is it?"));
        Path broken = folder.resolve("broken.npz");
        Files.writeString(broken, "PK and no more");
        assertTrue(refused(broken).contains("is not a whole NPZ file"));
        assertTrue(refused(ROOT.resolve("reference/arrays/stored.npz")).contains("is not a capture"));
    }

    private static String refused(Path file) {
        Spoken spoken = Spoken.by("diagnose", file.toString());
        assertEquals(2, spoken.code(), spoken.err());
        assertEquals("", spoken.out());
        return spoken.err();
    }

    private static String model(String name) {
        return ROOT.resolve("reference/lab/models/" + name + ".onnx").toString();
    }

    @Test
    void aModelFileIsRunAndItsChainPlacedInThePhaseDiagram() throws IOException {
        Written found = Written.by(Spoken.by("diagnose", model("mlp13"), "--samples", "8", "--json"), 0);
        assertEquals("8 inputs of Gaussian noise", found.at("ran_on"));
        assertEquals(3, found.list("chain").size());
        assertEquals(3, found.list("weights").size());
    }

    @Test
    void dataThatDoesNotFitAModelIsRefusedWithBothSizes() {
        Spoken spoken = Spoken.by("diagnose", model("mlp13"), "--data", "digits");
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().contains("= 6 numbers each, but the data has 64"), spoken.err());
    }

    @Test
    void optionsOfModelFilesAreRefusedForCaptures() {
        Spoken spoken = Spoken.by("diagnose", capture("resnet18"), "--data", "digits");
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().contains("--data is for model files"), spoken.err());
    }
}
