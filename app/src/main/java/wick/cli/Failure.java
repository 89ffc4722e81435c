package wick.cli;

import java.io.PrintStream;
import java.util.List;

/// Why there is no answer: the exit code, the message, and what may help, each on a line of its own.
record Failure(int code, String message, List<String> hints) {

    Failure {
        hints = List.copyOf(hints);
    }

    static Failure badInput(String message, String... hints) {
        return new Failure(Failures.BAD_INPUT, message, List.of(hints));
    }

    void tell(PrintStream err) {
        err.println("wick: " + message);
        hints.forEach(err::println);
    }
}
