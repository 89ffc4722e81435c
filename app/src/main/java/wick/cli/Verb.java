package wick.cli;

import java.io.IOException;

/// What stands behind one word of the command line, such as `wick doctor`.
///
/// A verb returns its answer and prints nothing on standard output; what a person waiting wants to know goes to the
/// console as it happens.
interface Verb {
    Options options();

    Answer answer(Console console) throws IOException;
}
