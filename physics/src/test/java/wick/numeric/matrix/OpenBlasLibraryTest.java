package wick.numeric.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wick.numeric.parallel.Parallel;

class OpenBlasLibraryTest {

    @Test
    void theLibraryTellsItsVersionCoreAndConfiguration() {
        Blas blas = Blas.inUse();
        assertEquals("0.3.31", blas.version());
        assertTrue(blas.configuration().contains("OpenBLAS"), blas::toString);
        assertTrue(!blas.core().isBlank(), blas::toString);
    }

    @Test
    void filesThatWereCutShortOrChangedAreUnpackedAgain(@TempDir Path cache) throws IOException {
        List<Path> files = OpenBlasFiles.unpacked(cache);
        Path cut = files.getFirst();
        Path changed = files.getLast();
        byte[] whole = Files.readAllBytes(cut);
        byte[] right = Files.readAllBytes(changed);
        Files.write(cut, new byte[10]);
        byte[] wrong = right.clone();
        wrong[wrong.length / 2] ^= 1;
        Files.write(changed, wrong);

        assertEquals(files, OpenBlasFiles.unpacked(cache));

        assertArrayEquals(whole, Files.readAllBytes(cut));
        assertArrayEquals(right, Files.readAllBytes(changed));
        try (var left = Files.list(changed.getParent())) {
            assertEquals(
                    0, left.filter(file -> file.toString().endsWith(".part")).count(), "no temporary file is left");
        }
    }

    @Test
    void severalMayUnpackAtOnce(@TempDir Path cache) throws IOException {
        Parallel.withThreads(
                4,
                () -> Parallel.forEach(4, _ -> {
                    try {
                        OpenBlasFiles.unpacked(cache);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                }));
        List<Path> files = OpenBlasFiles.unpacked(cache);
        try (var left = Files.list(files.getLast().getParent())) {
            assertEquals(2L * files.size(), left.count(), "each file and the note that it was found right");
        }
    }

    @Test
    void aLibraryThatCannotBeUnpackedIsOneErrorThatNamesThePlatformAndWhatToDo(@TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a directory");
        var library = assertInstanceOf(OpenBlasLibrary.Failed.class, OpenBlasLibrary.load(file.resolve("cache")));
        String message = String.valueOf(library.why().getMessage());
        assertTrue(message.startsWith("OpenBLAS could not be loaded on " + OpenBlasFiles.platform()), message);
        assertTrue(message.contains("set WICK_CACHE to a writable directory"), message);

        MethodHandle function =
                library.plain("dsum", FunctionDescriptor.of(ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_INT));
        var thrown = assertThrows(IllegalStateException.class, () -> {
            double result = (double) function.invokeExact(3);
            assertEquals(0, result);
        });
        assertEquals(message, thrown.getMessage());
    }
}
