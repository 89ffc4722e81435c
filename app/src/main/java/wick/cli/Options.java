package wick.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that every verb takes.
final class Options {
    @Option(names = "--json", description = "Print one JSON object on standard output, and nothing else there.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description = "Write the result here: a directory for a study, a file elsewhere. Replaced in one step.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of everything random (default: that of the file, else 1).")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of threads (default: all cores). Results are the same for any number.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this page.")
    private boolean help;

    boolean json() {
        return json;
    }

    Optional<Path> out() {
        return out;
    }

    /// The seed if one was given.
    Optional<Long> seedGiven() {
        return seed;
    }

    long seed() {
        return seed.orElse(1L);
    }

    boolean help() {
        return help;
    }

    /// Makes the number of threads known; must come before the first parallel work, which reads it once.
    void apply() {
        threads.ifPresent(count -> {
            if (count < 1) {
                throw new BadInput("--threads " + count + " must be at least 1");
            }
            System.setProperty("wick.threads", Integer.toString(count));
        });
    }
}
