package wick.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wick.data.Npz;
import wick.numeric.matrix.Matrix;
import wick.report.SampleStudy;
import wick.text.InputException;

class OutputFolderTest {

    @Test
    void ourFilesAreReplacedAndThoseOfOthersStay(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(folder.resolve("report.html"), "old");
        OutputFolder output = OutputFolder.prepare(folder);
        output.write("report.html", "new σ");
        assertEquals("new σ", Files.readString(folder.resolve("report.html")));
        assertEquals("mine", Files.readString(folder.resolve("notes.txt")));
        assertEquals(List.of("notes.txt", "report.html"), names(folder));
    }

    @Test
    void aWriteThatFailsLeavesTheOldFileWholeAndNothingElse(@TempDir Path folder) throws IOException {
        OutputFolder output = OutputFolder.prepare(folder);
        output.write("study.json", "{\"old\": 1}\n");
        SequencedMap<String, Object> broken = new LinkedHashMap<>();
        broken.put("fine", 1);
        broken.put("z", Double.NaN);
        assertThrows(IllegalArgumentException.class, () -> output.write("study.json", broken));
        assertEquals("{\"old\": 1}\n", Files.readString(folder.resolve("study.json")));
        assertEquals(List.of("study.json"), names(folder));
    }

    @Test
    void aFolderThatCannotBeMadeIsRefusedWithTheReason(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        var refused = assertThrows(InputException.class, () -> OutputFolder.prepare(file));
        assertTrue(String.valueOf(refused.getMessage()).contains("taken"));
        assertThrows(InputException.class, () -> OutputFolder.prepare(file.resolve("below")));
        assertThrows(InputException.class, () -> OutputFolder.prepare(Path.of("/proc/wick-cannot-be-here")));
    }

    @Test
    void filesStayInsideTheFolder(@TempDir Path folder) {
        OutputFolder output = OutputFolder.prepare(folder.resolve("out"));
        for (String name : List.of("../escape", "/etc/passwd", "", ".", "a/../../b")) {
            assertThrows(IllegalArgumentException.class, () -> output.write(name, "x"), name);
        }
    }

    @Test
    void arraysComeBackWithTheCommandThatMadeThem(@TempDir Path folder) throws IOException {
        OutputFolder output = OutputFolder.prepare(folder);
        SequencedMap<String, Matrix> arrays = new LinkedHashMap<>();
        arrays.put("nngp", Matrix.of(1, 2, 0.1, 1e-300));
        output.write(
                "arrays.npz", ResultArrays.of(arrays, SampleStudy.finished().provenance()));
        Npz read = Npz.read(folder.resolve("arrays.npz"));
        assertEquals(List.of("nngp"), List.copyOf(read.arrays().keySet()));
        assertEquals(0.1, read.arrays().firstEntry().getValue().matrix().at(0, 0));
        assertEquals(
                "wick study digits.yaml --seed 1 --networks 2000", read.texts().get("provenance_command"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
