package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `wick serve --stdio` as a process of its own.
class ServeProcessTest {
    @TempDir
    private Path folder;

    private Path temporary = Path.of("");

    @BeforeEach
    void makeTemporaryFolder() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-modules=jdk.incubator.vector",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx1g",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "wick.cli.Main",
                        "serve",
                        "--stdio")
                .redirectError(folder.resolve("messages.txt").toFile())
                .start();
    }

    private static Map<?, ?> ask(Process server, BufferedReader answers, String request) throws IOException {
        BufferedWriter writer = server.outputWriter();
        writer.write(request.replace('\'', '"') + "\n");
        writer.flush();
        return JsonMapper.shared().readValue(answers.readLine(), Map.class);
    }

    private List<Path> left() throws IOException {
        try (var files = Files.list(temporary)) {
            return files.toList();
        }
    }

    @Test
    void itAnswersAtOnceSurvivesErrorsAndEndsWithItsInput() throws Exception {
        Process server = start();
        try (BufferedReader answers = server.inputReader()) {
            assertEquals(1, ask(server, answers, "{'id': 1, 'verb': 'doctor'}").get("id"));
            assertEquals(2, ask(server, answers, "nonsense").get("code"));
            String network = "{'input': 3, 'layers': [{'dense': {'width': 2, 'init': 'pytorch-default'}}]}";
            Map<?, ?> checked = ask(server, answers, "{'id': 3, 'verb': 'check', 'arguments': [" + network + "]}");
            assertEquals(0, checked.get("code"), checked.toString());
            server.outputWriter().close();
            assertEquals(0, server.waitFor());
            assertEquals(List.of(), answers.readAllLines());
        } finally {
            server.destroyForcibly();
        }
        assertFalse(Files.readString(folder.resolve("messages.txt")).contains("wick:"));
        assertEquals(List.of(), left());
    }

    /// Ctrl-C and `kill` end a process by the same hooks; SIGINT itself is ignored by what a script
    /// started in its background, so that a test cannot count on it.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anInterruptIsToldToWhoWaitsAndLeavesNothingHalfWritten() throws Exception {
        Path out = folder.resolve("study");
        Process server = start();
        try (BufferedReader answers = server.inputReader()) {
            // more networks than could be drawn in an hour; the first event says that work has begun
            Map<?, ?> begun = ask(
                    server,
                    answers,
                    "{'id': 'long', 'verb': 'study', 'events': true, 'options': {'networks': 2000000, 'out': '" + out
                            + "'}}");
            assertTrue(begun.containsKey("event"), begun.toString());
            Process kill = new ProcessBuilder("kill", "-TERM", Long.toString(server.pid())).start();
            assertEquals(0, kill.waitFor());
            assertEquals(143, server.waitFor());
            String last = answers.readAllLines().getLast();
            Map<?, ?> answer = JsonMapper.shared().readValue(last, Map.class);
            assertEquals("long", answer.get("id"));
            assertEquals(130, answer.get("code"));
            assertTrue(last.contains("interrupted"), last);
        } finally {
            server.destroyForcibly();
        }
        assertEquals(List.of(), left());
        try (var files = Files.list(out)) {
            assertTrue(files.allMatch(file -> file.toString().matches(".*\\.(html|json|npz)")));
        }
    }
}
