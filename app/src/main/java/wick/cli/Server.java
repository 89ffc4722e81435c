package wick.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import wick.text.Json;
import wick.text.Value;

/// Answers requests one after the other until there are no more. A request that fails is answered with an
/// error and nothing else changes.
final class Server {
    private static final String VERB = "serve";

    private final RequestLines requests;
    private final PrintStream answers;
    private final Console console;
    private Optional<Object> asked = Optional.empty();
    private boolean ended;
    private int count;
    private int errors;

    Server(InputStream requests, PrintStream answers, Console console) {
        this.requests = new RequestLines(requests, Request.LIMITS.bytes());
        this.answers = answers;
        this.console = console;
    }

    /// How many requests there were, and how many of them could not be answered.
    record Tally(int requests, int errors) {}

    /// Returns at the end of the input, or when nobody takes the answers.
    Tally run() throws IOException {
        Documents documents = new Documents(Files.createTempDirectory("wick-serve-"));
        Thread interrupted = new Thread(() -> interrupted(documents), "wick-serve-end");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            Optional<byte[]> line = requests.next();
            while (line.isPresent() && !answers.checkError()) {
                if (!new String(line.get(), StandardCharsets.UTF_8).isBlank()) {
                    answer(line.get(), documents);
                }
                line = requests.next();
            }
            return new Tally(count, errors);
        } finally {
            forget(interrupted);
            remove(documents);
        }
    }

    private void answer(byte[] line, Documents documents) {
        long start = System.nanoTime();
        Object id = Optional.empty();
        Outcome outcome;
        try {
            Value tree = Request.parse(line);
            id = Request.id(tree);
            begin(id);
            outcome = outcome(Request.of(tree), documents);
        } catch (RuntimeException failure) {
            begin(id);
            outcome = new Outcome.Refused(Failures.of(failure));
        }
        end(outcome, id, 1e-9 * (System.nanoTime() - start), documents);
    }

    private Outcome outcome(Request request, Documents documents) {
        String name = request.verb().string();
        Optional<Verbs.Entry> entry = Verbs.named(name);
        if (entry.isEmpty()) {
            return new Outcome.Refused(Verbs.unknown(name));
        }
        if (name.equals(VERB)) {
            throw new BadInput("the verb serve cannot be asked of a server");
        }
        Console said = request.events() ? event -> say(request.id(), event) : console;
        List<String> words =
                new RequestWords(Execution.lineOf(entry.get().make().get()).getCommandSpec(), documents).of(request);
        return Execution.of(entry.get(), words, said);
    }

    private synchronized void begin(Object id) {
        asked = Optional.of(id);
        count++;
    }

    private synchronized void say(Object id, String text) {
        SequencedMap<String, Object> event = new LinkedHashMap<>();
        event.put("id", id);
        event.put("event", text);
        print(Json.line(event));
    }

    private synchronized void end(Outcome outcome, Object id, double seconds, Documents documents) {
        SequencedMap<String, Object> line = new LinkedHashMap<>();
        line.put("id", id);
        line.put("code", outcome.code());
        line.put("seconds", seconds);
        switch (outcome) {
            case Outcome.Answered(Answer answer, Options _) -> line.put("answer", answer.json());
            case Outcome.Explained(String page) -> line.put("answer", Map.of("help", page));
            case Outcome.Refused(Failure failure) -> {
                errors++;
                line.put("error", error(failure, documents));
            }
        }
        asked = Optional.empty();
        print(Json.line(line));
        documents.clear();
    }

    private static SequencedMap<String, Object> error(Failure failure, Documents documents) {
        SequencedMap<String, Object> error = new LinkedHashMap<>();
        error.put("message", documents.without(failure.message()));
        error.put("hints", failure.hints());
        return error;
    }

    private void print(String line) {
        if (!ended) {
            answers.print(line + "\n");
            answers.flush();
        }
    }

    /// The process is being ended: whoever still waits is told.
    private synchronized void interrupted(Documents documents) {
        asked.ifPresent(id -> end(new Outcome.Refused(new Failure(130, "interrupted", List.of())), id, 0, documents));
        ended = true;
        remove(documents);
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the process is being ended at this very moment, and the hook does what is left
        }
    }

    private static void remove(Documents documents) {
        try {
            documents.clear();
            Files.deleteIfExists(documents.folder());
        } catch (IOException | UncheckedIOException left) {
            // a temporary folder that stays behind harms nobody
        }
    }
}
