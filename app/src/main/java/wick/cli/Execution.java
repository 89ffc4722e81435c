package wick.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import wick.data.Atomic;
import wick.text.Json;

/// The one way from words to an answer, for the command line and for a server.
final class Execution {
    private Execution() {}

    static Outcome of(Verbs.Entry entry, List<String> arguments, Console console) {
        try {
            Verb verb = entry.make().get();
            CommandLine line = lineOf(verb);
            if (line.parseArgs(arguments.toArray(String[]::new)).isUsageHelpRequested()) {
                return new Outcome.Explained(line.getUsageMessage());
            }
            return new Outcome.Answered(answer(verb, console), verb.options());
        } catch (LeanStart.TooHeavy heavy) {
            throw heavy;
        } catch (ParameterException wrong) {
            return new Outcome.Refused(Failures.of(wrong));
        } catch (RuntimeException | Error failure) {
            return new Outcome.Refused(Failures.of(failure));
        }
    }

    /// The parser of a verb's options; a word that begins with @ is no file of further words.
    static CommandLine lineOf(Verb verb) {
        return new CommandLine(verb).setUsageHelpAutoWidth(true).setExpandAtFiles(false);
    }

    private static Answer answer(Verb verb, Console console) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        verb.options().withThreads(() -> {
            try {
                answer.set(verb.answer(console));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Answer given = Objects.requireNonNull(answer.get());
        String json = Json.text(given.json());
        verb.writesJsonTo().ifPresent(path -> write(path, json));
        return given;
    }

    private static void write(Path path, String json) {
        try {
            Atomic.write(path, file -> file.write(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
