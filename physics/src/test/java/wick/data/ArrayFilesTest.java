package wick.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.numeric.matrix.Matrix;
import wick.text.InputException;

/// The files were written by NumPy; `reference/arrays/make_arrays.py` makes them.
class ArrayFilesTest {
    private static final Path REFERENCE = Path.of(System.getProperty("wick.root"), "reference", "arrays");
    private static final double[] VALUES =
            IntStream.range(0, 24).mapToDouble(i -> i / 8.0 - 1).toArray();

    @TempDir
    private Path folder;

    private long files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    private static InputException refused(Path file) {
        return assertThrows(InputException.class, () -> Npy.read(file));
    }

    private static void assertSays(InputException e, String... parts) {
        for (String part : parts) {
            assertTrue(String.valueOf(e.getMessage()).contains(part), () -> part + " is not in: " + e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c-float64",
                "fortran-float64",
                "big-endian-float64",
                "float32",
                "big-endian-fortran-float32",
                "float16"
            })
    void floatsOfNumpyAreReadInEveryOrder(String name) {
        Tensor tensor = Npy.read(REFERENCE.resolve(name + ".npy"));

        assertEquals(List.of(2, 3, 4), tensor.shape());
        assertArrayEquals(VALUES, tensor.values());
        assertEquals(2, tensor.matrix().rows());
        assertEquals(VALUES[12], tensor.matrix().at(1, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "int16, 8, 0",
        "big-endian-int64, 8, 0",
        "int8, 8, 0",
        "uint8, 8, 200",
        // 2^63 + 8 rounds to a double 2048 apart from the next
        "uint64, 0, 9223372036854775808"
    })
    void integersOfNumpyAreRead(String name, double factor, double offset) {
        Tensor tensor = Npy.read(REFERENCE.resolve(name + ".npy"));

        for (int i = 0; i < VALUES.length; i++) {
            assertEquals(factor * VALUES[i] + offset, tensor.at(i));
        }
    }

    @Test
    void truthValuesVectorsScalarsAndEmptyArraysAreRead() {
        assertEquals(1, Npy.read(REFERENCE.resolve("bool.npy")).at(9));
        assertEquals(0, Npy.read(REFERENCE.resolve("bool.npy")).at(8));
        assertEquals(List.of(4), Npy.read(REFERENCE.resolve("vector.npy")).shape());
        assertEquals(4, Npy.read(REFERENCE.resolve("vector.npy")).matrix().rows());
        assertEquals(2.5, Npy.read(REFERENCE.resolve("scalar.npy")).matrix().at(0, 0));
        assertEquals(List.of(0, 3), Npy.read(REFERENCE.resolve("empty.npy")).shape());
        assertEquals(VALUES[5], Npy.read(REFERENCE.resolve("big-header.npy")).at(5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            complex          | type <c16          | float
            objects          | pickle             | never
            text             | array of text      | numbers
            nan              | [0, 2, 0] (counted | is NaN
            fortran-infinite | [0, 2, 0] (counted | -Infinity
            """)
    void whatIsNotFiniteNumbersIsRefusedWithItsPosition(String name, String first, String second) {
        assertSays(refused(REFERENCE.resolve(name + ".npy")), name + ".npy", first, second);
    }

    @Test
    void storedAndDeflatedArchivesOfNumpyAreRead() {
        for (String name : List.of("stored.npz", "deflated.npz")) {
            Npz npz = Npz.read(REFERENCE.resolve(name));

            assertEquals(List.of("X", "y"), List.copyOf(npz.arrays().keySet()));
            assertEquals(VALUES[7], npz.array("X").matrix().at(1, 3));
            assertEquals(1, npz.array("y").at(2));
        }
        assertEquals(
                Map.of("note", "kept"),
                Npz.read(REFERENCE.resolve("deflated.npz")).texts());
    }

    @Test
    void writingAndReadingKeepsEveryBit() throws Exception {
        Matrix matrix = Matrix.of(2, 3, 0.1, -0.0, 1e-308, 4.9e-324, Math.PI, -1e300);
        Path npy = folder.resolve("m.npy");
        Path npz = folder.resolve("m.npz");

        Npy.write(npy, matrix);
        Npz.of(Map.of("nngp", matrix), Map.of("network", "input: 3 χ\n")).write(npz);

        assertEquals(matrix, Npy.read(npy).matrix());
        assertEquals(matrix, Npz.read(npz).array("nngp").matrix());
        assertEquals("input: 3 χ\n", Npz.read(npz).texts().get("network"));
        assertEquals(2, files());
    }

    @Test
    void theSameArraysGiveTheSameBytes() throws Exception {
        Npz npz = Npz.of(Map.of("a", Matrix.identity(3)), Map.of());

        npz.write(folder.resolve("one.npz"));
        npz.write(folder.resolve("two.npz"));

        assertEquals(-1, Files.mismatch(folder.resolve("one.npz"), folder.resolve("two.npz")));
    }

    @Test
    void anUndefinedNumberIsNotWrittenAndTheOldFileStays() throws Exception {
        Path file = folder.resolve("m.npy");
        Npy.write(file, Matrix.identity(2));

        assertThrows(IllegalArgumentException.class, () -> Npy.write(file, Matrix.of(1, 1, Double.NaN)));

        assertEquals(Matrix.identity(2), Npy.read(file).matrix());
        assertEquals(1, files());
    }

    /// An NPY file whose header declares `shape` and which goes on for `bytes` bytes.
    private static byte[] declaring(String shape, int bytes) {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        out.writeBytes(header.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(new byte[bytes]);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(100000000000,)",
                "(2147483647, 2147483647, 2147483647)",
                "(2000000000,)",
                "(4,)",
                "(2,)",
                "()",
                "(65536, 65536, 65536, 65536)"
            })
    void aDeclaredShapeThatTheFileDoesNotHoldIsRefusedBeforeItIsAllocated(String shape) throws Exception {
        Path file = folder.resolve("huge.npy");
        Files.write(file, declaring(shape, 24));

        assertSays(refused(file), "huge.npy", "shape");
    }

    @Test
    void anArchiveThatDeclaresMoreThanItCanHoldIsRefused() throws Exception {
        Path file = folder.resolve("bomb.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("X.npy"));
            zip.write(declaring("(1000000000,)", 8_000_000));
        }

        InputException e = assertThrows(InputException.class, () -> Npz.read(file));

        assertSays(e, "bomb.npz, X", "declares an array of shape [1000000000], 7.5 GiB, but holds 7.6 MiB");
    }

    @Test
    void aTruncatedOrForeignFileIsNamed() throws Exception {
        byte[] whole = Files.readAllBytes(REFERENCE.resolve("c-float64.npy"));
        for (int length = 0; length < whole.length; length++) {
            Path file = folder.resolve("cut.npy");
            Files.write(file, Arrays.copyOf(whole, length));
            assertSays(refused(file), "cut.npy: ");
        }
        Path zip = folder.resolve("cut.npz");
        byte[] archive = Files.readAllBytes(REFERENCE.resolve("stored.npz"));
        Files.write(zip, Arrays.copyOf(archive, archive.length / 2));
        assertSays(assertThrows(InputException.class, () -> Npz.read(zip)), "cut.npz: is not a whole NPZ file");
        assertSays(refused(folder.resolve("absent.npy")), "absent.npy: no such file");
        assertSays(assertThrows(InputException.class, () -> Npz.read(folder.resolve("absent.npz"))), "no such file");
    }

    @Test
    void idxFilesAreReadPackedOrNot() {
        Tensor images = Idx.read(REFERENCE.resolve("images.idx"));

        assertEquals(List.of(3, 2, 2), images.shape());
        assertEquals(250, images.at(0));
        assertEquals(images, Idx.read(REFERENCE.resolve("images.idx.gz")));
        assertArrayEquals(
                new double[] {0.1, -1e300},
                Idx.read(REFERENCE.resolve("doubles.idx")).values());
    }

    @Test
    void anIdxFileThatIsTooShortOrTooLongIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(REFERENCE.resolve("images.idx"));
        Path file = folder.resolve("cut.idx");
        for (int length = 0; length <= whole.length + 1; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            if (length != whole.length) {
                assertSays(assertThrows(InputException.class, () -> Idx.read(file)), "cut.idx: ");
            }
        }
        byte[] huge = whole.clone();
        huge[4] = 0x7f;
        Files.write(file, huge);
        assertSays(assertThrows(InputException.class, () -> Idx.read(file)), "declares an array of shape [2130706435,");
    }
}
