package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// What stands behind one word of the command line, such as `wick doctor`.
///
/// A verb returns its answer and prints nothing on standard output; what a person waiting wants to know
/// goes to the console as it happens.
interface Verb {
    Options options();

    /// Where `--out` puts the JSON object; empty for verbs that write files of another kind there.
    default Optional<Path> writesJsonTo() {
        return options().out();
    }

    Answer answer(Console console) throws IOException;
}
