package wick.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// `wick`: reads the command line, lets a verb answer, prints the answer.
@Command(
        name = "wick",
        description = "A laboratory for the physics of neural networks: predicts how a network behaves from theory,"
                + " measures it on real networks, and shows both side by side with errors and a verdict.%n",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footer = {
            "",
            "'wick VERB --help' explains a verb and gives examples.",
            "Exit code: 0 done, 1 a verdict differs from the expected one, 2 bad input."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.Provider.class,
        subcommands = {DoctorVerb.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        List<String> list = List.of(arguments);
        if (Relaunch.needed(list)) {
            System.exit(Relaunch.run(list));
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
        if (arguments.equals(List.of("--version"))) {
            out.println(Version.current());
            return Failures.DONE;
        }
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setAbbreviatedOptionsAllowed(false);
        line.setParameterExceptionHandler((wrong, _) -> complain(wrong, err));
        line.setExecutionExceptionHandler((failure, _, _) -> Failures.report(failure, err));
        line.setExecutionStrategy(parsed -> run(parsed, out, err));
        return line.execute(arguments.toArray(String[]::new));
    }

    private static int run(ParseResult parsed, PrintStream out, PrintStream err) {
        if (CommandLine.executeHelpRequest(parsed) != null) {
            return Failures.DONE;
        }
        CommandLine asked = parsed.asCommandLineList().getLast();
        if (!(asked.getCommandSpec().userObject() instanceof Verb verb)) {
            asked.usage(out);
            return Failures.DONE;
        }
        try {
            verb.options().apply();
            Answer answer = verb.answer(new Console(err));
            print(verb.options(), answer, out);
            return answer.asExpected() ? Failures.DONE : Failures.VERDICT_DIFFERS;
        } catch (IOException | RuntimeException | Error failure) {
            out.flush();
            return Failures.report(failure, err);
        }
    }

    private static void print(Options options, Answer answer, PrintStream out) {
        out.print(options.json() ? Json.write(answer.json()) : answer.text().get());
        out.flush();
    }

    /// The nearest verb or option is suggested, as a typing slip is the usual reason.
    private static int complain(ParameterException wrong, PrintStream err) {
        err.println("wick: " + wrong.getMessage());
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty()) {
                err.println("wick: did you mean " + String.join(" or ", near.subList(0, Math.min(3, near.size())))
                        + "?");
            }
        }
        err.println("Try '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return Failures.BAD_INPUT;
    }
}
