package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script `wick` with a stub in place of the jar and of Maven: what it hands on, and when it builds.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    static final Path ROOT = Path.of(System.getProperty("wick.root", "..")).toAbsolutePath();

    @TempDir
    Path temporary;

    private Path home = Path.of("");
    private Path jar = Path.of("");

    @BeforeEach
    void layOutAHouseInADirectoryWithSpaces() throws IOException {
        home = temporary.resolve("a house with spaces");
        jar = home.resolve("app/target/wick.jar");
        Files.createDirectories(home.resolve("app/src/main"));
        Files.createDirectories(home.resolve("physics/src/main"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.copy(ROOT.resolve("wick"), home.resolve("wick"), StandardCopyOption.COPY_ATTRIBUTES);
        StubMain.writeJar(temporary.resolve("stub.jar"), /* rehearsal= */ false);
        // The stub of Maven leaves a mark for each build and is slow enough for a second launcher to come in.
        Files.writeString(home.resolve("mvnw"), """
                echo built >> builds
                sleep 1
                mkdir -p app/target
                cp ../stub.jar app/target/wick.jar
                """);
    }

    private void putJar() throws IOException {
        Files.createDirectories(jar.getParent());
        Files.copy(temporary.resolve("stub.jar"), jar);
    }

    private int builds() throws IOException {
        Path mark = home.resolve("builds");
        return Files.exists(mark) ? Files.readAllLines(mark).size() : 0;
    }

    @Test
    void argumentsAndExitCodePassThroughUnchanged() throws Exception {
        putJar();
        Spoken spoken = run(home.resolve("wick"), temporary, "run", "two words", "", "*", "--x=\"q\"");
        assertEquals(7, spoken.code(), spoken.err());
        assertEquals(
                "[run][two words][][*][--x=\"q\"]",
                spoken.out().lines().findFirst().orElse(""));
        assertEquals(0, builds());
    }

    @Test
    void itRunsThroughSymlinksFromAnyDirectoryWhichStaysTheWorkingDirectory() throws Exception {
        putJar();
        Path elsewhere = Files.createDirectories(temporary.resolve("else where"));
        Path absolute = Files.createSymbolicLink(temporary.resolve("first link"), home.resolve("wick"));
        Path relative = Files.createSymbolicLink(elsewhere.resolve("second link"), Path.of("../first link"));
        for (Path script : List.of(absolute, relative)) {
            Spoken spoken = run(script, elsewhere, "run");
            assertEquals(7, spoken.code(), spoken.err());
            assertTrue(spoken.out().contains("cwd=" + elsewhere.toRealPath()), spoken.out());
        }
    }

    @Test
    void itSetsTheFlagsAndKeepsTheLinearAlgebraLibraryToOneThread() throws Exception {
        putJar();
        Spoken spoken = run(home.resolve("wick"), temporary, "run");
        assertTrue(spoken.out().contains("vector=true"), spoken.out());
        assertTrue(spoken.out().contains("native=true"), spoken.out());
        assertTrue(spoken.out().contains("openblas=1 omp=1"), spoken.out());
    }

    @Test
    void itBuildsOnFirstUseAndAfterAChangeOnly() throws Exception {
        assertEquals(7, run(home.resolve("wick"), temporary, "run").code());
        assertEquals(1, builds());
        assertEquals(7, run(home.resolve("wick"), temporary, "run").code());
        assertEquals(1, builds());
        Files.setLastModifiedTime(jar, java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
        assertEquals(7, run(home.resolve("wick"), temporary, "run").code());
        assertEquals(2, builds());
    }

    @Test
    void aJarCutShortIsBuiltAgain() throws Exception {
        putJar();
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, java.util.Arrays.copyOf(whole, whole.length - 30));
        assertEquals(7, run(home.resolve("wick"), temporary, "run").code());
        assertEquals(1, builds());
    }

    /// The begin of the new jar over the old one, whose end is still there.
    @Test
    void aJarThatABrokenBuildHasHalfOverwrittenIsNotTaken() throws Exception {
        putJar();
        Files.setLastModifiedTime(jar, java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
        String whole = Files.readString(home.resolve("mvnw"));
        Files.writeString(home.resolve("mvnw"), """
                echo 'Scanning for projects'
                dd if=/dev/zero of=app/target/wick.jar bs=100 count=1 conv=notrunc 2>/dev/null
                exit 1
                """);
        assertEquals(69, run(home.resolve("wick"), temporary, "run").code());
        Files.writeString(home.resolve("mvnw"), whole);
        assertEquals(7, run(home.resolve("wick"), temporary, "run").code());
        assertEquals(1, builds());
    }

    @Test
    void ofConcurrentFirstUsesOneBuildsAndAllRun() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(builder(home.resolve("wick"), temporary, "run")
                    .redirectOutput(temporary.resolve("out" + i).toFile())
                    .redirectError(temporary.resolve("err" + i).toFile())
                    .start());
        }
        for (Process process : processes) {
            assertEquals(7, process.waitFor());
        }
        assertEquals(1, builds());
    }

    @Test
    void theLockOfABuilderThatIsGoneIsBroken() throws Exception {
        Process gone = new ProcessBuilder("sh", "-c", "uname -n").start();
        String host = new String(gone.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        gone.waitFor();
        Files.createDirectories(home.resolve("target"));
        Files.createSymbolicLink(home.resolve("target/launcher.lock"), Path.of(host + " " + gone.pid()));
        assertEquals(7, run(home.resolve("wick"), temporary, "run").code());
        assertEquals(1, builds());
    }

    @Test
    void aFailedBuildIsToldAndRunsNothing() throws Exception {
        Files.writeString(home.resolve("mvnw"), "echo 'Scanning for projects'; echo '[ERROR] no such thing'; exit 1\n");
        Spoken spoken = run(home.resolve("wick"), temporary, "run");
        assertEquals(69, spoken.code());
        assertEquals("", spoken.out());
        assertTrue(spoken.err().contains("no such thing") && spoken.err().contains("the build failed"), spoken.err());
    }

    @Test
    void anInstalledMavenStepsInWhereTheWrapperCannotFetchItsOwn() throws Exception {
        Path bin = Files.createDirectories(temporary.resolve("bin"));
        Path maven = Files.copy(home.resolve("mvnw"), bin.resolve("mvn"));
        Files.writeString(maven, "#!/bin/sh\n" + Files.readString(maven));
        assertTrue(maven.toFile().setExecutable(true));
        Files.writeString(home.resolve("mvnw"), "echo 'wget: Failed to fetch' >&2; exit 1\n");
        ProcessBuilder builder = builder(home.resolve("wick"), temporary, "run");
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        Spoken spoken = finish(builder);
        assertEquals(7, spoken.code(), spoken.err());
        assertTrue(spoken.err().contains("using " + maven), spoken.err());
        assertEquals(1, builds());
    }

    @Test
    void anOlderJdkIsRefusedByName() throws Exception {
        Path old = temporary.resolve("jdk 21");
        Path java = Files.createDirectories(old.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n");
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"21.0.4\"\n");
        ProcessBuilder builder = builder(home.resolve("wick"), temporary, "run");
        builder.environment().put("WICK_JAVA_HOME", old.toString());
        Spoken spoken = finish(builder);
        assertEquals(69, spoken.code());
        assertTrue(spoken.err().contains("is not a JDK 25 but 21.0.4"), spoken.err());
    }

    static Spoken run(Path script, Path directory, String... arguments) throws Exception {
        return finish(builder(script, directory, arguments));
    }

    static ProcessBuilder builder(Path script, Path directory, String... arguments) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("WICK_JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private static Spoken finish(ProcessBuilder builder) throws Exception {
        Path err = Files.createTempFile("wick-launcher-", ".err");
        try {
            Process process = builder.redirectError(err.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Spoken(process.waitFor(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }
}
