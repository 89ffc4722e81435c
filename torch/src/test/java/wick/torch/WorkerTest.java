package wick.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wick.lab.training.Checkpoint;
import wick.lab.training.CheckpointFile;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingSession.Advance;
import wick.lab.training.TrainingTask;
import wick.network.Wiring;
import wick.network.training.Batches;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.Precision;
import wick.network.training.RateFactors;
import wick.network.training.Recipe;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

@Timeout(60)
class WorkerTest {
    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Address ADDRESS = Address.of(1, "torch worker");

    private static TrainingTask task(String name, Optimizer optimizer, int steps) {
        Wiring wiring = Zoo.named(name);
        Recipe recipe = new Recipe(optimizer, Loss.HALF_SQUARES, steps)
                .with(new Batches.Shuffled(4))
                .with(Precision.FLOAT32);
        return new TrainingTask(
                wiring,
                recipe,
                RateFactors.uniform(wiring),
                new TrainingTask.Examples(Zoo.normal(10, wiring.inputs(), 0), Zoo.normal(10, wiring.outputs(), 1)));
    }

    @Test
    void theEngineIsFoundAsAService() {
        assertTrue(ServiceLoader.load(TrainingEngine.class).stream()
                .anyMatch(provider -> provider.type() == TorchEngine.class));
    }

    @Test
    void aKilledProcessIsToldOfAndDoesNotHang() {
        TrainingSession session = ENGINE.open(task("dense", new Optimizer.Sgd(0.1), 1_000_000), ADDRESS);
        ProcessHandle process = ((TorchSession) session).process();
        Thread.ofVirtual().start(process::destroyForcibly);
        var failure = assertThrows(IllegalStateException.class, () -> session.advance(1_000_000));
        assertTrue(String.valueOf(failure.getMessage())
                .startsWith("the process of libtorch ended with status 137, killed"));
        session.close();
        try (TrainingSession next = ENGINE.open(task("dense", new Optimizer.Sgd(0.1), 5), ADDRESS)) {
            assertInstanceOf(Advance.Trained.class, next.advance(5));
        }
    }

    @Test
    void aRefusedRequestLeavesTheProcessAtWork() {
        try (TrainingSession session = ENGINE.open(task("dense", new Optimizer.Sgd(0.1), 5), ADDRESS)) {
            Map<String, Matrix> before = session.parameters();
            Checkpoint strange = new Checkpoint(2, Map.of("w1", Matrix.zeros(1, 1)), Map.of());
            var failure = assertThrows(IllegalArgumentException.class, () -> session.resume(strange));
            assertEquals(
                    "'w1' of the checkpoint is a 1 x 1 matrix where a 9 x 7 matrix is needed", failure.getMessage());
            assertThrows(IllegalArgumentException.class, () -> session.advance(0));
            assertEquals(before, session.parameters());
            assertEquals(0, session.step());
        }
    }

    @Test
    void aProcessServesOneNetworkAfterTheOther() {
        ProcessHandle first;
        try (TrainingSession session = ENGINE.open(task("dense", new Optimizer.Sgd(0.1), 5), ADDRESS)) {
            first = ((TorchSession) session).process();
        }
        try (TrainingSession session = ENGINE.open(task("line", new Optimizer.Adam(0.1), 5), ADDRESS)) {
            assertEquals(first, ((TorchSession) session).process());
            session.advance(5);
        }
    }

    @Test
    void divergenceIsAnOutcome() {
        try (TrainingSession session = ENGINE.open(task("fans", new Optimizer.Sgd(1e6), 100), ADDRESS)) {
            Advance.Diverged diverged = assertInstanceOf(Advance.Diverged.class, session.advance(100));
            assertEquals(session.step(), diverged.step());
            assertTrue(diverged.step() < 100);
        }
    }

    @Test
    void whoeverGoesOnFromAFileHasTheSameBits(@TempDir Path folder) throws IOException {
        for (Optimizer optimizer :
                new Optimizer[] {new Optimizer.Sgd(0.05, 0.9, true, 0.1), new Optimizer.Adam(0.01)}) {
            TrainingTask task = task("dropped", optimizer, 30);
            Path file = folder.resolve("checkpoint.npz");
            Checkpoint whole;
            try (TrainingSession session = ENGINE.open(task, ADDRESS)) {
                session.advance(13);
                CheckpointFile.write(file, session.checkpoint(), "this");
                session.advance(17);
                whole = session.checkpoint();
            }
            // a process that has never seen the network
            try (TrainingSession session = new TorchEngine().open(task, ADDRESS)) {
                session.advance(2);
                session.resume(CheckpointFile.read(file, "this"));
                session.advance(17);
                assertEquals(whole, session.checkpoint());
            }
        }
    }

    @Test
    void theProcessEndsWhenTheOneThatStartedItIsGone() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongTraining.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long child;
        try (var said = parent.inputReader()) {
            child = Long.parseLong(said.readLine());
            ProcessHandle handle = ProcessHandle.of(child).orElseThrow();
            parent.destroyForcibly();
            handle.onExit().get(20, TimeUnit.SECONDS);
            assertFalse(handle.isAlive());
        }
    }
}
