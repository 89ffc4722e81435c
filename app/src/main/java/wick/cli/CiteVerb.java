package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import wick.experiment.Claim;
import wick.experiment.Experiment;
import wick.experiment.catalog.Catalog;
import wick.experiment.catalog.Claims;
import wick.observable.Source;
import wick.text.Nearest;

/// `wick cite`: the works behind an experiment or a claim, as BibTeX.
@Command(
        name = "wick cite",
        description = "Print the sources of an experiment or a claim as BibTeX.",
        footer = {"", "Examples:", "  wick cite trainable-depth", "  wick cite trainable-depth >> thesis.bib"})
final class CiteVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "ID", description = "An experiment, a claim, or a source's key.")
    private String id = "";

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) {
        SequencedMap<String, List<Source>> all = all();
        List<Source> sources = all.get(id);
        if (sources == null) {
            throw new BadInput("there is no experiment, claim or source '" + id + "'"
                    + Nearest.suggestion(id, all.keySet()) + "; there are " + String.join(", ", all.keySet()));
        }
        String bibtex = sources.stream().map(Source::bibtex).collect(Collectors.joining("\n"));
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("citations", sources.stream().map(Source::citation).toList());
        json.put("bibtex", bibtex);
        return Answer.of(json, () -> bibtex);
    }

    /// Everything that can be cited, by name.
    private static SequencedMap<String, List<Source>> all() {
        SequencedMap<String, List<Source>> all = new LinkedHashMap<>();
        for (Experiment experiment : Catalog.all()) {
            all.put(experiment.id(), experiment.sources());
        }
        for (Claim claim : Claims.all()) {
            all.putIfAbsent(claim.id(), List.of(claim.source()));
        }
        List.copyOf(all.values()).stream()
                .flatMap(List::stream)
                .forEach(source -> all.putIfAbsent(source.key(), List.of(source)));
        return all;
    }
}
