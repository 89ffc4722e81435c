package wick.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.text.InputException;
import wick.text.Place;

class OnnxFileTest {
    @TempDir
    private Path folder = Path.of("");

    private static Path reference(String name) {
        return Path.of(System.getProperty("wick.root", "."), "reference", "lab", "models", name);
    }

    private static Model read(byte[] bytes) {
        return OnnxFile.read(bytes, Place.file("m.onnx"), new ExternalFiles(Path.of("m.onnx")));
    }

    private static String refusal(WireBytes bytes) {
        return message(assertThrows(InputException.class, () -> read(bytes.bytes())));
    }

    private static String message(InputException refusal) {
        return String.valueOf(refusal.getMessage());
    }

    private static byte[] floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }

    @Test
    void anArrayComesOutAsItWasWritten() {
        Model model = read(WireBytes.model(WireBytes.tensor("w", floats(1, -2.5f, 3, 0), 2, 2))
                .bytes());
        RealArray w = (RealArray) model.array("w").orElseThrow();
        assertArrayEquals(new double[] {1, -2.5, 3, 0}, w.values());
        assertEquals(List.of(2, 2), w.axes().lengths());
        assertEquals(new Model.Origin("m.onnx", "by hand", 17), model.origin());
    }

    @Test
    void typedFieldsOfEveryKindAreRead() {
        WireBytes packed = new WireBytes().varint(0x3c00).varint(0xc000);
        WireBytes half = new WireBytes().number(1, 2).number(2, 10).text(8, "w").part(5, packed);
        assertArrayEquals(new double[] {1, -2}, reals(half));
        WireBytes brain =
                new WireBytes().number(1, 1).number(2, 16).text(8, "w").part(5, new WireBytes().varint(0xbf80));
        assertArrayEquals(new double[] {-1}, reals(brain));
        WireBytes whole = new WireBytes()
                .number(1, 2)
                .number(2, 7)
                .text(8, "w")
                .part(7, new WireBytes().varint(-5).varint(1L << 40));
        Model model = read(WireBytes.model(whole).bytes());
        assertArrayEquals(
                new long[] {-5, 1L << 40}, ((WholeArray) model.array("w").orElseThrow()).values());
    }

    private static double[] reals(WireBytes tensor) {
        return ((RealArray) read(WireBytes.model(tensor).bytes()).array("w").orElseThrow()).values();
    }

    @Test
    void arraysLargerThanTheirBytesAreRefusedBeforeTheyAreMade() {
        String raw = refusal(WireBytes.model(WireBytes.tensor("w", floats(1), 1 << 28)));
        assertTrue(raw.contains("array w") && raw.contains("need 1073741824 bytes, but there are 4"), raw);
        String many = refusal(WireBytes.model(WireBytes.tensor("w", floats(1), 1L << 30, 1L << 30)));
        assertTrue(many.contains("more numbers than one array can hold"), many);
        String typed = refusal(WireBytes.model(
                new WireBytes().number(1, 1 << 30).number(2, 7).text(8, "w").part(7, new WireBytes().varint(1))));
        assertTrue(typed.contains("ask for 1073741824 numbers"), typed);
        String negative = refusal(WireBytes.model(WireBytes.tensor("w", floats(1), -1)));
        assertTrue(negative.contains("axis of length -1"), negative);
    }

    @Test
    void anArrayThatIsGivenTwiceIsRefused() {
        WireBytes tensor = WireBytes.tensor("w", floats(1, 2), 2);
        WireBytes graph = new WireBytes().part(5, tensor).part(5, tensor).part(12, new WireBytes().text(1, "w"));
        assertTrue(refusal(new WireBytes().part(7, graph)).contains("the array w is given twice"));
    }

    @Test
    void lengthsBeyondTheEndAreRefusedWithTheirPlace() {
        byte[] bytes =
                new WireBytes().varint((7 << 3) | 2).varint(Long.MAX_VALUE).bytes();
        String message = message(assertThrows(InputException.class, () -> read(bytes)));
        assertTrue(
                message.contains("at byte 1 there is a part of 9223372036854775807 bytes where 0 are left"), message);
    }

    @Test
    void aStepThatUsesWhatNothingMakesIsRefused() {
        WireBytes graph = new WireBytes()
                .part(1, new WireBytes().text(1, "x").text(2, "y").text(4, "Relu"))
                .part(12, new WireBytes().text(1, "y"));
        String message = refusal(new WireBytes().part(7, graph));
        assertTrue(message.contains("uses the value x, which nothing before it makes"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "/etc/passwd", "a/../../b", ""})
    void dataFilesOutsideTheFolderOfTheModelAreRefused(String location) throws IOException {
        Files.write(
                folder.resolve("m.onnx"),
                WireBytes.model(external(location, 0, 8)).bytes());
        String message = message(assertThrows(InputException.class, () -> OnnxFile.read(folder.resolve("m.onnx"))));
        assertTrue(message.contains("must be the name of a file in the model's folder or below it"), message);
    }

    private static WireBytes external(String location, long offset, long length) {
        return new WireBytes()
                .number(1, 2)
                .number(2, 1)
                .text(8, "w")
                .number(14, 1)
                .part(13, new WireBytes().text(1, "location").text(2, location))
                .part(13, new WireBytes().text(1, "offset").text(2, String.valueOf(offset)))
                .part(13, new WireBytes().text(1, "length").text(2, String.valueOf(length)));
    }

    @Test
    void numbersInADataFileAreReadAndAMissingOneIsNamed() throws IOException {
        Path file = folder.resolve("m.onnx");
        Files.write(file, WireBytes.model(external("m.data", 4, 8)).bytes());
        String missing = message(assertThrows(InputException.class, () -> OnnxFile.read(file)));
        assertTrue(missing.contains("array w") && missing.contains("data file m.data, which is missing"), missing);

        Files.write(folder.resolve("m.data"), floats(9, 1, 2));
        RealArray w = (RealArray) OnnxFile.read(file).array("w").orElseThrow();
        assertArrayEquals(new double[] {1, 2}, w.values());

        Files.write(folder.resolve("m.data"), floats(9, 1));
        String cut = message(assertThrows(InputException.class, () -> OnnxFile.read(file)));
        assertTrue(cut.contains("which has 8"), cut);

        Files.write(
                file,
                WireBytes.model(external("m.data", Long.MAX_VALUE / 16, 8)).bytes());
        assertThrows(InputException.class, () -> OnnxFile.read(file));
    }

    @Test
    void aLinkThatLeavesTheFolderIsNotFollowed() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.write(folder.resolve("secret"), floats(1, 2));
        Files.createSymbolicLink(inner.resolve("m.data"), folder.resolve("secret"));
        Files.write(
                inner.resolve("m.onnx"),
                WireBytes.model(external("m.data", 0, 8)).bytes());
        String message = message(assertThrows(InputException.class, () -> OnnxFile.read(inner.resolve("m.onnx"))));
        assertTrue(message.contains("a link that leads elsewhere"), message);
    }

    /// A file that is cut off anywhere is refused, unless what is missing was never read.
    @Test
    void noTruncatedFileDoesAnythingButBeReadOrRefused() throws IOException {
        byte[] whole = Files.readAllBytes(reference("mlp13.onnx"));
        int refused = 0;
        for (int length = 0; length < whole.length; length++) {
            refused += isRefused(Arrays.copyOf(whole, length)) ? 1 : 0;
        }
        assertTrue(refused > whole.length * 9 / 10, refused + " of " + whole.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp-dynamo", "norms13", "shapes-dynamo", "convolutions-dynamo", "tokens-dynamo"})
    void noMutatedFileDoesAnythingButBeReadOrRefused(String name) throws IOException {
        byte[] whole = Files.readAllBytes(reference(name + ".onnx"));
        RandomStream random = Address.of(1, "mutations").open();
        int refused = 0;
        for (int k = 0; k < 800; k++) {
            byte[] bytes = whole.clone();
            int changes = 1 + (int) (random.nextUniform() * 4);
            for (int i = 0; i < changes; i++) {
                bytes[(int) (random.nextUniform() * bytes.length)] = (byte) random.nextLong();
            }
            refused += isRefused(bytes) ? 1 : 0;
        }
        assertTrue(refused > 0 && refused < 800, refused + " refused");
    }

    /// Anything that is not an [InputException] comes out of here.
    private static boolean isRefused(byte[] bytes) {
        try {
            read(bytes);
            return false;
        } catch (InputException refusal) {
            assertTrue(message(refusal).startsWith("m.onnx"), refusal.getMessage());
            return true;
        }
    }
}
