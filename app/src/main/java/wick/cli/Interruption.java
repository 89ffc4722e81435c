package wick.cli;

import java.io.PrintStream;

/// Says in one line that a run was stopped from outside. Java itself ends with 128 plus the signal, and half-written
/// files are swept away by those who write them.
final class Interruption {
    private volatile boolean over;

    private Interruption() {}

    /// From now on until [#over] the end of this process is an interruption.
    static Interruption toldTo(PrintStream err) {
        Interruption interruption = new Interruption();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (!interruption.over) {
                                err.println("wick: interrupted");
                            }
                        },
                        "wick-interruption"));
        return interruption;
    }

    /// Nothing is left to be interrupted, or another process has taken over.
    void over() {
        over = true;
    }
}
