package wick.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `wick serve --stdio`: one process for many questions.
@Command(
        name = "wick serve",
        description = {
            "Answer requests from standard input, one JSON object a line, on standard output, one JSON object a line, in"
                    + " the order asked and one after the other. What Java and the linear algebra library have warmed up"
                    + " stays warm. No network is involved."
        },
        footer = {
            "",
            "A request names a verb, and what follows it on the command line:",
            "  {\"id\": 1, \"verb\": \"kernel\", \"arguments\": [\"network.yaml\"],",
            "   \"options\": {\"inputs\": \"X.npy\", \"out\": \"K.npz\", \"kinds\": [\"ntk\"]}}",
            "on one line. Options without a value are true or false. A network may stand in",
            "place of its file, as an object; files it names then need whole paths. Arrays",
            "are handed over as files. With \"events\": true what a verb says on the way",
            "comes as lines with the keys id and event, otherwise on standard error.",
            "",
            "An answer: {\"id\": 1, \"code\": 0, \"seconds\": 0.02, \"answer\": {...}}, the object",
            "that --json prints; code 1: a verdict differs from the expected one.",
            "No answer: {\"id\": 1, \"code\": 2, \"seconds\": 0.001, \"error\": {\"message\": ...,",
            "\"hints\": [...]}}, and the next request is read. The end of the input ends the",
            "server when all is answered; an interrupt ends it at once.",
            "",
            "Examples:",
            "  wick serve --stdio",
            "  echo '{\"verb\": \"doctor\"}' | wick serve --stdio"
        })
final class ServeVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Option(names = "--stdio", required = true, description = "Use standard input and output, the only way there is.")
    private boolean stdio;

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) throws IOException {
        if (!stdio) {
            throw new BadInput("--stdio is missing: it is the only way to be reached");
        }
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        Server.Tally tally = new Server(System.in, out, console).run();
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("requests", tally.requests());
        json.put("errors", tally.errors());
        return Answer.of(json, () -> "");
    }
}
