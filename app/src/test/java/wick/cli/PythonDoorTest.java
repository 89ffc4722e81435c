package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Python door against the classes just built, where there is a Python 3 with NumPy (elsewhere these
/// tests are reported as skipped).
class PythonDoorTest {
    private static final Path ROOT = Path.of(System.getProperty("wick.root"));
    private static final long MOST_MINUTES = 5;

    @TempDir
    private Path folder;

    /// What a process printed and how it ended.
    private record Ended(int code, String output) {}

    private Ended python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("WICK", launcher().toString());
        // the launcher makes studies small where it sees them, which it does not in a server's requests
        if (arguments[0].equals("python/notebook.py")) {
            builder.environment().put("WICK_SERVE", "off");
        }
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process process = builder.start();
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("still running after " + MOST_MINUTES + " minutes: " + command);
        }
        return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    /// A launcher that runs the classes of this test run, and studies at a small budget.
    private Path launcher() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path launcher = folder.resolve("wick");
        Files.writeString(launcher, """
                #!/bin/sh
                case " $* " in
                *" --quick "*) ;;
                " study "*) shift && set -- study --quick "$@" ;;
                esac
                exec '%s' --enable-native-access=ALL-UNNAMED --add-modules=jdk.incubator.vector \\
                    --sun-misc-unsafe-memory-access=allow -Xmx2g -cp '%s' wick.cli.Main "$@"
                """.formatted(java, classes));
        assertEquals(true, launcher.toFile().setExecutable(true));
        return launcher;
    }

    private void assumePython() throws InterruptedException {
        assumeTrue(File.separatorChar == '/', "skipped: the launcher of this test is a shell script");
        try {
            assumeTrue(python("-c", "import numpy").code() == 0, "skipped: python3 has no numpy");
        } catch (IOException e) {
            assumeTrue(false, "skipped: there is no python3");
        }
    }

    @Test
    void theDoorKeepsItsPromises() throws Exception {
        assumePython();

        Ended ended = python("python/test_wick.py");

        assertEquals(0, ended.code(), ended.output());
    }

    @Test
    void theCellsOfTheNotebookRun() throws Exception {
        assumePython();

        Ended ended = python("python/notebook.py", "--check", "examples/first.ipynb");

        assertEquals(0, ended.code(), ended.output());
    }
}
