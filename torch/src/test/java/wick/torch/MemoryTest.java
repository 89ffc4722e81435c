package wick.torch;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.network.Wiring;
import wick.network.training.Batches;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.Precision;
import wick.network.training.RateFactors;
import wick.network.training.Recipe;
import wick.numeric.random.Address;

class MemoryTest {
    private static final int POINTS = 64;

    /// One forgotten number of a step would add 470 KiB, one forgotten activation 12 MiB or more.
    @Test
    void tenThousandStepsTakeNoMemory() throws IOException {
        long grown = grown("dropped", 2_000, 10_000);
        assertTrue(grown < 384 << 10, () -> "grown by " + grown + " bytes");
    }

    static long grown(String name, int before, int steps) throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "only Linux tells the memory of a process");
        Wiring wiring = Zoo.named(name);
        Recipe recipe = new Recipe(new Optimizer.Adam(1e-4), Loss.CROSS_ENTROPY, before + steps)
                .with(new Batches.Shuffled(POINTS / 2))
                .with(Precision.FLOAT32);
        TrainingTask task = new TrainingTask(
                wiring,
                recipe,
                RateFactors.uniform(wiring),
                new TrainingTask.Examples(
                        Zoo.normal(POINTS, wiring.inputs(), 0), Zoo.probabilities(POINTS, wiring.outputs())));
        System.setProperty("wick.torch.options", "-Xmx96m\n-Xms96m\n-XX:+AlwaysPreTouch\n-XX:TieredStopAtLevel=1");
        try (TrainingSession session = new TorchEngine().open(task, Address.of(1, "memory"))) {
            ProcessHandle process = ((TorchSession) session).process();
            session.advance(before);
            long start = resident(process);
            session.advance(steps);
            return resident(process) - start;
        } finally {
            System.clearProperty("wick.torch.options");
        }
    }

    private static long resident(ProcessHandle process) throws IOException {
        String line = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(text -> text.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
}
