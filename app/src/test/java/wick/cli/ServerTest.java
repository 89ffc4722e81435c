package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import wick.data.Npy;
import wick.data.Npz;
import wick.numeric.matrix.Matrix;

/// Requests to a server in this process.
class ServerTest {
    private static final String NETWORK = "{'input': 2, 'layers': [{'dense': {'width': 8, 'weight-variance': 2}},"
            + " {'activation': 'relu'}, {'dense': {'width': 1, 'weight-variance': 1}}]}";

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    /// The lines a server prints for these lines, which are written with ' in place of ".
    private List<Map<?, ?>> answers(String... requests) throws IOException {
        return answers((String.join("\n", requests) + "\n").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private List<Map<?, ?>> answers(byte[] requests) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream answers = new PrintStream(out, false, StandardCharsets.UTF_8);
        new Server(new ByteArrayInputStream(requests), answers, said::add).run();
        List<Map<?, ?>> lines = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(JsonMapper.shared().readValue(line, Map.class));
        }
        return lines;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new AssertionError(value + " is no object");
    }

    private static String message(Map<?, ?> answer) {
        return String.valueOf(map(answer.get("error")).get("message"));
    }

    @Test
    void theAnswerIsTheObjectThatTheCommandLinePrints() throws IOException {
        Map<?, ?> answer = answers("{'id': 1, 'verb': 'criticality', 'options': {'activation': 'tanh',"
                        + " 'weight_variance': 1.76, 'bias-variance': 0.05}}")
                .getFirst();
        Spoken spoken = Spoken.by(
                "criticality",
                "--activation",
                "tanh",
                "--weight-variance",
                "1.76",
                "--bias-variance",
                "0.05",
                "--json");
        assertEquals(Written.by(spoken).fields(), answer.get("answer"));
        assertEquals(0, answer.get("code"));
        assertTrue(answer.get("seconds") instanceof Double seconds && seconds > 0);
    }

    @Test
    void everyVerbButServeCanBeAsked() throws IOException {
        for (Verbs.Entry entry : Verbs.ALL) {
            Map<?, ?> answer = answers("{'verb': '" + entry.name() + "', 'options': {'help': true}}")
                    .getFirst();
            if (entry.name().equals("serve")) {
                assertEquals("the verb serve cannot be asked of a server", message(answer));
            } else {
                String page = String.valueOf(map(answer.get("answer")).get("help"));
                assertTrue(page.startsWith("Usage: wick " + entry.name()), page);
            }
        }
    }

    @Test
    void anObjectInPlaceOfAFileIsReadAsOne() throws IOException {
        Npy.write(folder.resolve("X.npy"), Matrix.of(2, 2, 1, 0, 0, 2));
        String arrays = "'options': {'inputs': '" + folder.resolve("X.npy") + "', 'kinds': ['ntk'], 'out': '"
                + folder.resolve("K.npz") + "'}}";
        Map<?, ?> bare = answers("{'verb': 'kernel', 'arguments': [" + NETWORK + "], " + arrays)
                .getFirst();
        Npz first = Npz.read(folder.resolve("K.npz"));
        answers("{'verb': 'kernel', 'arguments': [{'network': " + NETWORK + "}], " + arrays);
        assertEquals(Map.of("ntk", List.of(2, 2)), map(bare.get("answer")).get("arrays"));
        assertEquals(first.arrays(), Npz.read(folder.resolve("K.npz")).arrays());
    }

    @Test
    void anObjectInPlaceOfTextIsReadAsText() throws IOException {
        List<Map<?, ?>> both = answers(
                "{'verb': 'criticality', 'options': {'activation': {'leaky-relu': {'negative-slope': 0.1}}}}",
                "{'verb': 'criticality', 'options': {'activation': '{leaky-relu: {negative-slope: 0.1}}'}}");
        assertEquals(
                map(both.getLast().get("answer")).get("critical_weight_variance"),
                map(both.getFirst().get("answer")).get("critical_weight_variance"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hello                                        | must be a map with the fields id, verb
            {'verb': 'doctor'                            | not valid YAML
            {'verb': 'doctor'} {}                        | not valid YAML
            []                                           | must be a map with the fields id, verb
            {}                                           | the field verb is missing
            {'verb': 'docter'}                           | there is no verb 'docter'; did you mean doctor?
            {'verb': '--help'}                           | there is no option before a verb '--help'
            {'verb': ['doctor']}                         | a list of 1 is not allowed: must be a text
            {'verb': 'doctor', 'option': {}}             | unknown field option; did you mean options?
            {'verb': 'doctor', 'options': []}            | must be a map such as
            {'verb': 'doctor', 'options': {'jsn': true}} | Unknown option: '--jsn'
            {'verb': 'doctor', 'options': {'json': 'y'}} | must be true or false
            {'verb': 'doctor', 'options': {'threads': 0}}| --threads 0 must be at least 1
            {'verb': 'doctor', 'arguments': ['x']}       | Unmatched argument at index 1: 'x'
            {'verb': 'check', 'arguments': ['@none']}    | @none: no such file
            {'verb': 'check', 'arguments': ['--json']}   | --json: no such file
            {'verb': 'check'}                            | Missing required parameter: 'FILE'
            {'id': {}, 'verb': 'doctor'}                 | must be a text or a number
            {'id': true, 'verb': 'doctor'}               | must be a text or a number
            {'verb': 'doctor', 'verb': 'check'}          | this field is given twice
            """)
    void aBadRequestIsAnsweredWithWhatIsWrongAndTheNextOneIsRead(String request, String message) throws IOException {
        List<Map<?, ?>> lines = answers(request, "{'id': 'next', 'verb': 'doctor'}");
        assertEquals(2, lines.size());
        assertEquals(2, lines.getFirst().get("code"));
        assertTrue(message(lines.getFirst()).contains(message), message(lines.getFirst()));
        assertFalse(lines.getFirst().containsKey("answer"));
        assertEquals("next", lines.getLast().get("id"));
        assertTrue(lines.getLast().containsKey("answer"));
    }

    @Test
    void aBadNetworkIsNamedWithoutTheFolderItWasWrittenTo() throws IOException {
        Map<?, ?> answer = answers(
                        "{'verb': 'check', 'arguments': [{'input': 3, 'layers': [{'dense': {'width': 0}}]}]}")
                .getFirst();
        assertTrue(message(answer).startsWith("network.yaml, line "), message(answer));
        assertTrue(message(answer).contains("layers[0].dense.width: 0 is not allowed"), message(answer));
    }

    @Test
    void aLineLongerThanAllowedIsReadPast() throws IOException {
        String tooLong = "{'verb': 'doctor', 'x': '" + "x".repeat(Request.LIMITS.bytes()) + "'}";
        List<Map<?, ?>> lines = answers(tooLong, "{'id': 2, 'verb': 'doctor'}");
        assertEquals(2, lines.size());
        assertTrue(message(lines.getFirst()).startsWith("the request is longer than 1048576 bytes"));
        assertEquals(2, lines.getLast().get("id"));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws IOException {
        Map<?, ?> answer =
                answers(new byte[] {'{', '"', (byte) 0xff, '"', '}', '\n'}).getFirst();
        assertTrue(message(answer).contains("is not text in UTF-8"), message(answer));
    }

    @Test
    void theIdComesBackAsItWas() throws IOException {
        byte[] requests = """
                {"id": 7, "verb": "docter"}
                {"id": "7", "verb": "docter"}
                {"id": -2.5, "verb": "docter"}
                {"id": "\\ud83d\\ude00 \\/ \\u00e9\\t", "verb": "docter"}
                {"id": null, "verb": "docter"}
                {"verb": "docter"}
                """.getBytes(StandardCharsets.UTF_8);
        List<@Nullable Object> ids = new ArrayList<>();
        answers(requests).forEach(line -> ids.add(line.get("id")));
        assertEquals(java.util.Arrays.asList(7, "7", -2.5, "😀 / é\t", null, null), ids);
    }

    @Test
    void whatAVerbSaysGoesToTheConsoleOrComesAsEvents() throws IOException {
        Npy.write(folder.resolve("X.npy"), Matrix.of(2, 2, 1, 0, 0, 2));
        String request = "{'id': 5, 'verb': 'kernel', 'arguments': [" + NETWORK + "], 'options': {'inputs': '"
                + folder.resolve("X.npy") + "', 'empirical': true, 'out': '" + folder.resolve("K.npz") + "'}";
        assertEquals(1, answers(request + "}").size());
        assertEquals(List.of("wick: tangent kernel of one drawn network"), said);
        List<Map<?, ?>> lines = answers(request + ", 'events': true}");
        assertEquals(Map.of("id", 5, "event", said.getFirst()), lines.getFirst());
        assertEquals(List.of(2, 1), List.of(lines.size(), said.size()));
    }

    @Test
    void theNumberOfThreadsIsThatOfItsRequestAlone() throws IOException {
        List<Map<?, ?>> lines =
                answers("{'verb': 'doctor'}", "{'verb': 'doctor', 'options': {'threads': 7}}", "{'verb': 'doctor'}");
        assertEquals(7, map(lines.get(1).get("answer")).get("threads"));
        assertEquals(
                map(lines.get(0).get("answer")).get("threads"),
                map(lines.get(2).get("answer")).get("threads"));
    }

    @Test
    void aLastLineWithoutEndIsAnsweredAndBlankLinesAreNot() throws IOException {
        byte[] requests = "\n  \r\n{\"verb\": \"doctor\"}".getBytes(StandardCharsets.UTF_8);
        assertEquals(1, answers(requests).size());
        assertEquals(0, answers(new byte[0]).size());
    }

    @Test
    void itStopsAtTheFirstAnswerThatNobodyTakes() throws IOException {
        byte[] requests = "{\"verb\": \"docter\"}\n".repeat(50).getBytes(StandardCharsets.UTF_8);
        PrintStream closed = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        closed.close();
        assertEquals(new Server.Tally(1, 1), new Server(new ByteArrayInputStream(requests), closed, said::add).run());
    }

    @Test
    void nothingIsLeftInTheTemporaryFolder() throws IOException {
        List<Path> before = served();
        answers("{'verb': 'check', 'arguments': [" + NETWORK + "]}");
        assertEquals(before, served());
    }

    private static List<Path> served() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("wick-serve-"))
                    .sorted()
                    .toList();
        }
    }
}
