package wick.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wick.text.InputException;

/// The one place that turns what went wrong into a message and an exit code.
final class Failures {
    static final int DONE = 0;
    static final int VERDICT_DIFFERS = 1;
    static final int BAD_INPUT = 2;
    static final int INTERNAL = 70;

    private Failures() {}

    /// Tells what happened on `err` and returns the exit code.
    static int report(Throwable failure, PrintStream err) {
        return switch (failure) {
            case BadInput bad -> badInput(bad.getMessage(), err);
            case InputException bad -> badInput(bad.getMessage(), err);
            case UncheckedIOException wrapped -> report(Objects.requireNonNull(wrapped.getCause()), err);
            case FileSystemException file -> badInput(describe(file), err);
            case FileNotFoundException file -> badInput(file.getMessage(), err);
            case IllegalArgumentException misuse when fromUs(misuse) -> badInput(misuse.getMessage(), err);
            case OutOfMemoryError memory -> outOfMemory(memory, err);
            default -> internal(failure, err);
        };
    }

    private static int badInput(@Nullable String message, PrintStream err) {
        err.println("wick: " + message);
        return BAD_INPUT;
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

    private static int outOfMemory(OutOfMemoryError failure, PrintStream err) {
        err.println("wick: out of memory (" + failure.getMessage() + "); the heap is at most "
                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB. Ask for less, or set"
                + " WICK_JAVA_OPTIONS=-Xmx8g or so.");
        return INTERNAL;
    }

    private static int internal(Throwable failure, PrintStream err) {
        err.println("wick: internal error: " + failure);
        try {
            Path details = Files.createTempFile("wick-error-", ".txt");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(details, StandardCharsets.UTF_8))) {
                writer.println(Version.current());
                writer.println("Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch"));
                failure.printStackTrace(writer);
            }
            err.println("wick: this is a fault in Wick, not in your input; details are in " + details);
        } catch (IOException unwritable) {
            failure.printStackTrace(err);
        }
        return INTERNAL;
    }
}
