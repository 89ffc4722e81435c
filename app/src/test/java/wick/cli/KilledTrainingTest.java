package wick.cli;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.data.Npz;

/// `wick train --checkpoint` as a process of its own that is killed without warning.
@Timeout(60)
class KilledTrainingTest {
    @TempDir
    private Path folder = Path.of("");

    private List<String> words(String engine, int steps) {
        return List.of(
                "train",
                folder.resolve("network.yaml").toString(),
                "--data=digits",
                "--take=60",
                "--optimizer=adam",
                "--batch=16",
                "--threads=1",
                "--engine=" + engine,
                "--steps=" + steps);
    }

    private static List<String> with(List<String> words, String... more) {
        return Stream.concat(words.stream(), Stream.of(more)).toList();
    }

    private Process start(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                // without it, another Java would be started for the work
                "--add-modules=jdk.incubator.vector",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "wick.cli.Main"));
        command.addAll(words);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("messages.txt").toFile())
                .start();
    }

    /// The step after which the checkpoint in a folder was taken; 0 if there is none.
    private static int step(Path kept) {
        Path file = kept.resolve("network-0.npz");
        return Files.exists(file) ? Integer.parseInt(Npz.read(file).texts().getOrDefault("step", "0")) : 0;
    }

    private static void killInTheMiddle(Process training, Path kept) throws Exception {
        try (WatchService watch = kept.getFileSystem().newWatchService()) {
            kept.register(watch, ENTRY_CREATE);
            while (step(kept) == 0 && training.isAlive()) {
                WatchKey key = watch.take();
                key.pollEvents();
                key.reset();
            }
        } finally {
            training.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({"dense, 2500", "general, 800"})
    void afterAKillInTheMiddleTheSameCommandEndsWithTheSameBits(String engine, int steps) throws Exception {
        Files.writeString(folder.resolve("network.yaml"), """
                network:
                  input: 64
                  layers:
                    - dense: {width: 40, weight-variance: 1.5}
                    - activation: tanh
                    - dense: {width: 10, weight-variance: 1}
                """);
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Path whole = folder.resolve("whole");
        Path parts = folder.resolve("parts");
        killInTheMiddle(start(with(words(engine, steps), "--checkpoint=" + kept)), kept);
        int killed = step(kept);
        assertTrue(killed > 0, () -> read(folder.resolve("messages.txt")));
        assumeTrue(killed < steps, "the process was done before it could be killed");
        Path orphan = Files.createFile(kept.resolve(".network-0.npz.0.part"));

        Spoken again = Spoken.by(with(words(engine, steps), "--checkpoint=" + kept, "--out=" + parts)
                .toArray(String[]::new));
        assertEquals(0, again.code(), again.err());
        assertTrue(again.err().contains("network 0 goes on after step " + killed), again.err());
        Spoken unbroken = Spoken.by(with(words(engine, steps), "--out=" + whole).toArray(String[]::new));
        assertEquals(0, unbroken.code(), unbroken.err());
        for (String file : List.of("weights-0.npz", "arrays.npz")) {
            assertEquals(
                    Npz.read(whole.resolve(file)).arrays(),
                    Npz.read(parts.resolve(file)).arrays(),
                    file);
        }
        assertTrue(Files.notExists(orphan), "what a killed process left half-written is swept away");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
