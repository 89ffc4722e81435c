package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.experiment.Claim;
import wick.experiment.Comparison;
import wick.experiment.catalog.Catalog;
import wick.experiment.catalog.Claims;
import wick.store.OutputFolder;
import wick.text.Nearest;

/// `wick claims`: what the sources say, and what became of it.
@Command(
        name = "wick claims",
        description = {
            "List statements of the literature, the experiments that test them, and whether they hold.",
            "With --run: run those experiments now, once each, and print every comparison."
        },
        footer = {
            "",
            "--run writes the pages, JSON and arrays of each experiment into a folder of its",
            "name below --out (default: wick-claims).",
            "",
            "Examples:",
            "  wick claims",
            "  wick claims jefferson2025 --json",
            "  wick claims jefferson2025 --run --out tested",
            "  wick cite CLAIM"
        })
final class ClaimsVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WHICH",
            description = "A source's key or a claim's name (default: all claims).")
    private Optional<String> which = Optional.empty();

    @Option(names = "--run", description = "Run the experiments that test them.")
    private boolean run;

    @Override
    public Options options() {
        return options;
    }

    /// With `--run`, `--out` is a folder.
    @Override
    public Optional<Path> writesJsonTo() {
        return run ? Optional.empty() : options.out();
    }

    @Override
    public Answer answer(Console console) throws IOException {
        List<Claim> claims = claims();
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("claims", claims.stream().map(ClaimsVerb::json).toList());
        return run ? tested(claims, json, console) : Answer.of(json, () -> text(claims));
    }

    private List<Claim> claims() {
        if (which.isEmpty()) {
            return Claims.all();
        }
        String name = which.get();
        List<Claim> claims = Claims.all().stream()
                .filter(c -> c.id().equals(name) || c.source().key().equals(name))
                .toList();
        if (claims.isEmpty()) {
            TreeSet<String> names = new TreeSet<>(Claims.ids());
            Claims.all().forEach(claim -> names.add(claim.source().key()));
            throw new BadInput("there is no claim or source '" + name + "'" + Nearest.suggestion(name, names)
                    + "; there are: " + String.join(", ", names));
        }
        return claims;
    }

    /// Runs each experiment once, in the order in which the claims name them.
    private Answer tested(List<Claim> claims, SequencedMap<String, Object> json, Console console) throws IOException {
        Path top = options.out().orElse(Path.of("wick-claims"));
        SequencedMap<String, CatalogRun.Found> found = new LinkedHashMap<>();
        List<String> ids = claims.stream()
                .flatMap(claim -> claim.experiments().stream())
                .distinct()
                .toList();
        for (String id : ids) {
            console.say(String.format(Locale.ROOT, "%n%d of %d: %s", found.size() + 1, ids.size(), id));
            CatalogRun one = CatalogRun.of(Catalog.named(id), Map.of(), options);
            found.put(id, one.into(OutputFolder.prepare(top.resolve(id)), console));
        }
        List<Object> results = new ArrayList<>();
        found.values().forEach(one -> results.add(one.json()));
        json.put("results", results);
        List<Comparison> comparisons = found.values().stream()
                .flatMap(one -> one.result().comparisons().stream())
                .toList();
        return new Answer(
                json,
                () -> text(claims) + measured(found) + ComparisonWords.tally(comparisons) + System.lineSeparator()
                        + "Pages: " + top.toAbsolutePath() + System.lineSeparator(),
                comparisons.stream().allMatch(Comparison::asExpected));
    }

    private static String measured(SequencedMap<String, CatalogRun.Found> found) {
        StringBuilder text = new StringBuilder();
        found.forEach((id, one) ->
                text.append(String.format("%s: %s%n%s%n", id, one.result().answer(), one.lines())));
        return text.toString();
    }

    private static SequencedMap<String, Object> json(Claim claim) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("id", claim.id());
        json.put("statement", claim.statement());
        json.put("source", claim.source().citation());
        json.put("source_key", claim.source().key());
        json.put("verdict", word(claim).replace(' ', '_'));
        json.put("right", claim.right());
        json.put("experiments", claim.experiments());
        return json;
    }

    private static String word(Claim claim) {
        return claim.standing().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String text(List<Claim> claims) {
        StringBuilder text = new StringBuilder();
        for (Claim claim : claims) {
            text.append(String.format(
                    "%s: %s%n  \"%s\"%n  %s%n",
                    claim.id(), word(claim), claim.statement(), claim.source().citation()));
            if (!claim.right().isBlank()) {
                text.append(String.format("  Right: %s%n", claim.right()));
            }
            text.append(String.format("  Tested by: wick run %s%n%n", String.join(", wick run ", claim.experiments())));
        }
        return text.toString();
    }
}
