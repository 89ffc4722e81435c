package wick.cli;

import java.io.PrintStream;

/// Where messages and progress go while a verb works: standard error, or events of a server.
interface Console {

    void say(String line);

    /// A line at once for each message.
    static Console on(PrintStream messages) {
        return line -> {
            messages.println(line);
            messages.flush();
        };
    }
}
