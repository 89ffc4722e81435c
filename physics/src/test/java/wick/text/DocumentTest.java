package wick.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {

    private static Value parse(String text) {
        return Document.parse("f.yaml", text);
    }

    private static void assertRefused(String text, String... parts) {
        assertSays(assertThrows(InputException.class, () -> parse(text)), parts);
    }

    private static void assertSays(InputException e, String... parts) {
        String message = String.valueOf(e.getMessage());
        for (String part : parts) {
            assertTrue(message.contains(part), () -> part + " is not in: " + message);
        }
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.length() < 600, message);
    }

    @Test
    void everyValueKnowsItsLineAndItsFieldCountedFromTheTop() {
        Fields root = parse("# note\na:\n  - 1\n  - b: {c: [x, y]}\n").fields("a");

        Value y = root.required("a")
                .items()
                .get(1)
                .fields("b")
                .required("b")
                .fields("c")
                .required("c")
                .items()
                .get(1);

        assertEquals(new Place("f.yaml", 4, "a[1].b.c[1]"), y.place());
        assertEquals("f.yaml, line 4, a[1].b.c[1]", y.place().toString());
        assertEquals("y", y.string());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            256     | from 1 to 9 | 256 is not allowed: must be a whole number from 1 to 9
            0       | from 1 to 9 | 0 is not allowed
            2.0     | from 1 to 9 | 2.0 is not allowed
            "5"     | from 1 to 9 | "5" is not allowed
            5x      | from 1 to 9 | 5x is not allowed
            [5]     | from 1 to 9 | a list of 1 is not allowed
            {a: 1}  | from 1 to 9 | a map of 1 field is not allowed
            ~       | from 1 to 9 | an empty value is not allowed
            99999999999999999999 | from 1 to 9 | is not allowed
            """)
    void aWholeNumberOutsideItsRangeIsRefusedAsWritten(String written, String allowed, String message) {
        InputException e = assertThrows(
                InputException.class,
                () -> parse("n: " + written).fields("n").required("n").integer(1, 9));

        assertSays(e, "f.yaml, line 1, n: ", allowed, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".inf", "-.INF", ".nan", "NaN", "1e999", "0x10", "1_000", "1,5", "1.2.3", "'1'", "true", "", "1d", "--1"
            })
    void whatIsNotAFiniteNumberIsRefused(String written) {
        Value value = parse("x: " + written).fields("x").required("x");

        assertSays(assertThrows(InputException.class, value::real), "f.yaml, line 1, x: ", "must be a finite number");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "-0.5, -0.5", "+2., 2", ".5e1, 5", "1E-3, 0.001", "007, 7", "4.9e-324, 4.9e-324"})
    void numbersAreReadAsPeopleWriteThem(String written, double expected) {
        assertEquals(expected, parse("x: " + written).fields("x").required("x").real());
    }

    @Test
    void rangesTruthAndChoicesAreKept() {
        Fields root = parse("{r: 0.5, flag: true, c: ntk, s: 12, n: -1, z: 0}").fields("r", "flag", "c", "s", "n", "z");

        assertEquals(0.5, root.required("r").real(0, 1));
        assertTrue(root.required("flag").flag());
        assertEquals(2, root.required("c").choice(Map.of("ntk", 2)));
        assertEquals("12", root.required("s").string());
        assertSays(assertThrows(InputException.class, () -> root.required("n").nonNegative()), "not negative");
        assertSays(assertThrows(InputException.class, () -> root.required("z").positive()), "above 0");
        assertSays(assertThrows(InputException.class, () -> root.required("r").real(0, 0.4)), "from 0.0 to 0.4");
        assertSays(assertThrows(InputException.class, () -> root.required("s").flag()), "true or false");
        assertSays(
                assertThrows(InputException.class, () -> root.required("c").choice(Map.of("nkt", 1))),
                "one of nkt; did you mean nkt?");
    }

    @Test
    void aMissingFieldAnUnknownOneAndOneTooManyAreNamed() {
        Value value = parse("\nwidht: 3\nheight: 4\n");

        assertSays(
                assertThrows(InputException.class, () -> value.fields("width", "height")),
                "f.yaml, line 2, widht: unknown field widht; did you mean width?; allowed are width, height");
        Fields fields = value.fields("widht", "height");
        assertSays(
                assertThrows(InputException.class, () -> fields.required("depth")),
                "the field depth is missing; there are only widht, height");
        assertSays(
                assertThrows(InputException.class, () -> fields.atMostOneOf("widht", "depth", "height")),
                "line 3, height: cannot stand beside widht");
        assertTrue(parse("a:\n").fields("a").optional("a").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a: 1\\na: 2           | line 2, a: this field is given twice
            {"a": 1, a: 2}        | this field is given twice
            a: &x 1               | line 1, a: anchors (&name) are not allowed
            a: &x [1]\\nb: *x     | anchors
            a: *x                 | aliases (*name) are not allowed
            a: !!int 1            | tags
            a: !!python/object []  | tags
            !wick {a: 1}          | tags
            a: 1\\n---\\nb: 2     | line 2: a second document
            [1, 2]: 3             | the name of a field must be one word
            a: [1, 2              | not valid YAML
            a: "text              | (does the file end too early?)
            a: 1\\n b: 2          | line 2
            a:\\n\\t- 1           | line 2
            ? {a: 1}              | one word
            %YAML 9.0\\n--- a     | not valid YAML
            """)
    void whatADescriptionDoesNotNeedIsRefused(String text, String message) {
        assertRefused(text.replace("\\n", "\n").replace("\\t", "\t"), "f.yaml", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n\n", "# only a note\n", "---\n...\n", "\uFEFF"})
    void anEmptyFileIsCalledEmpty(String text) {
        InputException e = assertThrows(InputException.class, () -> parse(text).fields("network"));

        assertSays(e, "f.yaml", "empty");
    }

    @Test
    void aFileInAnotherEncodingIsRefusedWithTheLine() {
        byte[] latin = "a: 1\nb: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = "a: 1\n".getBytes(StandardCharsets.UTF_16);

        assertSays(
                assertThrows(InputException.class, () -> Document.parse("f.yaml", latin, Document.Limits.DESCRIPTION)),
                "f.yaml, line 2: is not text in UTF-8");
        assertSays(
                assertThrows(InputException.class, () -> Document.parse("f.yaml", wide, Document.Limits.DESCRIPTION)),
                "UTF-16");
    }

    @Test
    void bombsAreRefusedQuickly() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertRefused(laughs.toString(), "anchors (&name) are not allowed");
        assertRefused("[".repeat(100_000), "nest deeper than 50");
        assertRefused("{a: ".repeat(100_000), "nest deeper than 50");
        assertRefused("- ".repeat(100_000), "nest deeper than 50");
        assertRefused("[" + "1,".repeat(60_000) + "1]", "more than 50000 values");
        assertRefused("a: " + "x".repeat(20_000), "longer than 10000 characters");
        assertRefused("#".repeat(2_000_000), "larger than 1048576 bytes");
        assertRefused("x".repeat(20_000) + ": 1", "f.yaml, line 1");
        assertRefused("?".repeat(100_000), "f.yaml");
        assertRefused("'".repeat(99_999), "f.yaml");
    }

    @Test
    void aFileThatIsAbsentAFolderOrTooLargeIsNamed(@TempDir Path folder) throws Exception {
        Path large = folder.resolve("large.yaml");
        Files.write(large, new byte[(1 << 20) + 1]);

        assertSays(assertThrows(InputException.class, () -> Document.read(folder)), "is a folder");
        assertSays(assertThrows(InputException.class, () -> Document.read(folder.resolve("no"))), "no: no such file");
        assertSays(assertThrows(InputException.class, () -> Document.read(large)), "large.yaml: is larger than");
    }

    @Test
    void theNearestNameIsFoundAmongMistypedOnes() {
        List<String> names = List.of("relu", "leaky-relu", "tanh", "silu", "sigmoid");

        assertEquals("relu", Nearest.to("ReLU", names).orElseThrow());
        assertEquals("leaky-relu", Nearest.to("leaky_relu", names).orElseThrow());
        assertEquals("leaky-relu", Nearest.to("LeakyReLU", names).orElseThrow());
        assertEquals("tanh", Nearest.to("tahn", names).orElseThrow());
        assertEquals("sigmoid", Nearest.to("sigmod", names).orElseThrow());
        assertTrue(Nearest.to("convolution", names).isEmpty());
        assertTrue(Nearest.to("x".repeat(100_000), names).isEmpty());
    }
}
