package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script `wick` with a stub in place of the jar: which Java it starts for which verb, and what it keeps ready.
@DisabledOnOs(OS.WINDOWS)
class StartCacheTest {
    @TempDir
    Path temporary;

    private Path home = Path.of("");
    private Path jar = Path.of("");

    @BeforeEach
    void layOutABuiltHouse() throws IOException {
        home = temporary.resolve("a house");
        jar = home.resolve("app/target/wick.jar");
        Files.createDirectories(home.resolve("app/src/main"));
        Files.createDirectories(home.resolve("physics/src/main"));
        Files.createDirectories(jar.getParent());
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.copy(LauncherTest.ROOT.resolve("wick"), script(), StandardCopyOption.COPY_ATTRIBUTES);
        StubMain.writeJar(jar, /* rehearsal= */ true);
    }

    private Path script() {
        return home.resolve("wick");
    }

    private Spoken run(String... arguments) throws Exception {
        return LauncherTest.run(script(), temporary, arguments);
    }

    @Test
    void shortWorkStartsWithoutTheVectorModuleAndStreamsWithIt() throws Exception {
        Spoken lean = run("kernel", "n.yaml");
        assertTrue(lean.out().contains("vector=false") && lean.out().contains("lean=true"), lean.out());
        assertTrue(lean.out().contains("native=true"), lean.out());
        Spoken streamed = run("kernel", "n.yaml", "--memory", "2G");
        assertTrue(streamed.out().contains("vector=true") && streamed.out().contains("lean=null"), streamed.out());
    }

    @Test
    void aStartCacheIsMadeOnceForEachJarAndUsedInSilence() throws Exception {
        Spoken first = run("kernel");
        assertTrue(first.err().contains("preparing faster starts"), first.err());
        Path cache = onlyCache();
        assertTrue(Files.size(cache) > 1_000_000, "the cache has " + Files.size(cache) + " bytes");
        Spoken second = run("kernel");
        assertEquals("", second.err());
        assertTrue(second.out().contains("cached=true"), second.out());
        Files.setLastModifiedTime(cache, FileTime.fromMillis(1_000_000_000_000L));
        assertTrue(run("kernel").err().contains("preparing"));
    }

    @Test
    void aCacheThatIsDamagedOrOfAnotherJarIsPassedOverInSilence() throws Exception {
        assertEquals(7, run("kernel").code());
        Path cache = onlyCache();
        byte[] whole = Files.readAllBytes(cache);
        Files.write(cache, Arrays.copyOf(whole, whole.length / 2));
        Spoken damaged = run("kernel");
        assertEquals("", damaged.err());
        assertEquals(7, damaged.code());
        Files.write(cache, whole);
        Instant now = Instant.now();
        Files.setLastModifiedTime(jar, FileTime.from(now));
        Files.setLastModifiedTime(cache, FileTime.from(now.plusSeconds(10)));
        Spoken other = run("kernel");
        assertEquals(7, other.code());
        assertEquals("", other.err());
    }

    @Test
    void whereNoCacheCanBeMadeItIsTriedOnceAndEverythingRuns() throws Exception {
        StubMain.writeJar(jar, /* rehearsal= */ false);
        assertEquals(7, run("kernel").code());
        assertEquals(0, Files.size(onlyCache()));
        Spoken second = run("kernel");
        assertEquals("", second.err());
        assertTrue(second.out().contains("cached=false"), second.out());
    }

    @Test
    void aPlaceThatCannotBeWrittenToHasNoCacheAndNoComplaint() throws Exception {
        // a file where the directory of the cache would be
        Files.writeString(home.resolve("target"), "");
        Spoken spoken = run("kernel");
        assertEquals(7, spoken.code());
        assertEquals("", spoken.err());
    }

    @Test
    void ofConcurrentFirstUsesOneMakesTheCacheAndAllRun() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(LauncherTest.builder(script(), temporary, "kernel")
                    .redirectOutput(temporary.resolve("out" + i).toFile())
                    .redirectError(temporary.resolve("err" + i).toFile())
                    .start());
        }
        for (Process process : processes) {
            assertEquals(7, process.waitFor());
        }
        assertTrue(Files.size(onlyCache()) > 1_000_000);
        try (var left = Files.list(home.resolve("target"))) {
            assertEquals(
                    List.of(),
                    left.filter(file -> file.toString().endsWith(".lock")).toList());
        }
    }

    private Path onlyCache() throws IOException {
        try (var files = Files.list(home.resolve("target"))) {
            List<Path> caches = files.filter(
                            file -> file.getFileName().toString().matches("start-.*\\.aot"))
                    .toList();
            assertEquals(1, caches.size(), caches::toString);
            return caches.getFirst();
        }
    }
}
