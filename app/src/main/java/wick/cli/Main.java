package wick.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import wick.text.Json;

/// `wick`: reads the command line, lets a verb answer, prints the answer.
public final class Main {
    private static final Set<String> HELP = Set.of("--help", "-h", "help");
    private static final Set<String> VERSION = Set.of("--version", "-V", "version");

    private Main() {}

    public static void main(String[] arguments) {
        if (Relaunch.needed(List.of(arguments))) {
            System.exit(Relaunch.run(List.of(arguments)));
        }
        Relaunch.endWithParent();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Interruption interruption = Interruption.toldTo(err);
        int code = begun(arguments, out, err, interruption);
        interruption.over();
        System.exit(code);
    }

    private static int begun(String[] arguments, PrintStream out, PrintStream err, Interruption interruption) {
        try {
            return execute(arguments, out, err);
        } catch (LeanStart.TooHeavy heavy) {
            interruption.over();
            return Relaunch.run(List.of(arguments));
        }
    }

    /// Runs one command line in this process and returns its exit code.
    public static int execute(String[] arguments, PrintStream out, PrintStream err) {
        int code = execute(List.of(arguments), out, err);
        out.flush();
        err.flush();
        return code;
    }

    private static int execute(List<String> arguments, PrintStream out, PrintStream err) {
        String first = arguments.isEmpty() ? "--help" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        if (VERSION.contains(first)) {
            out.println(Version.current());
            return Failures.DONE;
        }
        if (HELP.contains(first)) {
            if (rest.isEmpty()) {
                out.print(Verbs.page());
                return Failures.DONE;
            }
            return execute(List.of(rest.getFirst(), "--help"), out, err);
        }
        return Verbs.named(first)
                .map(entry -> tell(Execution.of(entry, rest, Console.on(err)), out, err))
                .orElseGet(() -> tell(new Outcome.Refused(Verbs.unknown(first)), out, err));
    }

    /// Prints what came of it and returns the exit code.
    private static int tell(Outcome outcome, PrintStream out, PrintStream err) {
        switch (outcome) {
            case Outcome.Answered(Answer answer, Options options) ->
                out.print(
                        options.json()
                                ? Json.text(answer.json())
                                : answer.text().get());
            case Outcome.Explained(String page) -> out.print(page);
            case Outcome.Refused(Failure failure) -> failure.tell(err);
        }
        return outcome.code();
    }
}
