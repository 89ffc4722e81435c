package wick.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the benchmarks whose names contain one of the given words, or all:
/// `java -jar benchmarks/target/benchmarks.jar [--out FOLDER] [--seconds S] [-p NAME=VALUE,VALUE ...]
/// [WORD ...]` with a JDK 25. `-p` takes other values for a parameter, such as `-p size=1024,4096`.
///
/// Writes `FOLDER/<machine>.json` (default folder: `benchmarks/target/results` below the current
/// directory).
public final class Main {
    /// The flags with which Wick runs.
    private static final String[] FLAGS = {
        "--enable-native-access=ALL-UNNAMED",
        "--add-modules=jdk.incubator.vector",
        "--sun-misc-unsafe-memory-access=allow",
        "-Xms3g",
        "-Xmx3g"
    };

    private static final int ROUNDS = 5;

    private Main() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        Path folder = Path.of("benchmarks", "target", "results");
        double seconds = 1;
        List<String> words = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--out" -> folder = Path.of(valueAfter(arguments, i++));
                case "--seconds" -> seconds = Double.parseDouble(valueAfter(arguments, i++));
                case "-p" -> parameters.add(valueAfter(arguments, i++));
                case String word -> words.add(word);
            }
        }
        ChainedOptionsBuilder plan = plan(seconds);
        words.forEach(plan::include);
        parameters.forEach(parameter -> choose(parameter, plan));
        Collection<RunResult> results = new Runner(plan.build()).run();
        var report = Report.of(Machine.thisOne(), results);
        System.out.println(report.table());
        System.out.println("written to " + report.writtenInto(folder));
    }

    private static ChainedOptionsBuilder plan(double seconds) {
        TimeValue round = TimeValue.milliseconds(Math.round(1000 * seconds));
        return new OptionsBuilder()
                .forks(1)
                .jvmArgs(FLAGS)
                .warmupIterations(2)
                .warmupTime(round)
                .measurementIterations(ROUNDS)
                .measurementTime(round)
                .shouldFailOnError(true);
    }

    private static void choose(String parameter, ChainedOptionsBuilder plan) {
        int equals = parameter.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("-p " + parameter + " where NAME=VALUE is needed");
        }
        plan.param(
                parameter.substring(0, equals), parameter.substring(equals + 1).split(",", -1));
    }

    private static String valueAfter(String[] arguments, int index) {
        if (index + 1 == arguments.length) {
            throw new IllegalArgumentException(arguments[index] + " needs a value");
        }
        return arguments[index + 1];
    }
}
