package wick.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Tests that the documents name exist, and every row of the table against another program has its proof.
class NamedTestsTest {
    private static final Path ROOT = Path.of(System.getProperty("wick.root"));
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");

    /// The tests named in `text` that do not exist.
    private static List<String> absent(String text, Map<String, String> sources) {
        List<String> absent = new ArrayList<>();
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            String source = sources.getOrDefault(named.group(1), "");
            String method = named.group(2) == null ? "" : " void " + named.group(2) + "(";
            if (source.isEmpty() || !source.contains(method)) {
                absent.add(named.group());
            }
        }
        return absent;
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String module : List.of("physics", "app")) {
            for (Path file : files(ROOT.resolve(module).resolve("src/test/java"), "Test.java")) {
                String name = String.valueOf(file.getFileName()).replace(".java", "");
                sources.merge(name, Files.readString(file), String::concat);
            }
        }
        return sources;
    }

    private static List<Path> files(Path folder, String end) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyTestThatADocumentNamesExists() throws IOException {
        Map<String, String> sources = sources();
        for (Path document : files(ROOT.resolve("docs"), ".md")) {
            assertEquals(List.of(), absent(Files.readString(document), sources), document.toString());
        }
    }

    @Test
    void everyRowOfTheTableHasATestOrAReason() throws IOException {
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/neural-tangents.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| neural-tangents |"))
                .toList();
        assertTrue(rows.size() > 50, () -> "only " + rows.size() + " rows");
        for (String row : rows) {
            String[] cells = row.split("\\|", 0);
            assertEquals(4, cells.length, row);
            String proof = cells[3].strip();
            boolean reason = proof.equals("later") || proof.matches("(later|declined): .*");
            assertTrue(reason || NAMED.matcher(proof).find(), row);
            assertTrue(!reason || cells[2].contains("–") || proof.startsWith("declined"), row);
        }
    }

    @Test
    void aTestThatDoesNotExistIsFound() throws IOException {
        Map<String, String> sources = sources();
        assertEquals(List.of("`NoSuchTest`"), absent("`NoSuchTest` and `NamedTestsTest`", sources));
        String method = "`NamedTestsTest.aTestThatDoesNotExistIsFound`";
        assertEquals(
                List.of("`NamedTestsTest.noSuchMethod`"), absent(method + "`NamedTestsTest.noSuchMethod`", sources));
    }
}
