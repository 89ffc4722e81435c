package wick.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.lab.model.ModelRun;
import wick.model.Axes;
import wick.model.OnnxFile;
import wick.model.RealArray;
import wick.network.weighted.WeightedFile;
import wick.network.weighted.WeightedNetwork;

class CompileVerbTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aProductOfThreeIsCompiledAndCertified() {
        Written found =
                Written.by(Spoken.by("compile", "x*y*z", "--activation", "tanh", "--tolerance", "1e-6", "--json"));
        assertEquals(9, found.number("neurons"));
        assertEquals(2, found.number("layers"));
        assertEquals(33, found.number("synapses"));
        assertTrue(found.number("error_bound") <= 1e-6);
        assertTrue(found.number("measured_error") <= found.number("error_bound"));
        assertTrue(found.number("measured_error") > 0);
        assertTrue(found.number("scale") > 0);
        assertEquals(
                List.of("neurons", "synapses", "layers", "error_bound", "measured_error", "scale", "biases", "request"),
                List.copyOf(found.fields().keySet()));
    }

    @Test
    void theFilesHoldTheNetwork() {
        Path npz = folder.resolve("net.npz");
        Path onnx = folder.resolve("net.onnx");
        for (Path file : List.of(npz, onnx)) {
            Spoken spoken = Spoken.by("compile", "3*x*y^2 - z + 1/2", "--skip", "--out", file.toString());
            assertEquals(0, spoken.code(), spoken.err());
            assertTrue(spoken.out().contains("certified"), spoken.out());
        }
        WeightedNetwork network = WeightedFile.read(npz);
        double[] point = {0.5, -0.25, 0.75};
        assertEquals(3 * 0.5 * 0.0625 - 0.75 + 0.5, network.apply(point)[0], 1e-6);
        double value = ModelRun.of(OnnxFile.read(onnx), Map.of("x", RealArray.of(Axes.of(1, 3), point)))
                .value("y")
                .orElseThrow()
                .real(0);
        assertArrayEquals(network.apply(point), new double[] {value}, 1e-12);
    }

    @Test
    void aShapeIsReadByOtherVerbsAndALatticeHasItsEnergy() {
        Path yaml = folder.resolve("net.yaml");
        Spoken spoken = Spoken.by("compile", "--lattice", "4", "--coupling", "1", "--out", yaml.toString());
        assertEquals(0, spoken.code(), spoken.err());
        assertTrue(spoken.out().contains("phi_3"), spoken.out());
        assertEquals(0, Spoken.by("plan", yaml.toString()).code());
    }

    @Test
    void aLinearPolynomialHasNoScale() {
        Written found = Written.by(Spoken.by("compile", "2*x - y/3", "--json"));
        assertNull(found.fields().get("scale"));
        assertEquals(0, found.number("neurons"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x*y --tolerance 1e-14|the floor is",
                "x*y --activation relu|order 2 is zero",
                "x*y --bias 0|a bias that works is",
                "x^100|degree 100; at most 64",
                "x*(y|line 1, column 5",
                "x*y --domain 1,0|below the second",
                "x*y --domain q=0,1|there is no variable q",
                "x*y --depth deep|tree and flat",
                "x*y --gate 5|4, 3 or 2",
                "x*y --out net.txt|.npz, .onnx",
                "x*y --tolerance -1|must be positive",
                "x*y --mass 1|go with --lattice",
                "--lattice 4y4|whole numbers",
                "--lattice 999999x999999x999999x999999|at most",
                "--lattice 4x4 --mass heavy|not a number",
            })
    void badInputIsNamed(String words, String part) {
        List<String> arguments = new ArrayList<>(List.of("compile"));
        arguments.addAll(List.of(words.strip().split(" ", -1)));
        Spoken spoken = Spoken.by(arguments.toArray(String[]::new));
        assertEquals(2, spoken.code(), spoken.err());
        assertTrue(spoken.err().contains(part), spoken.err());
        assertTrue(spoken.out().isEmpty());
        assertFalse(Files.exists(folder.resolve("net.txt")));
    }
}
