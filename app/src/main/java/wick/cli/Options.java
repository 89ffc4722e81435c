package wick.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import wick.numeric.parallel.Parallel;

/// The options that every verb takes.
final class Options {
    /// What takes a value and leaves the numbers as they are.
    private static final Set<String> HARMLESS = Set.of("--out", "--threads", "--checkpoint");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb = CommandSpec.create();

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

    /// The command as it was given, without what leaves the numbers as they are.
    String command() {
        StringBuilder command = new StringBuilder(verb.name());
        Iterator<String> words =
                verb.commandLine().getParseResult().originalArgs().iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (HARMLESS.contains(word)) {
                words.next();
            } else if (!word.equals("--json") && HARMLESS.stream().noneMatch(option -> word.startsWith(option + "="))) {
                command.append(' ').append(word.contains(" ") ? "'" + word + "'" : word);
            }
        }
        return command.toString();
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

    /// Runs `work` with as many threads as were asked for.
    void withThreads(Runnable work) {
        if (threads.isEmpty()) {
            work.run();
            return;
        }
        if (threads.get() < 1) {
            throw new BadInput("--threads " + threads.get() + " must be at least 1");
        }
        Parallel.withThreads(threads.get(), work);
    }
}
