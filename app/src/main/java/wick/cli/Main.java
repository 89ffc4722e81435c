package wick.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import wick.data.Atomic;
import wick.text.Json;
import wick.text.Nearest;

/// `wick`: reads the command line, lets a verb answer, prints the answer.
public final class Main {
    private static final Set<String> HELP = Set.of("--help", "-h", "help");
    private static final Set<String> VERSION = Set.of("--version", "-V", "version");

    private Main() {}

    public static void main(String[] arguments) {
        if (Relaunch.needed(List.of(arguments))) {
            System.exit(Relaunch.run(List.of(arguments)));
        }
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(execute(arguments, out, err));
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
                .map(entry -> run(entry.make().get(), rest, out, err))
                .orElseGet(() -> unknown(first, err));
    }

    private static int unknown(String first, PrintStream err) {
        String kind = first.startsWith("-") ? "option before a verb" : "verb";
        err.println("wick: there is no " + kind + " '" + first + "'" + Nearest.suggestion(first, Verbs.names()));
        err.println("Try 'wick --help'.");
        return Failures.BAD_INPUT;
    }

    private static int run(Verb verb, List<String> arguments, PrintStream out, PrintStream err) {
        CommandLine line = new CommandLine(verb);
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler((wrong, _) -> complain(wrong, err));
        line.setExecutionStrategy(parsed -> answer(verb, parsed, out, err));
        return line.execute(arguments.toArray(String[]::new));
    }

    private static int answer(Verb verb, ParseResult parsed, PrintStream out, PrintStream err) {
        if (CommandLine.executeHelpRequest(parsed) != null) {
            return Failures.DONE;
        }
        try {
            verb.options().apply();
            Answer answer = verb.answer(new Console(err));
            String json = Json.text(answer.json());
            if (verb.writesJsonTo().isPresent()) {
                Atomic.write(verb.writesJsonTo().get(), file -> file.write(json.getBytes(StandardCharsets.UTF_8)));
            }
            out.print(verb.options().json() ? json : answer.text().get());
            return answer.asExpected() ? Failures.DONE : Failures.VERDICT_DIFFERS;
        } catch (IOException | RuntimeException | Error failure) {
            return Failures.report(failure, err);
        }
    }

    /// The nearest option is suggested, as a typing slip is the usual reason.
    private static int complain(ParameterException wrong, PrintStream err) {
        err.println("wick: " + wrong.getMessage());
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            err.println("wick: did you mean " + unmatched.getSuggestions().getFirst() + "?");
        }
        err.println("Try '" + wrong.getCommandLine().getCommandName() + " --help'.");
        return Failures.BAD_INPUT;
    }
}
