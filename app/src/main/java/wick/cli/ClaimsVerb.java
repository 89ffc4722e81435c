package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import wick.experiment.Claim;
import wick.experiment.catalog.Claims;

/// `wick claims`: what the sources say, and what became of it.
@Command(
        name = "wick claims",
        description = "List statements of the literature, the experiments that test them, and whether they hold.",
        footer = {"", "Examples:", "  wick claims", "  wick claims --json", "  wick cite CLAIM"})
final class ClaimsVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) {
        List<Claim> claims = Claims.all();
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("claims", claims.stream().map(ClaimsVerb::json).toList());
        return Answer.of(json, () -> text(claims));
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
