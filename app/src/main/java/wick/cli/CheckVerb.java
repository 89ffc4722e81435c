package wick.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import wick.network.NetworkFile;
import wick.network.NetworkSummary;

/// `wick check`: is this file what I mean?
@Command(
        name = "wick check",
        description = "Read a network file strictly; print its layers, parameter count and memory.",
        footer = {"", "Examples:", "  wick check network.yaml", "  wick check network.yaml --json"})
final class CheckVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "FILE", description = "A network file, or a study file.")
    private Path file = Path.of("network.yaml");

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) {
        NetworkSummary summary = NetworkSummary.of(NetworkFile.read(file));
        SequencedMap<String, Object> json = new LinkedHashMap<>(summary.json());
        json.put("request", Map.of("file", file.toString()));
        return Answer.of(json, summary::text);
    }
}
