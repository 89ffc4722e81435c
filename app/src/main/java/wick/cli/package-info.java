/// **The command line: one door to everything, computing nothing itself.**
///
/// Question    What did the user ask for, and how is the answer told?
/// Gives       `wick VERB`: results on standard output, messages on standard error, an exit code
/// Read first  [Verb], [Main]
/// Imports     every room whose results it prints
/// Law         bad input is one clear message and exit code 2; nothing half-written is ever left behind
@NullMarked
package wick.cli;

import org.jspecify.annotations.NullMarked;
