package wick.torch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.lab.training.engine.Engines;
import wick.network.NetworkFile;
import wick.network.Wiring;
import wick.network.training.Batches;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.Precision;
import wick.network.training.RateFactors;
import wick.network.training.Recipe;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;

/// Times a training step 784-512-512-10, batch 128, float32, on bare libtorch and on every engine, by turns in one
/// run: `StepTimes [THREADS [ROUNDS]]` prints, for every optimizer, the best and the middle of the rounds, and the
/// middle of the ratios.
///
/// Before each turn comes a pause: threads of OpenBLAS in another process go on spinning for some time after
/// their work, and would take a core from the next.
public final class StepTimes {
    private static final int POINTS = 1024;
    private static final int STEPS = 40;
    private static final int PAUSE_MILLISECONDS = 250;
    private static final Map<String, Optimizer> OPTIMIZERS = optimizers();

    private StepTimes() {}

    /// Something that does a number of steps and gives the nanoseconds for one.
    private interface Runner {
        double run(int steps) throws IOException;
    }

    private static final class Timed {
        private final String name;
        private final Runner runner;
        private final double[] rounds;

        Timed(String name, Runner runner, int count) {
            this.name = name;
            this.runner = runner;
            rounds = new double[count];
        }
    }

    private static Map<String, Optimizer> optimizers() {
        Map<String, Optimizer> optimizers = new LinkedHashMap<>();
        optimizers.put("sgd", new Optimizer.Sgd(0.05));
        optimizers.put("momentum", new Optimizer.Sgd(0.005, 0.9, false, 0));
        optimizers.put("adam", new Optimizer.Adam(1e-4));
        return optimizers;
    }

    public static void main(String[] words) {
        int threads = words.length > 0 ? Integer.parseInt(words[0]) : 1;
        int rounds = words.length > 1 ? Integer.parseInt(words[1]) : 12;
        Process bare = Worker.bare(threads);
        PrintWriter to = new PrintWriter(bare.outputWriter(), true);
        BufferedReader from = bare.inputReader();
        Parallel.withThreads(
                threads,
                () -> OPTIMIZERS.forEach((name, optimizer) -> {
                    List<Timed> all = new ArrayList<>();
                    all.add(new Timed(
                            "bare libtorch",
                            steps -> {
                                to.println(name + " " + steps);
                                return Double.parseDouble(from.readLine());
                            },
                            rounds));
                    all.addAll(engines(optimizer, rounds));
                    rounds(all, rounds);
                    print(all, name + ", " + threads + " threads");
                }));
        bare.destroy();
    }

    private static List<Timed> engines(Optimizer optimizer, int rounds) {
        List<Timed> engines = new ArrayList<>();
        TrainingTask task = task(optimizer, (rounds + 2) * STEPS);
        for (TrainingEngine engine : Engines.known()) {
            if (engine.obstacle(task).isEmpty()) {
                TrainingSession session = engine.open(task, Address.of(1, "step times"));
                engines.add(new Timed("engine " + engine.name(), steps -> timed(session, steps), rounds));
            }
        }
        return engines;
    }

    private static double timed(TrainingSession session, int steps) {
        long begin = System.nanoTime();
        session.advance(steps);
        return (System.nanoTime() - begin) / (double) steps;
    }

    private static void rounds(List<Timed> all, int rounds) {
        try {
            for (int round = -2; round < rounds; round++) {
                for (Timed one : all) {
                    Thread.sleep(PAUSE_MILLISECONDS);
                    double time = one.runner.run(STEPS);
                    if (round >= 0) {
                        one.rounds[round] = time;
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the process of bare libtorch is gone", e);
        }
    }

    private static void print(List<Timed> all, String what) {
        double[] first = all.getFirst().rounds;
        for (Timed one : all) {
            double[] ratios = new double[first.length];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = one.rounds[i] / first[i];
            }
            System.out.printf(
                    "%s, %-14s best %.3f ms, middle %.3f ms, middle of ratios %.3f%n",
                    what,
                    one.name,
                    Arrays.stream(one.rounds).min().orElseThrow() / 1e6,
                    middle(one.rounds) / 1e6,
                    middle(ratios));
        }
    }

    private static double middle(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static TrainingTask task(Optimizer optimizer, int steps) {
        Wiring wiring = NetworkFile.parse("step times", """
                        network:
                          input: 784
                          layers:
                            - dense: {width: 512, weight-variance: 1}
                            - activation: relu
                            - dense: {width: 512, weight-variance: 1}
                            - activation: relu
                            - dense: {width: 10, weight-variance: 1}
                        """).wire();
        Matrix inputs = Matrix.zeros(POINTS, 784);
        Matrix targets = Matrix.zeros(POINTS, 10);
        Address.of(1, "step times").open().normalsInto(inputs.entries().length, inputs.entries(), 0);
        for (int i = 0; i < POINTS; i++) {
            targets.set(i, i % 10, 1);
        }
        Recipe recipe = new Recipe(optimizer, Loss.CROSS_ENTROPY, steps)
                .with(new Batches.Shuffled(128))
                .with(Precision.FLOAT32);
        return new TrainingTask(
                wiring, recipe, RateFactors.uniform(wiring), new TrainingTask.Examples(inputs, targets));
    }
}
