package wick.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HouseTest {
    private static final String LIBTORCH = "org/bytedeco/";

    @Test
    void libtorchIsNamedInTheRoomOfItsProcessAlone() throws Exception {
        Path home = Path.of(TorchEngine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<String> rooms = new TreeSet<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                if (names(file)) {
                    rooms.add(home.relativize(file.getParent()).toString());
                }
            }
        }
        assertFalse(rooms.isEmpty());
        assertEquals(Set.of(Path.of("wick", "torch", "worker").toString()), rooms);
    }

    private static boolean names(Path file) throws IOException {
        for (var constant : ClassFile.of().parse(file).constantPool()) {
            if (constant instanceof Utf8Entry entry
                    && entry.stringValue().contains(LIBTORCH)
                    && !entry.stringValue().equals(LIBTORCH)) {
                return true;
            }
        }
        return false;
    }
}
