package wick.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import wick.text.InputException;

/// The one place that turns what went wrong into a message and an exit code.
final class Failures {
    static final int DONE = 0;
    static final int VERDICT_DIFFERS = 1;
    static final int BAD_INPUT = 2;
    static final int INTERNAL = 70;
    static final int KILLED = 137;

    private Failures() {}

    /// What `failure` means for whoever asked.
    static Failure of(Throwable failure) {
        return switch (failure) {
            case BadInput bad -> badInput(bad.getMessage());
            case InputException bad -> badInput(bad.getMessage());
            case UncheckedIOException wrapped -> of(Objects.requireNonNull(wrapped.getCause()));
            case FileSystemException file -> badInput(describe(file));
            case FileNotFoundException file -> badInput(file.getMessage());
            case IllegalArgumentException misuse when fromUs(misuse) -> badInput(misuse.getMessage());
            case OutOfMemoryError memory -> outOfMemory(memory);
            default -> internal(failure);
        };
    }

    /// An option that cannot be read; the nearest one is suggested, as a typing slip is the usual reason.
    static Failure of(ParameterException wrong) {
        List<String> unread = wrong.getCommandLine().getUnmatchedArguments();
        if (wrong instanceof MissingParameterException && !unread.isEmpty()) {
            // an option that is misspelled is also missing; the spelling is what helps
            return of(new UnmatchedArgumentException(wrong.getCommandLine(), unread));
        }
        List<String> hints = new ArrayList<>();
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            hints.add("wick: did you mean " + unmatched.getSuggestions().getFirst() + "?");
        }
        hints.add("Try '" + wrong.getCommandLine().getCommandName() + " --help'.");
        return new Failure(BAD_INPUT, String.valueOf(wrong.getMessage()), hints);
    }

    private static Failure badInput(@Nullable String message) {
        return Failure.badInput(String.valueOf(message));
    }

    private static String describe(FileSystemException failure) {
        String file = failure.getFile();
        return switch (failure) {
            case NoSuchFileException _ -> file + ": no such file or directory";
            case AccessDeniedException _ -> file + ": permission denied";
            case NotDirectoryException _ -> file + ": not a directory";
            case FileAlreadyExistsException _ -> file + ": exists and is not a directory";
            default -> file + ": " + failure.getReason();
        };
    }

    /// Our own checks of arguments throw it with a message for the user; from deeper down it is a fault of
    /// ours.
    private static boolean fromUs(IllegalArgumentException misuse) {
        StackTraceElement[] trace = misuse.getStackTrace();
        return misuse.getMessage() != null
                && trace.length > 0
                && trace[0].getClassName().startsWith("wick.");
    }

    private static Failure outOfMemory(OutOfMemoryError failure) {
        String message = "out of memory (" + failure.getMessage() + "); the heap is at most "
                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB. Ask for less, or set"
                + " WICK_JAVA_OPTIONS=-Xmx8g or so.";
        return new Failure(INTERNAL, message, List.of());
    }

    private static Failure internal(Throwable failure) {
        String message = "internal error: " + failure;
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        try {
            Path details = Files.createTempFile("wick-error-", ".txt");
            String machine = "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch");
            Files.writeString(
                    details,
                    String.join(System.lineSeparator(), Version.current().toString(), machine, trace.toString()));
            String hint = "wick: this is a fault in Wick, not in your input; details are in " + details;
            return new Failure(INTERNAL, message, List.of(hint));
        } catch (IOException unwritable) {
            return new Failure(INTERNAL, message, List.of(trace.toString()));
        }
    }
}
