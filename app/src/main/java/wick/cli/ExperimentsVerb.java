package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.catalog.Catalog;
import wick.observable.Source;

/// `wick experiments`: what can be run.
@Command(
        name = "wick experiments",
        description = "List the experiments of the catalog: what each asks and which parameters it has.",
        footer = {"", "Examples:", "  wick experiments", "  wick experiments --json"})
final class ExperimentsVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) {
        List<Experiment> all = Catalog.all();
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("experiments", all.stream().map(ExperimentsVerb::json).toList());
        return Answer.of(json, () -> text(all));
    }

    private static SequencedMap<String, Object> json(Experiment experiment) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("id", experiment.id());
        json.put("title", experiment.title());
        json.put("question", experiment.question());
        json.put(
                "parameters",
                experiment.parameters().stream().map(ExperimentsVerb::json).toList());
        json.put("sources", experiment.sources().stream().map(Source::key).toList());
        return json;
    }

    private static SequencedMap<String, Object> json(Parameter parameter) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("name", parameter.name());
        json.put("description", parameter.description());
        json.put("default", parameter.standard());
        json.put("allowed", parameter.allowed());
        return json;
    }

    private static String text(List<Experiment> all) {
        StringBuilder text = new StringBuilder();
        for (Experiment experiment : all) {
            text.append(String.format("%s%n  %s%n", experiment.id(), experiment.question()));
            for (Parameter p : experiment.parameters()) {
                text.append(String.format("    -p %-28s %s%n", p.name() + "=" + p.standard(), p.description()));
            }
        }
        return text.append(String.format("%nRun one with 'wick run ID'.%n")).toString();
    }
}
