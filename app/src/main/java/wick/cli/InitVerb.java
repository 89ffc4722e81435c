package wick.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.data.Atomic;
import wick.network.Example;
import wick.text.Nearest;

/// `wick init`: a commented network file to start from.
@Command(
        name = "wick init",
        description = "Write a commented network file to start from.",
        footer = {
            "",
            "Examples:",
            "  wick init                             network.yaml, explaining every field",
            "  wick init mine.yaml --from pytorch    torch.nn.Linear layers with PyTorch's defaults"
        })
final class InitVerb implements Verb {
    private static final Map<String, Example> STARTS = new TreeMap<>(Map.of(
            "starter", Example.STARTER,
            "pytorch", Example.PYTORCH_DEFAULT,
            "digits", Example.DIGITS,
            "convolution", Example.CONVOLUTION,
            "chaotic", Example.CHAOTIC));

    @Mixin
    private Options options = new Options();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "File to write (default: network.yaml).")
    private Path file = Path.of("network.yaml");

    @Option(
            names = "--from",
            paramLabel = "NAME",
            defaultValue = "starter",
            description =
                    "What to start from: starter, pytorch, digits, convolution, chaotic (default: ${DEFAULT-VALUE}).")
    private String from = "starter";

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Optional<Path> writesJsonTo() {
        return Optional.empty();
    }

    @Override
    public Answer answer(Console console) throws IOException {
        Example start = STARTS.get(from.toLowerCase(Locale.ROOT));
        if (start == null) {
            List<String> names = List.copyOf(STARTS.keySet());
            throw new BadInput(
                    "--from " + from + " must be one of " + String.join(", ", names) + Nearest.suggestion(from, names));
        }
        Path target = options.out().orElse(file);
        if (Files.exists(target) && !force) {
            throw new BadInput(target + " exists; name another file, or replace it with --force");
        }
        Atomic.write(target, out -> out.write(start.text().getBytes(StandardCharsets.UTF_8)));
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("file", target.toString());
        json.put("request", Map.of("from", from));
        return Answer.of(
                json, () -> "Wrote %s. Next:%n  wick check %s%n  wick study %s%n".formatted(target, target, target));
    }
}
