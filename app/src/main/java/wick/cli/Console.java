package wick.cli;

import java.io.PrintStream;

/// Where messages and progress go while a verb works: standard error.
record Console(PrintStream messages) {

    void say(String line) {
        messages.println(line);
        messages.flush();
    }
}
